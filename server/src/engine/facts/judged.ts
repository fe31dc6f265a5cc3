import type { Judgement, SlotValue } from '../secrets/model';
import { judgeSlot } from '../secrets/slots/judge';
import type { ExtractContext } from './context';

/** judgeSlot for a slot of the context's file: the same value under the same name is judged once. */
export function judgeIn({ recent, file }: ExtractContext, slot: SlotValue): Judgement | undefined {
  if (!recent || slot.file !== file || !slot.partner) return judgeSlot(slot);
  const key = `${slot.known ? 1 : 0}${slot.name}\n${slot.value}`;
  return recent.judged(key, slot.partner, (partner) => judgeSlot({ ...slot, partner }));
}
