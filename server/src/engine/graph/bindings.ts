/** Attachments that stand at one place: the subjects of one binding, the calls of one module. */
import type { AttachmentFact } from '../facts/model';
import type { IdentityGraph } from './model';

const known = new WeakMap<IdentityGraph['attachments'], ReadonlyMap<string, readonly AttachmentFact[]>>();

/** Where an attachment names its role: the same for every subject of a binding. */
export function bindingPlace({ span }: AttachmentFact): string {
  return `${span.file}:${span.start}`;
}

/** All attachments of the graph that name their role at the same place as this one, itself among them. */
export function sameBinding({ attachments }: IdentityGraph, attachment: AttachmentFact): readonly AttachmentFact[] {
  const byPlace = known.get(attachments) ?? placed(attachments);
  known.set(attachments, byPlace);
  return byPlace.get(bindingPlace(attachment)) ?? [];
}

function placed(attachments: IdentityGraph['attachments']): ReadonlyMap<string, readonly AttachmentFact[]> {
  const byPlace = new Map<string, AttachmentFact[]>();
  for (const one of attachments) {
    const place = bindingPlace(one);
    const others = byPlace.get(place);
    if (others) others.push(one);
    else byPlace.set(place, [one]);
  }
  return byPlace;
}
