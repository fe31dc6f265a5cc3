/** A bucket's ARN where its objects are meant, or the other way round. */

import type { Statement, Term } from '../../iam/model';
import type { Mismatch } from '../../iam/rights/mismatch';
import type { PolicyValue, Remedy } from '../model';

/** The ARN with `/*` behind it, or without; beside the one that is there where other actions need it. Undefined: not by this. */
export function bucketFix(resource: Term, found: readonly Mismatch[], statement: Statement): Remedy | undefined {
  const objects = found.every(({ actions }) =>
    actions.every(({ resources }) => resources.some((arn) => arn.endsWith('/{ObjectName}'))),
  );
  const alone = found.length === statement.actions.length;
  const other = objects ? objectsOf(resource) : bucketItself(resource);
  const own = ownValue(resource);
  if (other === undefined || own === undefined || resource.span.via?.length) return undefined;
  if (!alone && !resource.inList && statement.resources.length > 1) return undefined;
  const terms = alone ? [other] : [own, other];
  const { span, literal, inList } = resource;
  const title = objects ? 'Name the objects of the bucket' : 'Name the bucket itself';
  return { type: 'replace-term', span, literal, inList, choices: [{ title, terms, safety: 'safe' }] };
}

function ownValue(term: Term): string | PolicyValue | undefined {
  if (term.state === 'known') return term.text;
  return term.state === 'unknown' ? declared(term) : undefined;
}

function objectsOf(term: Term): string | PolicyValue | undefined {
  if (term.state === 'known') return term.text.includes('/') ? undefined : `${term.text}/*`;
  const value = term.state === 'unknown' ? declared(term) : undefined;
  return value && { ...value, suffix: '/*' };
}

function bucketItself({ state, text }: Term): string | undefined {
  return state === 'known' && text.endsWith('/*') ? text.slice(0, text.indexOf('/')) : undefined;
}

/** The bucket of this folder's module that `aws_s3_bucket.reports.arn` refers to. */
function declared({ reference, span }: Term): Extract<PolicyValue, { kind: 'arn' }> | undefined {
  const address = /^(aws_s3_bucket\.[\w-]+)\.arn$/.exec(reference ?? '')?.[1];
  const folder = span.file.includes('/') ? span.file.slice(0, span.file.lastIndexOf('/')) : '';
  return address ? { kind: 'arn', resource: `tf:${folder}:${address}` } : undefined;
}
