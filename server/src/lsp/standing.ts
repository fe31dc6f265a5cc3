/** What stands where: action terms and identities of each file, looked up once for every state of the workspace. */
import type { Identity, IdentityGraph, ResolvedPolicy } from '../engine/graph/model';
import { hasWildcard } from '../engine/iam/match';
import type { Statement, Term } from '../engine/iam/model';
import type { Span } from '../engine/syntax/span';

/** A wildcard in an action list. */
export interface ActionPlace {
  readonly term: Term;
  readonly statement: Statement;
}

export interface IdentityPlace {
  readonly span: Span;
  readonly identity: Identity;
  /** The place declares it, and does not only name it. */
  readonly declares: boolean;
}

export interface Standing {
  readonly actions: readonly ActionPlace[];
  readonly identities: readonly IdentityPlace[];
}

const NOTHING: Standing = { actions: [], identities: [] };

const known = new WeakMap<IdentityGraph, Map<string, { actions: ActionPlace[]; identities: IdentityPlace[] }>>();

/** The wildcards and identities of a file. */
export function standingIn(graph: IdentityGraph, file: string): Standing {
  const files = known.get(graph) ?? lookUp(graph);
  known.set(graph, files);
  return files.get(file) ?? NOTHING;
}

function lookUp(graph: IdentityGraph) {
  const files = new Map<string, { actions: ActionPlace[]; identities: IdentityPlace[] }>();
  const at = (file: string) => {
    const own = files.get(file) ?? { actions: [], identities: [] };
    files.set(file, own);
    return own;
  };
  for (const policy of graph.policies) for (const place of wildcardsOf(policy)) at(place.term.span.file).actions.push(place);
  for (const identity of graph.identities) {
    for (const span of identity.declared) at(span.file).identities.push({ span, identity, declares: true });
    const named = [...identity.mentions, ...identity.references.flatMap((one) => (one.implicit ? [] : one.span))];
    for (const span of named) at(span.file).identities.push({ span, identity, declares: false });
  }
  for (const { identitySpan: span, identity: alias } of graph.attachments) {
    const identity = span && graph.byAlias.get(alias);
    if (identity) at(span.file).identities.push({ span, identity, declares: false });
  }
  return files;
}

/** At an edit nearly all documents are what they were. */
const wildcards = new WeakMap<ResolvedPolicy, readonly ActionPlace[]>();

function wildcardsOf(policy: ResolvedPolicy): readonly ActionPlace[] {
  const before = wildcards.get(policy);
  if (before) return before;
  const found = policy.statements.flatMap((statement) =>
    [...statement.actions, ...statement.notActions]
      .filter(({ state, text }) => state === 'known' && hasWildcard(text))
      .map((term) => ({ term, statement })),
  );
  wildcards.set(policy, found);
  return found;
}
