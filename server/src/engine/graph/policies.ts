import type { Alias, AttachmentFact, PolicyFact, UnresolvedFact } from '../facts/model';
import type { Purpose } from '../iam/model';
import type { IdentityGraph, ResolvedPolicy } from './model';

const PURPOSE: Readonly<Record<AttachmentFact['type'], Purpose>> = {
  grant: 'identity',
  trust: 'trust',
  boundary: 'boundary',
  binding: 'identity',
  resource: 'resource',
};

/**
 * Settles what each document is for and who holds it, by following every attachment of the workspace that names it. A
 * document used in two ways keeps the use that says most: trust, then resource, then identity.
 */
export function resolvePolicies(policies: readonly PolicyFact[], attachments: readonly AttachmentFact[]): ResolvedPolicy[] {
  const byPolicy = new Map<Alias, AttachmentFact[]>();
  for (const attachment of attachments) {
    const list = byPolicy.get(attachment.policy);
    if (list) list.push(attachment);
    else byPolicy.set(attachment.policy, [attachment]);
  }
  return policies.map((policy) => {
    const uses = byPolicy.get(policy.key);
    return uses ? resolved(policy, uses) : policy;
  });
}

/** The same object for the same uses: rules remember what they said of a document. */
const settled = new WeakMap<PolicyFact, { readonly uses: string; readonly policy: ResolvedPolicy }>();

function resolved(policy: PolicyFact, attachments: readonly AttachmentFact[]): ResolvedPolicy {
  const uses = attachments.map(({ type, identity }) => `${type} ${identity}`).join('\n');
  const known = settled.get(policy);
  if (known?.uses === uses) return known.policy;
  const holders = [...new Set([...policy.holders, ...attachments.map((use) => use.identity)])];
  const made = { ...policy, holders, purpose: policy.purpose === 'unknown' ? purposeOf(attachments) : policy.purpose };
  settled.set(policy, { uses, policy: made });
  return made;
}

function purposeOf(uses: readonly AttachmentFact[]): Purpose {
  const purposes = new Set(uses.map((use) => PURPOSE[use.type]));
  return (['trust', 'resource', 'identity', 'boundary'] as const).find((purpose) => purposes.has(purpose)) ?? 'unknown';
}

/** Documents in files of their own (`file("policy.json")`) that are named but not among the files, or are no documents. */
export function unreadPolicies({ policies, attachments }: Pick<IdentityGraph, 'policies' | 'attachments'>): UnresolvedFact[] {
  const known = new Set(policies.map(({ key }) => key));
  return attachments
    .filter(({ policy }) => policy.startsWith('file:') && !known.has(policy))
    .map(({ policy, name, span }) => ({
      reason: `policy of ${name} could not be read (${policy.slice(policy.lastIndexOf('/') + 1).replace('file:', '')})`,
      span,
    }));
}
