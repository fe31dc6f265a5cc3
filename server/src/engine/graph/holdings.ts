/** All statements that one identity holds, whatever document, managed policy or group they come by. */
import type { AttachmentFact } from '../facts/model';
import type { Statement } from '../iam/model';
import { type Effective, effectiveOf } from '../iam/rights/effective';
import { managedStatements } from '../iam/rights/managed';
import { boundariesOf, documentsOf, isOnlyBoundary } from './boundaries';
import type { Held, Identity, IdentityGraph } from './model';

/** Statements with what they are held by: a document of the workspace, or an AWS managed policy known by its name. */
export interface Holding {
  readonly held: Held;
  /** Undefined where the policy is neither in the workspace nor known by name. */
  readonly statements: readonly Statement[] | undefined;
}

/** A group of a group is no AWS group; what is followed is a user's groups. */
const MAX_STEPS = 2;

/** What the identity holds, in the order of its grants; a user also what its groups hold. Boundaries are no part of it. */
export function holdingsOf(graph: IdentityGraph, identity: Identity, steps = 0): Holding[] {
  return identity.grants.flatMap((held): Holding[] => {
    const { policy, attachment, role } = held;
    // Rights in a cluster are no statements of AWS.
    if (role || attachment?.type === 'binding') return [];
    if (policy) return isOnlyBoundary(graph, identity, policy) ? [] : [{ held, statements: policy.statements }];
    const group = attachment && graph.byAlias.get(attachment.policy);
    if (group && group !== identity) return steps < MAX_STEPS ? holdingsOf(graph, group, steps + 1) : [];
    if (!attachment) return [];
    return [{ held, statements: statementsOf(attachment) }];
  });
}

const MANAGED = 'managed-policy:';

const made = new WeakMap<AttachmentFact, { statements: readonly Statement[] | undefined }>();

/** The same objects each time: what is known of a statement is remembered by it. */
function statementsOf(attachment: AttachmentFact): readonly Statement[] | undefined {
  const known = made.get(attachment) ?? {
    statements: attachment.policy.startsWith(MANAGED)
      ? managedStatements(attachment.policy.slice(MANAGED.length), attachment.span)
      : undefined,
  };
  made.set(attachment, known);
  return known.statements;
}

/** By the first thing an identity holds: at an edit the graph and its identities are new, what most of them hold is not. */
const remembered = new WeakMap<object, { readonly inputs: readonly object[]; readonly effective: Effective }[]>();

/** Stands between what is held and what bounds it. */
const BOUNDED_BY = {};

/** Sets of holdings that begin with the same document. */
const MAX_REMEMBERED = 200;

const NOTHING = effectiveOf([]);

const answered = new WeakMap<IdentityGraph, Map<Identity, Effective>>();

/** What an identity may do, after Deny statements and its permissions boundaries: ask it with `grantsOf`. */
export function effectiveOn(graph: IdentityGraph, identity: Identity): Effective {
  const ofGraph = answered.get(graph) ?? new Map<Identity, Effective>();
  answered.set(graph, ofGraph);
  const effective = ofGraph.get(identity) ?? effectiveNow(graph, identity);
  ofGraph.set(identity, effective);
  return effective;
}

function effectiveNow(graph: IdentityGraph, identity: Identity): Effective {
  const holdings = holdingsOf(graph, identity);
  const bounds = boundariesOf(graph, identity).map((one) => ({ one, documents: documentsOf(graph, one) }));
  const inputs: readonly object[] = [
    ...holdings.map(({ held }) => held.policy ?? held.attachment ?? held),
    BOUNDED_BY,
    ...bounds.flatMap(({ one, documents }): readonly object[] => (documents.length > 0 ? documents : [one])),
  ];
  const first = inputs[0];
  if (!first || first === BOUNDED_BY) return NOTHING;
  const known = remembered.get(first) ?? [];
  const before = known.find(
    (one) => one.inputs.length === inputs.length && one.inputs.every((input, at) => input === inputs[at]),
  );
  if (before) return before.effective;
  const effective = effectiveOf(
    holdings.flatMap(({ statements }) => statements ?? []),
    bounds.map(({ one, documents }) =>
      documents.length > 0 ? documents.flatMap(({ statements }) => statements) : (statementsOf(one) ?? 'unknown'),
    ),
    holdings.every(({ statements }) => statements !== undefined),
  );
  remembered.set(first, [...known.slice(-MAX_REMEMBERED), { inputs, effective }]);
  return effective;
}
