/** The reach of an identity in one line, and who may become it in another. */

import type { PrincipalTerm } from '../iam/model';
import type { Grant } from '../iam/rights/effective';
import { isAnyPrincipal } from '../iam/trust/principals';
import { HOLE } from '../syntax/value';
import type { Identity } from './model';
import type { Reach, ServiceReach } from './reach';

/** Services that a line names. */
const NAMED = 4;
/** So many services that their names say nothing. */
const WIDE = 50;

/** `reads and writes s3, sqs; manages permissions of iam; can pass any role`. Never a value of the file but names. */
export function reachInWords(reach: Reach): string {
  const more = reach.complete ? [] : ['holds more than this workspace shows'];
  if (reach.admin) return ['may do everything: every action on every resource', ...more].join('; ');
  const { services, passesRoles, assumesRoles } = reach;
  const writes = services.filter(writesTo);
  const reads = services.filter((one) => !writesTo(one) && readsToo(one));
  const manages = services.filter(({ manages }) => manages);
  const each = [
    ...phrase('reads and writes', writes.filter(readsToo)),
    ...phrase(
      'writes',
      writes.filter((one) => !readsToo(one)),
    ),
    ...phrase('reads', reads),
  ];
  const wide = `${writes.length > 0 ? 'reads and writes' : 'reads'} ${services.length} services`;
  const parts = [
    ...(services.length > WIDE ? [wide] : each),
    ...phrase('manages permissions of', manages),
    ...roles('can pass', passesRoles),
    ...roles('can assume', assumesRoles),
  ];
  return parts.length + more.length === 0 ? 'may do nothing that this workspace shows' : [...parts, ...more].join('; ');
}

/** Tags are written too, and so is what the reference calls permissions but is none of identities' or resources' own. */
function writesTo({ levels, manages }: ServiceReach): boolean {
  return levels.write + levels.tagging + (manages ? 0 : levels.permissions) > 0;
}

function readsToo({ levels }: ServiceReach): boolean {
  return levels.list + levels.read > 0;
}

function phrase(verb: string, services: readonly ServiceReach[]): string[] {
  if (services.length === 0) return [];
  const named = services.slice(0, NAMED).map(({ service, anywhere }) => (anywhere ? service : `${service} (named resources)`));
  const more = services.length - named.length;
  return [`${verb} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function roles(verb: string, grant: Grant | undefined): string[] {
  if (!grant) return [];
  const which =
    grant.reach === 'anywhere' ? 'any role' : grant.reach === 'some' ? 'named roles' : 'roles that are not known here';
  const services = grant.conditions
    .filter(({ key }) => key.toLowerCase() === 'iam:passedtoservice')
    .flatMap(({ values }) => values);
  const names = services.flatMap(({ state, text }) => (state === 'known' ? text.replace(/\.amazonaws\.com(\.cn)?$/, '') : []));
  const to = names.length > 0 ? ` to ${names.slice(0, NAMED).join(', ')}` : services.length > 0 ? ' to some services' : '';
  const otherwise = grant.conditions.length > 0 && services.length === 0 ? ' under conditions' : '';
  return [`${verb} ${which}${to}${otherwise}`];
}

/** `lambda.amazonaws.com, account 123456789012`: whom its trust policies name. Undefined where it has none. */
export function becomersInWords({ trusts }: Identity): string | undefined {
  const allowed = trusts.flatMap(({ statements }) => statements.filter(({ effect }) => effect === 'Allow'));
  const names = allowed.flatMap((statement) => {
    const under = statement.conditions.length > 0 ? ' under conditions' : '';
    const except = statement.notPrincipals.length > 0 ? ['everyone but those it names'] : [];
    return [...statement.principals.map(nameOf), ...except].map((name) => `${name}${under}`);
  });
  const unique = [...new Set(names)];
  if (unique.length === 0) return undefined;
  const more = unique.length - NAMED;
  return unique.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function nameOf(term: PrincipalTerm): string {
  if (isAnyPrincipal(term)) return 'anyone';
  if (term.state === 'unknown') return term.reference ?? 'someone this workspace does not name';
  const text = term.text.replaceAll(HOLE, '…');
  const [, account] = /^(?:arn:[^:]*:iam::)?([^:]*?)(?::root)?$/.exec(text) ?? [];
  if (term.type === 'AWS' && account) return account === '…' ? 'an account' : `account ${account}`;
  const [, kind, name] = /^arn:[^:]*:(?:iam|sts)::[^:]*:([\w-]+)\/(.+)$/.exec(text) ?? [];
  return kind && name ? `${kind === 'oidc-provider' ? '' : `${kind} `}${name}` : text;
}
