/** How much a value holds. Names that stand for names make a few lines into more than any memory takes. */
import type { Value } from '../syntax/value';

/** More than anybody writes; whoever gives more gives something unknown. */
const HEAVIEST = 20_000;
const CHARACTERS_A_PART = 4;

/** Parts that several values share are weighed once, and count in each. */
const known = new WeakMap<Value, number>();

/** Whether a value is too large to be read, or to be a part of another one. */
export function isTooHeavy(value: Value): boolean {
  return weightOf(value) > HEAVIEST;
}

function weightOf(value: Value): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  const weight = 1 + inside(value);
  known.set(value, weight);
  return weight;
}

function inside(value: Value): number {
  switch (value.kind) {
    case 'object':
      return value.entries.reduce((sum, entry) => sum + weightOf(entry.value), 0);
    case 'list':
      return value.items.reduce((sum, item) => sum + weightOf(item), 0);
    case 'either':
      return value.options.reduce((sum, option) => sum + weightOf(option), 0);
    case 'string':
      return value.text.length / CHARACTERS_A_PART;
    default:
      return 0;
  }
}
