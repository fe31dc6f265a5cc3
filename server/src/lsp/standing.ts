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

const known = new WeakMap<IdentityGraph, Map<string, Standing>>();

/** The wildcards and identities of a file. */
export function standingIn(graph: IdentityGraph, file: string): Standing {
  const files = known.get(graph) ?? new Map<string, Standing>();
  known.set(graph, files);
  const standing = files.get(file) ?? lookUp(graph, file);
  files.set(file, standing);
  return standing;
}

function lookUp(graph: IdentityGraph, file: string): Standing {
  const identities: IdentityPlace[] = [];
  const add = (identity: Identity, span: Span, declares: boolean) => {
    if (span.file === file) identities.push({ span, identity, declares });
  };
  for (const identity of graph.identities) {
    for (const span of identity.declared) add(identity, span, true);
    for (const span of identity.mentions) add(identity, span, false);
    for (const { span, implicit } of identity.references) if (!implicit) add(identity, span, false);
  }
  for (const { identitySpan: span, identity: alias } of graph.attachments) {
    const identity = span?.file === file ? graph.byAlias.get(alias) : undefined;
    if (span && identity) add(identity, span, false);
  }
  const actions: ActionPlace[] = [];
  for (const policy of graph.policies)
    for (const place of wildcardsOf(policy)) if (place.term.span.file === file) actions.push(place);
  return { actions, identities };
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
