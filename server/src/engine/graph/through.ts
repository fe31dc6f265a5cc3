import type { Alias, AttachmentFact } from '../facts/model';

const MAX_STEPS = 4;

/**
 * Attachments with the middle man taken out: a document in a managed policy (`aws_iam_policy`) that a role receives is a
 * document that the role receives, as a grant or a boundary, in whatever files the three stand. A document whose policy
 * nobody receives keeps its own attachment. `identities`: receivers that are no middle men (a group has users, and is one).
 */
export function throughPolicies(attachments: readonly AttachmentFact[], identities: ReadonlySet<Alias>): AttachmentFact[] {
  const receiving = new Set(attachments.map(({ identity }) => identity).filter((alias) => !identities.has(alias)));
  const middle = new Map<Alias, AttachmentFact[]>();
  for (const attachment of attachments) {
    if (!receiving.has(attachment.policy)) continue;
    const list = middle.get(attachment.policy);
    if (list) list.push(attachment);
    else middle.set(attachment.policy, [attachment]);
  }
  const receivers = (attachment: AttachmentFact, steps: number): AttachmentFact[] => {
    const next = attachment.type === 'grant' && steps < MAX_STEPS ? middle.get(attachment.identity) : undefined;
    if (!next) return [attachment];
    return next.flatMap((one) => receivers({ ...attachment, identity: one.identity, type: one.type }, steps + 1));
  };
  return attachments.flatMap((attachment) => (middle.has(attachment.policy) ? [] : receivers(attachment, 0)));
}
