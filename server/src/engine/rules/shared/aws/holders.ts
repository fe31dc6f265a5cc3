/** Who is judged as a whole: every identity with all it holds, and each document that nobody holds as one holder. */
import type { Alias } from '../../../facts/model';
import { effectiveOn, holdingsOf } from '../../../graph/holdings';
import type { Held, Identity, IdentityGraph, ResolvedPolicy } from '../../../graph/model';
import { guardOf } from '../../../iam/escalation/guards';
import { hasWildcard, isStar, wildcardService } from '../../../iam/match';
import type { Statement } from '../../../iam/model';
import { type Effective, type Grant, grantsOf } from '../../../iam/rights/effective';
import { sensitiveIn } from '../../../iam/table/sensitive';
import type { Hit } from '../../model';
import { documentsOf, oncePerPlace } from './aws-iam';

export interface Holder {
  /** `role deploy`, `user ci`; of a document that nobody holds: `whoever holds aws_iam_policy.deploy`. */
  readonly name: string;
  /** The identity's own key; the document's for a holder that is none. */
  readonly id: string;
  readonly identity?: Identity;
  /** What a finding says of whose it is: nothing for a document that nobody holds. */
  readonly owner: { readonly identity?: Alias };
  readonly effective: Effective;
  /** What a statement is held by; undefined for one that is not this holder's. */
  readonly heldBy: (statement: Statement) => Held | undefined;
  /** Documents of the workspace that it holds, also through a group. */
  readonly documents: () => readonly ResolvedPolicy[];
}

const known = new WeakMap<IdentityGraph, readonly Holder[]>();

/** The holders of a graph, in the order of their names. */
export function holdersOf(graph: IdentityGraph): readonly Holder[] {
  const before = known.get(graph);
  if (before) return before;
  const documents = new Set(documentsOf(graph, 'grant'));
  const holders: Holder[] = [];
  for (const identity of graph.identities) {
    if (identity.provider !== 'aws' || !identity.kind.startsWith('iam-')) continue;
    const own = identity.grants.flatMap(({ policy }) => policy ?? []);
    if (own.length === 0 && identity.grants.length === 0) continue;
    for (const policy of own) documents.delete(policy);
    holders.push(holderOf(graph, identity, `${identity.kind.slice(4)} ${identity.name}`, identity));
  }
  for (const together of byHolder(documents)) {
    const [first] = together as [ResolvedPolicy];
    const identity = {
      id: first.holders[0] ?? first.key,
      aliases: first.holders,
      grants: together.map((policy) => ({ policy })),
    };
    const shared = together.length > 1 ? nameOfAlias(first.holders[0]) : undefined;
    holders.push(holderOf(graph, identity as unknown as Identity, shared ?? `whoever holds ${first.name}`));
  }
  known.set(graph, holders);
  return holders;
}

/** `tf:infra:aws_iam_role.deploy` without where it is declared. */
function nameOfAlias(alias: string | undefined): string | undefined {
  return alias?.slice(alias.lastIndexOf(':') + 1);
}

/** Documents that name the same holder, which no file declares, are held together. */
function byHolder(documents: ReadonlySet<ResolvedPolicy>): ResolvedPolicy[][] {
  const groups = new Map<string, ResolvedPolicy[]>();
  for (const policy of documents) {
    const key = policy.holders[0] ?? `${policy.key} ${policy.span.file} ${policy.span.start}`;
    const group = groups.get(key);
    if (group) group.push(policy);
    else groups.set(key, [policy]);
  }
  return [...groups.values()];
}

function holderOf(graph: IdentityGraph, held: Identity, name: string, identity?: Identity): Holder {
  let places: Map<Statement, Held> | undefined;
  const all = () => {
    places ??= new Map(holdingsOf(graph, held).flatMap((one) => (one.statements ?? []).map((own) => [own, one.held] as const)));
    return places;
  };
  return {
    name,
    id: held.id,
    ...(identity ? { identity } : {}),
    owner: identity || held.aliases.length > 0 ? { identity: held.id } : {},
    effective: effectiveOn(graph, held),
    heldBy: (statement) => all().get(statement),
    documents: () => [...new Set([...all().values()].flatMap(({ policy }) => (policy ? ownDocument(policy) : [])))],
  };
}

/** What a policy template of SAM says is AWS's own choice. */
function ownDocument(policy: ResolvedPolicy): ResolvedPolicy | [] {
  return policy.form === 'sam-template' ? [] : policy;
}

/** The check of a rule that looks at one holder at a time. At an edit nearly all hold what they held, and so does what was said. */
export function eachHolder(check: (holder: Holder) => readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  const remembered = new WeakMap<Effective, Map<string, readonly Hit[]>>();
  const hitsOf = (holder: Holder): readonly Hit[] => {
    const ofHolder = `${holder.id} ${holder.name}`;
    const before = remembered.get(holder.effective);
    const known = before?.get(ofHolder);
    if (known) return known;
    const hits = check(holder);
    if (before) before.set(ofHolder, hits);
    else remembered.set(holder.effective, new Map([[ofHolder, hits]]));
    return hits;
  };
  return (graph) => oncePerPlace(holdersOf(graph).flatMap(hitsOf));
}

/** The document of the workspace that a grant stands in; undefined for AWS's own policies and their templates. */
export function documentOf(holder: Holder, grant: Grant): ResolvedPolicy | undefined {
  const policy = holder.heldBy(grant.statement)?.policy;
  return policy && [ownDocument(policy)].flat()[0];
}

/**
 * Another rule has said of this very value that it is too wide: every action, every action of a service, a part of IAM by
 * wildcard, or all actions but some.
 */
export function isMarkedElsewhere(grant: Pick<Grant, 'term' | 'statement'>): boolean {
  const { term } = grant;
  if (isByNotAction(grant) || isStar(term) || wildcardService(term) !== undefined) return true;
  return hasWildcard(term.text) && isSensitive(grant);
}

/** As aws-iam-sensitive-prefix-wildcard judges it. */
function isSensitive({ term, statement }: Pick<Grant, 'term' | 'statement'>): boolean {
  const { actions, reading } = sensitiveIn(term.text);
  return actions.length > 0 && (!reading || statement.resources.some(isStar));
}

/** The action is allowed because NotAction does not list it. */
function isByNotAction({ statement, term }: Pick<Grant, 'term' | 'statement'>): boolean {
  return !statement.actions.includes(term);
}

/** The holder may do all of IAM by a wildcard that is marked as such: whatever else it may do adds nothing to that. */
export function isAdministrator({ effective }: Holder): boolean {
  return grantsOf(effective, 'iam:PutRolePolicy').some(
    (grant) =>
      grant.reach === 'anywhere' &&
      grant.certain &&
      guardOf(grant) === 'none' &&
      (isByNotAction(grant) || isStar(grant.term) || wildcardService(grant.term) === 'iam'),
  );
}
