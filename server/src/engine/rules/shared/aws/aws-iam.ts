/** What the aws-iam rules share: which statements give rights to whom. */
import type { IdentityGraph, ResolvedPolicy } from '../../../graph/model';
import { isStar } from '../../../iam/match';
import type { Statement, Term } from '../../../iam/model';
import { isAnyPrincipal } from '../../../iam/trust/principals';
import type { Hit, Remedy } from '../../model';

/** An Allow statement and the document it stands in. */
export interface Allowed {
  readonly policy: ResolvedPolicy;
  readonly statement: Statement;
  /** What the document is for, or looks like. */
  readonly kind: Kind;
}

type Kind = 'grant' | 'trust' | 'resource';

/** Sorted out once for all rules over a graph. */
const sorted = new WeakMap<IdentityGraph, Record<Kind, ResolvedPolicy[]>>();

/** The documents of a kind. Those that nobody refers to are what they look like. */
export function documentsOf(graph: IdentityGraph, kind: Kind): readonly ResolvedPolicy[] {
  const known = sorted.get(graph);
  if (known) return known[kind];
  const kinds: Record<Kind, ResolvedPolicy[]> = { grant: [], trust: [], resource: [] };
  for (const policy of graph.policies) {
    const own = kindOf(policy);
    if (own) kinds[own].push(policy);
  }
  sorted.set(graph, kinds);
  return kinds[kind];
}

function allowedBy(policy: ResolvedPolicy, kind: Kind): Allowed[] {
  return policy.statements.flatMap((statement) => (statement.effect === 'Allow' ? { policy, statement, kind } : []));
}

/** The check of a rule that looks at one Allow statement of a grant at a time. */
export function eachGrant(check: (one: Allowed) => Hit | readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  return eachOf(['grant'], check);
}

/** The same for trust policies. */
export function eachTrust(check: (one: Allowed) => Hit | readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  return eachOf(['trust'], check);
}

/** The same for policies of resources. */
export function eachResourcePolicy(check: (one: Allowed) => Hit | readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  return eachOf(['resource'], check);
}

/** The same for every document that allows something, whatever it is for. */
export function eachAllow(check: (one: Allowed) => Hit | readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  return eachOf(['grant', 'trust', 'resource'], check);
}

function eachOf(kinds: readonly Kind[], check: (one: Allowed) => Hit | readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  const checks = kinds.map(
    (kind) => [kind, remembered((policy) => allowedBy(policy, kind).flatMap((one) => check(one)))] as const,
  );
  return (graph) => oncePerPlace(checks.flatMap(([kind, hitsOf]) => documentsOf(graph, kind).flatMap(hitsOf)));
}

/** The check of a rule that looks at one document at a time, with its Deny statements and whatever it is for. */
export function eachPolicy(check: (policy: ResolvedPolicy) => readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  const hitsOf = remembered(check);
  return (graph) => oncePerPlace(graph.policies.filter(isOwn).flatMap(hitsOf));
}

/** Written by the people whose workspace this is: what a policy template of SAM says is AWS's own choice. */
function isOwn({ form }: ResolvedPolicy): boolean {
  return form !== 'sam-template';
}

/** At an edit nearly all documents are what they were, and so is what a rule says of them. */
function remembered(check: (policy: ResolvedPolicy) => readonly Hit[]): (policy: ResolvedPolicy) => readonly Hit[] {
  const known = new WeakMap<ResolvedPolicy, readonly Hit[]>();
  return (policy) => {
    const before = known.get(policy);
    if (before) return before;
    const hits = check(policy);
    known.set(policy, hits);
    return hits;
  };
}

/**
 * Boundaries and SCPs only ever take rights away. A document that nothing refers to is what its statements look like:
 * principals make it a trust or resource policy.
 */
function kindOf(policy: ResolvedPolicy): Kind | undefined {
  const { purpose, statements } = policy;
  if (!isOwn(policy)) return undefined;
  if (purpose === 'identity') return 'grant';
  if (purpose === 'trust' || purpose === 'resource') return purpose;
  if (purpose !== 'unknown' || isNamedBoundary(policy)) return undefined;
  const named = statements.filter(({ principals, notPrincipals }) => principals.length + notPrincipals.length > 0);
  if (named.length === 0) return 'grant';
  if (isDefault(policy)) return undefined;
  const assumes = named.some(
    ({ actions, principals }) =>
      actions.some(({ text }) => /^sts:(AssumeRole|\*)/i.test(text)) || principals.some(({ type }) => type === 'Federated'),
  );
  return assumes ? 'trust' : 'resource';
}

/** Nobody holds it and it is called a boundary: whoever uses the module sets it as one. */
function isNamedBoundary({ name, holders, span }: ResolvedPolicy): boolean {
  return holders.length === 0 && /boundar(?:y|ies)/i.test(`${name} ${span.file.slice(span.file.lastIndexOf('/') + 1)}`);
}

/**
 * Everything to everyone on everything, and no more, in a program or called so: what a VPC endpoint or a stack has for a policy where
 * nobody wrote one. https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#default-endpoint-policy
 */
function isDefault({ form, name, statements }: ResolvedPolicy): boolean {
  const [first, ...others] = statements;
  if (!first || others.length > 0 || !(form === 'source' || /stack_?policy/i.test(name))) return false;
  return isFullAdmin(first) && first.principals.some(isAnyPrincipal) && first.conditions.length === 0;
}

/** The first written-out `*` of a list: what a wildcard finding points at. */
export function starIn(terms: readonly Term[]): Term | undefined {
  return terms.find(isStar);
}

/** Every action on every resource. The rule aws-iam-full-admin reports it, the narrower rules keep quiet about it. */
export function isFullAdmin({ actions, resources }: Statement): boolean {
  return starIn(actions) !== undefined && starIn(resources) !== undefined;
}

/** One finding a place: the same text may be read for several uses (a local, a shared document). */
export function oncePerPlace(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ span }) => {
    const place = `${span.file}:${span.start}:${span.end}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** The policy of a VPC endpoint filters traffic and grants nothing; AWS's own default allows everything. */
export function isEndpointPolicy({ name, span }: ResolvedPolicy): boolean {
  return /vpc[-_ ]?endpoint/i.test(name) || /vpc[-_]?endpoint/i.test(span.file);
}

/**
 * A wildcard action is narrowed where it is written. A value that comes from a variable or from `Fn::If` may be one item of
 * another list: there, only words.
 */
export function narrowAction(
  { span, literal, inList }: Term,
  { actions, resources, notResources, partial }: Statement,
): Remedy[] {
  const inPlace = !span.via?.length && literal.start < literal.end && (inList || actions.length === 1);
  return inPlace ? [{ type: 'narrow-action', span, literal, inList, scope: { resources, notResources, partial } }] : [];
}

/** The identity a finding belongs to: the document's first holder. */
export function holderOf({ holders }: ResolvedPolicy): { identity?: string } {
  return holders[0] ? { identity: holders[0] } : {};
}

/** `a`, `a and b`, `a, b and 3 more`: at most three names. */
export function fewOf(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
}
