/** What was worked out before and may be asked for again: at most so much of it, the oldest half forgotten at once. */
export interface Memory<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T) => T;
}

/**
 * A memory of results by their text. Bounded by the characters of its keys; two generations, of which the older is dropped
 * when the younger is full, so that a file that is read again and again from start to end never pushes out its own pieces
 * as long as it fits into one.
 */
export function memoryOf<T>(characters: number): Memory<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  let used = 0;
  const set = (key: string, value: T): T => {
    if (used > characters) [old, young, used] = [young, new Map(), 0];
    if (!young.has(key)) used += key.length;
    young.set(key, value);
    return value;
  };
  const get = (key: string): T | undefined => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const older = old.get(key);
    return older === undefined ? undefined : set(key, older);
  };
  return { get, set };
}
