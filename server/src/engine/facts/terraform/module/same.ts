/** Facts that say the same: plain data, compared without being written out. */

/** Whether two facts are the same in all that they say. */
export function areSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, i) => areSame(one, b[i]));
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let more = 0;
  for (const key in left) {
    if (!areSame(left[key], right[key])) return false;
    more++;
  }
  for (const _ in right) more--;
  return more === 0;
}

/** What is there twice only once, in its order. */
export function distinct<T extends object>(items: readonly T[]): readonly T[] {
  if (items.length < 2) return items;
  const groups = new Map<string, T[]>();
  return items.filter((item) => {
    const sign = signOf(item);
    const group = groups.get(sign);
    if (!group) return groups.set(sign, [item]);
    return !group.some((one) => areSame(one, item)) && group.push(item);
  });
}

/** The `items` with each that is the same as one of `before` in its place: most stand where they stood. */
export function sameAsBefore<T extends object>(items: T[], before: readonly T[]): boolean {
  let isSame = items.length === before.length;
  let groups: Map<string, T[]> | undefined;
  for (const [i, item] of items.entries()) {
    const there = before[i];
    if (there && areSame(there, item)) {
      items[i] = there;
      continue;
    }
    isSame = false;
    groups ??= groupsOf(before);
    const known = groups.get(signOf(item))?.find((one) => areSame(one, item));
    if (known) items[i] = known;
  }
  return isSame;
}

function groupsOf<T extends object>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const sign = signOf(item);
    const group = groups.get(sign);
    if (group) group.push(item);
    else groups.set(sign, [item]);
  }
  return groups;
}

/** Names and places at the top of a fact: the same for facts that are the same, and seldom for others. */
function signOf(item: object): string {
  const fact = item as Record<string, unknown> & { readonly span?: { readonly start: number } };
  let sign = `${fact.span?.start}`;
  for (const key in fact) if (typeof fact[key] === 'string') sign += ` ${fact[key]}`;
  return sign;
}
