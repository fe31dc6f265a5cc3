/** Roles, users and accounts of a cloud that something names and nothing declares, though one with nearly that name is. */
import type { Alias } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import type { Span } from '../../../syntax/span';
import type { Dangling } from './declared';
import { nearest } from './near';

/** The world a name belongs to, in which it is compared: `iam-role:`, `tf:infra:aws_iam_role.`, `gcp-sa:@shop.iam.gserviceaccount.com`. */
interface Split {
  readonly world: string;
  readonly name: string;
  /** In words: `role`. */
  readonly what: string;
}

const ARN = /^arn:aws[a-z-]{0,10}:iam::\d{0,12}:(role|user)\/(?:[^/]{1,128}\/){0,8}([^/]{1,128})$/;
const ADDRESS = /^(tf:[^:]{0,400}:(?:aws_iam_(?:role|user|group|policy)|google_service_account)\.)([\w-]{1,200})$/;

/** An edit asks again about nearly the same names. */
const known = new Map<Alias, Split | undefined>();
const MOST = 50_000;

function splitOf(alias: Alias): Split | undefined {
  if (known.has(alias)) return known.get(alias);
  if (known.size >= MOST) known.clear();
  const made = split(alias);
  known.set(alias, made);
  return made;
}

function split(alias: Alias): Split | undefined {
  const arn = ARN.exec(alias);
  if (arn) return { world: `iam-${arn[1]}:`, name: arn[2] ?? '', what: arn[1] ?? '' };
  const local = ADDRESS.exec(alias);
  if (local) return { world: local[1] ?? '', name: local[2] ?? '', what: 'resource' };
  const named = /^(iam-(role|user|group):)([^@]{1,128})$/.exec(alias);
  if (named) return { world: named[1] ?? '', name: named[3] ?? '', what: named[2] ?? '' };
  const account = /^gcp-sa:([^@]{1,64})(@.{1,200})$/.exec(alias);
  return account ? { world: `gcp-sa:${account[2]}`, name: account[1] ?? '', what: 'service account' } : undefined;
}

/** What references and attachments name. */
export function danglingInCloud(graph: IdentityGraph): Dangling[] {
  const declared = new Map<string, Map<string, Span>>();
  const add = (alias: Alias, span: Span) => {
    const parts = splitOf(alias);
    if (!parts) return;
    declared.set(parts.world, (declared.get(parts.world) ?? new Map<string, Span>()).set(parts.name, span));
  };
  for (const identity of graph.identities)
    for (const alias of identity.declared.length > 0 ? identity.aliases : []) add(alias, identity.declared[0] as Span);
  for (const policy of graph.policies) add(policy.key, policy.span);
  const ask = (alias: Alias, span: Span, says: string): Dangling[] => {
    const parts = splitOf(alias);
    const there = parts && declared.get(parts.world);
    if (!parts || !there || there.has(parts.name) || graph.byAlias.get(alias)?.declared.length) return [];
    const near = nearest(parts.name, there.keys());
    const beside = near === undefined ? undefined : there.get(near);
    return near !== undefined && beside
      ? [{ span, says: `${says} the ${parts.what}`, name: parts.name, where: '', near, beside }]
      : [];
  };
  return [
    ...graph.references.flatMap(({ to, span, from, implicit }) => (implicit ? [] : ask(to, span, `${from} names`))),
    ...graph.attachments.flatMap(({ type, identity, identitySpan, policy, span, name }) =>
      type === 'binding'
        ? []
        : [...(identitySpan ? ask(identity, identitySpan, `${name} names`) : []), ...ask(policy, span, `${name} names`)],
    ),
  ];
}
