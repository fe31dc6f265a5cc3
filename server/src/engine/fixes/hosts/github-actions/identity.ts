import type { Draft, Place } from '../model';
export function withoutSecret(_place: Place): Draft | undefined {
  return undefined;
}
