/** How far around a hit of the filter the second look may see: what is further away cannot change what it finds. */
import { formatAt } from '../formats/known';
import { Target } from './needles';

/** The longest look of those that are no format: a header's cookies (4,000 characters), a command, a call, a connection string. */
const NEAR = 5_000;
/** A key or a certificate and what is around it. */
const KEY = 25_000;
const KEYS: ReadonlySet<number> = new Set([Target.privateKey, Target.encodedKey, Target.certificate, Target.publicKey]);
/** Beside a format's own pattern: the word and the name before it, a pair, the rest of a signed address (2,100). */
const BESIDE = 2_600;

const reaches: number[] = [];

/** In characters on both sides of the hit. Read off a format's pattern, whose repetitions are all bounded. */
export function reachOf(format: number): number {
  if (format < 0) return KEYS.has(format) ? KEY : NEAR;
  const known = reaches[format] ?? BESIDE + 2 * longestOf(formatAt(format)?.pattern.source ?? '');
  reaches[format] = known;
  return known;
}

/** The upper bounds of all repetitions together; the few that stand inside of each other are small. */
function longestOf(source: string): number {
  let sum = source.length;
  for (const [, from, to] of source.matchAll(/\{(\d+)(?:,(\d+))?\}/g)) sum += Number(to ?? from);
  return sum;
}
