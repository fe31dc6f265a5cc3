/** Answers that are asked for again and again while the fixes of one finding, or of one graph, are made. */

/** The same function, which gives its last answer again as long as it is asked the same. `undefined` is not kept. */
export function lastOnly<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let kept: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (kept?.args.every((arg, index) => arg === args[index])) return kept.result;
    const result = compute(...args);
    kept = result === undefined ? undefined : { args, result };
    return result;
  };
}

/** The same function, whose answer is kept for as long as the object lives that it is asked about. */
export function perObject<T extends object, R>(compute: (about: T) => R): (about: T) => R {
  const kept = new WeakMap<T, { readonly result: R }>();
  return (about) => {
    const known = kept.get(about);
    if (known) return known.result;
    const result = compute(about);
    kept.set(about, { result });
    return result;
  };
}
