import type { AttachmentFact, CloudGrantFact, Facts } from '../facts/model';

/**
 * What a file attaches, roles of Azure and Google Cloud among it as what their members hold; those of members that are no identity of a
 * program are left out.
 */
export function attachmentsIn(facts: Facts): readonly AttachmentFact[] {
  if (facts.cloudGrants.length === 0) return facts.attachments;
  const known = made.get(facts) ?? [...facts.attachments, ...facts.cloudGrants.flatMap(attachmentOf)];
  made.set(facts, known);
  return known;
}

/** At an edit all other files say what they said before. */
const made = new WeakMap<Facts, readonly AttachmentFact[]>();

function attachmentOf({ role, roleName, customRole, member, owner }: CloudGrantFact): AttachmentFact[] {
  const name = roleName ?? (role.state === 'known' ? role.text : undefined);
  // A key ends with the address of its declaration, which is what people call it.
  const called = customRole?.slice(customRole.lastIndexOf(':') + 1) ?? name;
  const policy = called && `cloud-role:${called}`;
  if (!policy || !member.identity) return [];
  const { span, literal } = role;
  return [{ policy, identity: member.identity, type: 'grant', name: owner, span, literal, identitySpan: member.term.span }];
}
