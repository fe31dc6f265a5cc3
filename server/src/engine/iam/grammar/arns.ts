/** The form of ARNs in a statement: fields, partition, service, region and account. */
import { HOLE } from '../../syntax/value';
import { hasWildcard } from '../match';
import type { GrammarIssue, Statement } from '../model';
import { canMeet } from '../rights/pattern-sets';
import { servicesOf, templatesOf } from '../table/actions';
import { nearest } from '../table/nearest';
import { isWrittenOut } from '../word';

const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'];

/** A policy variable has colons of its own. */
const VARIABLE = /\$\{[^{}]{0,200}\}/g;

/** A mark that is replaced before AWS sees it: `_BUCKET_ARN_`, `<role>`, `{{arn}}`, `%ARN%`. */
const STAND_IN = /^[A-Z][A-Z0-9_]*$|^_|^[<{%$@#[]/;

/** Owners that are no account number: AWS itself and what it calls its own. */
const OWNERS = /^(?:aws|aws-managed|amazon|cloudfront|self|third-party|aws-marketplace|\d{12})?$/;

export function arnIssues(statement: Statement): GrammarIssue[] {
  return [...statement.resources, ...statement.notResources].flatMap((term) => {
    if (!isWrittenOut(term)) return [];
    const text = term.text.replace(VARIABLE, HOLE);
    if (/^[*?]/.test(text) || text.startsWith(HOLE) || text.startsWith('execute-api:')) return [];
    const found = text.startsWith('arn:') ? formOf(text) : noArn(text);
    return found ? { ...found, span: term.span } : [];
  });
}

type Issue = Pick<GrammarIssue, 'code' | 'message'>;

/** What is no ARN at all; a text that is mostly not known may be anything. */
function noArn(text: string): Issue | undefined {
  if (text.includes(HOLE) || text === '' || STAND_IN.test(text)) return undefined;
  return { code: 'arn-prefix', message: 'A resource is neither * nor an ARN that begins with arn:' };
}

function formOf(text: string): Issue | undefined {
  const certain = text.includes(HOLE) ? text.slice(0, text.indexOf(HOLE)).split(':').slice(0, -1) : text.split(':');
  const fixed = (at: number) => (hasWildcard(certain[at] ?? '*') ? undefined : certain[at]);
  const [partition, service, region, account] = [fixed(1), fixed(2), fixed(3), fixed(4)];
  if (!text.includes(HOLE) && certain.length < 6 && !/:[*?]+$/.test(text)) {
    return { code: 'arn-fields', message: 'An ARN has six fields with colons between them; this one has fewer' };
  }
  // An empty one is what `try` falls back to where a module is only looked at.
  if (partition && !PARTITIONS.includes(partition)) {
    return { code: 'arn-partition', message: 'The ARN names a partition that AWS does not have' };
  }
  if (service !== undefined && service !== service.toLowerCase()) {
    return { code: 'arn-service', message: 'The service of an ARN is written in lower case' };
  }
  if (service !== undefined && !isService(service)) {
    return { code: 'arn-service', message: 'The ARN names a service that AWS does not have' };
  }
  if (region && !/^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/.test(region)) {
    return { code: 'arn-region', message: 'The ARN has something else where its region stands' };
  }
  if (account && /^\d+$/.test(account) && !OWNERS.test(account)) {
    return { code: 'arn-account', message: 'The account of an ARN has twelve digits' };
  }
  return certain.length >= 6 || text.includes(HOLE) ? placeOf(text, service, region, account) : undefined;
}

/** Services with ARNs of their own that no action has as its prefix. */
const OTHER_SERVICES = [
  'catalog',
  'aws-marketplace',
  'servicecatalog',
  'deviceadvisor',
  'opsworks',
  'qldb',
  'lookoutvision',
  'robomaker',
];

function isService(name: string): boolean {
  if (servicesOf(name).length > 0 || OTHER_SERVICES.includes(name)) return true;
  return nearest(name, servicesOf()) === undefined;
}

/**
 * A region or account in the ARN of a resource that has none (`arn:aws:s3:eu-west-1::reports`): where the rest is a kind of
 * resource of the service, and it is one only with the field left empty.
 */
function placeOf(text: string, service?: string, region?: string, account?: string): Issue | undefined {
  if (!service || (!region && !account)) return undefined;
  const resource = text.split(':').slice(5).join(':').replaceAll(HOLE, '*');
  const shapes = templatesOf(service).map((template) => template.split(':'));
  const meet = shapes.filter((shape) =>
    canMeet(
      resource,
      shape
        .slice(5)
        .join(':')
        .replace(/\{[^{}]*\}/g, '*'),
    ),
  );
  if (meet.length === 0) return undefined;
  if (region && meet.every((shape) => shape[3] === '')) {
    return { code: 'arn-region', message: 'The ARN has a region, and resources of this kind have none' };
  }
  if (account && meet.every((shape) => shape[4] === '')) {
    return { code: 'arn-account', message: 'The ARN has an account, and resources of this kind have none' };
  }
  return undefined;
}
