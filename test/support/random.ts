/** A source of numbers that is the same in every run: a failure can be seen again by its seed. */
export interface Random {
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number;
  pick<T>(from: readonly T[]): T;
}

/** xorshift32 (Marsaglia, 2003). */
export function randomOf(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let warm = 0; warm < 8; warm++) next();
  const below = (end: number) => next() % end;
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}
