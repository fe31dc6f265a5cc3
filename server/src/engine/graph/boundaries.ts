/** Permissions boundaries: documents and managed policies that limit an identity and give it nothing. */
import type { Alias, AttachmentFact } from '../facts/model';
import type { Identity, IdentityGraph, ResolvedPolicy } from './model';
import { throughPolicies } from './through';

interface Limits {
  /** Boundary documents (or managed policies) by each alias of their identity. */
  readonly byAlias: ReadonlyMap<Alias, readonly AttachmentFact[]>;
  /** `document identity` for every grant. */
  readonly granted: ReadonlySet<string>;
  /** Instances of one resource (`for_each`) share its key. */
  readonly documents: ReadonlyMap<Alias, readonly ResolvedPolicy[]>;
}

const limited = new WeakMap<IdentityGraph, Limits>();

function limitsOf(graph: IdentityGraph): Limits {
  const known = limited.get(graph);
  if (known) return known;
  const byAlias = new Map<Alias, AttachmentFact[]>();
  const granted = new Set<string>();
  if (graph.attachments.some(({ type }) => type === 'boundary')) {
    const receivers = new Set(graph.identities.flatMap(({ aliases }) => aliases));
    for (const attachment of throughPolicies(graph.attachments, receivers)) {
      if (attachment.type === 'boundary')
        byAlias.set(attachment.identity, [...(byAlias.get(attachment.identity) ?? []), attachment]);
      if (attachment.type === 'grant') granted.add(`${attachment.policy} ${attachment.identity}`);
    }
  }
  const documents = new Map<Alias, ResolvedPolicy[]>();
  for (const policy of byAlias.size > 0 ? graph.policies : [])
    documents.set(policy.key, [...(documents.get(policy.key) ?? []), policy]);
  const limits = { byAlias, granted, documents };
  limited.set(graph, limits);
  return limits;
}

/** The permissions boundaries of an identity, as attached. */
export function boundariesOf(graph: IdentityGraph, { aliases }: Identity): AttachmentFact[] {
  const { byAlias } = limitsOf(graph);
  return byAlias.size === 0 ? [] : aliases.flatMap((alias) => byAlias.get(alias) ?? []);
}

/** The documents of the workspace that a boundary is: one, or those of each instance. */
export function documentsOf(graph: IdentityGraph, { policy }: AttachmentFact): readonly ResolvedPolicy[] {
  return limitsOf(graph).documents.get(policy) ?? [];
}

/** A document that others are granted, and that is this one's boundary, gives this one nothing. */
export function isOnlyBoundary(graph: IdentityGraph, identity: Identity, policy: ResolvedPolicy): boolean {
  if (!boundariesOf(graph, identity).some((one) => one.policy === policy.key)) return false;
  const { granted } = limitsOf(graph);
  return !identity.aliases.some((alias) => granted.has(`${policy.key} ${alias}`));
}
