/** What a stage between files and graph made of a file, kept for as long as it would make the same again. */
import type { Facts } from '../model';

/** The function, which gives the object of last time while the file and every part that is said of it are the same objects. */
export function remembered<T>(merge: (facts: Facts, said: readonly T[]) => Facts): (facts: Facts, said: readonly T[]) => Facts {
  const made = new WeakMap<Facts, { readonly said: readonly T[]; readonly facts: Facts }>();
  return (facts, said) => {
    const before = made.get(facts);
    if (before && before.said.length === said.length && before.said.every((one, i) => one === said[i])) return before.facts;
    const now = merge(facts, said);
    made.set(facts, { said, facts: now });
    return now;
  };
}
