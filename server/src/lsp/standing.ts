/** What stands where: action terms and identities of each file, looked up once for every state of the workspace. */
import type { Identity, IdentityGraph, ResolvedPolicy } from '../engine/graph/model';
import { hasWildcard } from '../engine/iam/match';
import type { Statement, Term } from '../engine/iam/model';
import type { Span } from '../engine/syntax/span';
import { termsNaming } from './naming-terms';

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

interface Places {
  readonly byFile: ReadonlyMap<string, readonly IdentityPlace[]>;
  readonly byIdentity: ReadonlyMap<Identity, readonly IdentityPlace[]>;
}

const known = new WeakMap<IdentityGraph, Places>();

/** The wildcards and identities of a file. */
export function standingIn(graph: IdentityGraph, file: string): Standing {
  const actions: ActionPlace[] = [];
  for (const policy of graph.policies)
    for (const place of wildcardsOf(policy)) if (place.term.span.file === file) actions.push(place);
  return { actions, identities: placesOfAll(graph).byFile.get(file) ?? [] };
}

/** Every place that declares or names an identity, once each, declarations first. */
export function placesOfIdentity(graph: IdentityGraph, identity: Identity): readonly IdentityPlace[] {
  return placesOfAll(graph).byIdentity.get(identity) ?? [];
}

function placesOfAll(graph: IdentityGraph): Places {
  const places = known.get(graph) ?? lookUp(graph);
  known.set(graph, places);
  return places;
}

function lookUp(graph: IdentityGraph): Places {
  const byFile = new Map<string, IdentityPlace[]>();
  const byIdentity = new Map<Identity, IdentityPlace[]>();
  const mistaken = speakers(graph);
  for (const identity of graph.identities) {
    const own = new Map<string, IdentityPlace>();
    const add = (span: Span, declares: boolean) => {
      const key = keyOf(span);
      if (!own.has(key)) own.set(key, { span, identity, declares });
    };
    for (const span of identity.declared) add(span, true);
    for (const { span, implicit } of identity.references) if (!implicit) add(span, false);
    for (const span of identity.mentions) if (!mistaken.has(`${keyOf(span)} ${identity.id}`)) add(span, false);
    byIdentity.set(identity, [...own.values()]);
  }
  const add = (identity: Identity | undefined, span: Span | undefined) => {
    const places = identity && byIdentity.get(identity);
    if (!identity || !span || !places) return;
    if (places.every((one) => keyOf(one.span) !== keyOf(span))) places.push({ span, identity, declares: false });
  };
  for (const { identitySpan, identity } of graph.attachments) add(graph.byAlias.get(identity), identitySpan);
  for (const policy of graph.policies) {
    for (const { holder, span } of policy.named ?? []) add(graph.byAlias.get(holder), span);
    for (const { identity, span } of termsNaming(graph, policy)) add(identity, span);
  }
  for (const places of byIdentity.values()) {
    for (const place of places) {
      const inFile = byFile.get(place.span.file);
      if (inFile) inFile.push(place);
      else byFile.set(place.span.file, [place]);
    }
  }
  return { byFile, byIdentity };
}

const keyOf = ({ file, start, end }: Span) => `${file}:${start}:${end}`;

/**
 * Mentions that name nobody by what is written: where a ServiceAccount's annotation names a role, the place means the role and
 * not the account; where nothing is written, the default is meant.
 */
function speakers(graph: IdentityGraph): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { fromIdentity, to, implicit, span } of graph.references) {
    const from = fromIdentity === undefined ? undefined : graph.byAlias.get(fromIdentity);
    if (from) found.add(`${keyOf(span)} ${from.id}`);
    const meant = implicit ? graph.byAlias.get(to) : undefined;
    if (meant) found.add(`${keyOf(span)} ${meant.id}`);
  }
  return found;
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
