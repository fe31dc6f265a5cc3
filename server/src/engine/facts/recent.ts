/**
 * What was worked out of the file that was analysed last. While somebody types in it, nearly all of that holds good: an edit
 * then costs what stands near it. Every answer is the one that working it out again would give, because what is remembered of a
 * place is used only where the text has not changed as far as the answer may depend on it. It holds the text and the values of one
 * file, and forgets them when another one comes.
 */

import { reachOf } from '../secrets/filter/reach';
import type { FormatHit } from '../secrets/filter/triage';
import type { Judgement } from '../secrets/model';

/** Something with a place in the text, that can be moved. */
type Placed<T> = (one: T, by: number) => T;

export interface Recent {
  readonly text: string;
  readonly fingerprint: (value: string) => string;
  /** What a hit of the filter led to; `what` tells apart who asks. */
  readonly atHit: <T>(what: string, hit: FormatHit, move: Placed<T>, make: () => readonly T[]) => readonly T[];
  /** What an encoded text at a hit says. */
  readonly opened: <T extends { readonly reach?: number }>(hit: FormatHit, move: Placed<T>, open: () => T) => T;
  /** What was made of `from`, which stands at `start` to `end`, when it was the same and so was the text so far around it. */
  readonly around: <F, T>(what: string, place: Around<F, T>, make: () => T) => T;
  /** What is believed of a value in a slot; `partner` says what stands beside it, and is asked each time if the answer depends on it. */
  readonly judged: (key: string, partner: () => boolean, judge: Judge) => Judgement | undefined;
  /** What was made of a piece of text, whatever stands around it. */
  readonly piece: <T>(key: string, make: () => T) => T;
}

interface Around<F, T> {
  readonly from: F;
  readonly start: number;
  readonly end: number;
  readonly reach: number;
  readonly same: (before: F) => boolean;
  readonly move: Placed<T>;
}

/** Absent: not asked for yet. `null`: no secret. */
interface Judged {
  /** Where the answer does not depend on what stands beside the value. */
  any?: Judgement | null;
  beside?: Judgement | null;
  alone?: Judgement | null;
}

interface Reached<T> {
  readonly made: T;
  /** How far around the hit it depends on the text; absent where that is not known. */
  readonly reach?: number | undefined;
}

interface Kept {
  readonly file: string;
  readonly text: string;
  readonly hash: (value: string) => string;
  readonly hits: Map<string, Map<number, Reached<unknown>>>;
  readonly places: Map<string, Map<number, { readonly from: unknown; readonly made: unknown }>>;
  readonly judgements: Map<string, Judged>;
  readonly hashes: Map<string, string>;
  readonly pieces: Map<string, unknown>;
}

let last: Kept | undefined;

/** Opens the memory for a file that is analysed now. `hash` is the run's keyed hash. */
export function recentOf(file: string, text: string, hash: (value: string) => string): Recent {
  const before = last?.file === file && last.hash === hash ? last : undefined;
  const now: Kept = {
    ...{ file, text, hash, hits: new Map(), places: new Map() },
    ...{ judgements: new Map(), hashes: new Map(), pieces: new Map() },
  };
  last = now;
  const moved = movesOf(before?.text, text);
  /** What a hit led to the last time, moved to where it is now; or what it leads to, remembered with its reach. */
  function recall<T>(
    what: string,
    { format, at }: FormatHit,
    make: () => T,
    reached: (made: T) => { made: T; reach?: number | undefined },
    move: Placed<T>,
  ): T {
    const by = before && moved(at, at);
    const old = by === undefined ? undefined : (before?.hits.get(what)?.get(keyOf(format, at - by)) as Reached<T> | undefined);
    const holds = old?.reach !== undefined && moved(at - old.reach, at + old.reach) === by;
    const made = holds ? (by === 0 ? old.made : move(old.made, by as number)) : make();
    tableOf(now.hits, what).set(keyOf(format, at), holds ? { made, reach: old.reach } : reached(made));
    return made;
  }
  return {
    text,
    fingerprint: (value) => {
      const known = now.hashes.get(value) ?? before?.hashes.get(value) ?? hash(value);
      now.hashes.set(value, known);
      return known;
    },
    atHit: (what, hit, move, make) =>
      recall(
        what,
        hit,
        make,
        (made) => ({ made, reach: reachOf(hit.format) }),
        (made, by) => (made.length === 0 ? made : made.map((one) => move(one, by))),
      ),
    opened: (hit, move, open) => recall('opened', hit, open, (made) => ({ made, reach: made.reach }), move),
    around: (what, { from, start, end, reach, same, move }, make) => {
      const by = before && moved(start - reach, end + reach);
      const old = by === undefined ? undefined : before?.places.get(what)?.get(start - by);
      const made =
        old && same(old.from as never) ? (by === 0 ? (old.made as never) : move(old.made as never, by as number)) : make();
      tableOf(now.places, what).set(start, { from, made });
      return made;
    },
    judged: (key, partner, judge) => {
      const known = now.judgements.get(key) ?? before?.judgements.get(key) ?? {};
      now.judgements.set(key, known);
      return answer(known, partner, judge) ?? undefined;
    },
    piece: (key, make) => {
      const known = now.pieces.get(key) ?? before?.pieces.get(key) ?? make();
      now.pieces.set(key, known);
      return known as never;
    },
  };
}

type Judge = (partner: () => boolean) => Judgement | undefined;

function answer(known: Judged, partner: () => boolean, judge: Judge): Judgement | null {
  if (known.any !== undefined) return known.any;
  const asked = known.alone !== undefined || known.beside !== undefined;
  let side = asked ? (partner() ? 'beside' : 'alone') : 'any';
  const before = known[side as keyof Judged];
  if (before !== undefined) return before;
  const judged =
    judge(() => {
      if (side === 'any') side = partner() ? 'beside' : 'alone';
      return side === 'beside';
    }) ?? null;
  known[side as keyof Judged] = judged;
  return judged;
}

function tableOf<T>(tables: Map<string, Map<number, T>>, what: string): Map<number, T> {
  const known = tables.get(what) ?? new Map<number, T>();
  tables.set(what, known);
  return known;
}

/** Formats are numbered from -64 up to some thousands. */
function keyOf(format: number, at: number): number {
  return at * 8192 + format + 64;
}

const BLOCK = 2048;

/** How far a range of the new text has moved since the old one, or undefined where something in it has changed. */
function movesOf(before: string | undefined, text: string): (start: number, end: number) => number | undefined {
  if (before === undefined) return () => undefined;
  if (before === text) return () => 0;
  const shorter = Math.min(before.length, text.length);
  // Block by block first: comparing two slices is many times faster than comparing their characters one by one.
  let same = 0;
  while (same + BLOCK <= shorter && before.slice(same, same + BLOCK) === text.slice(same, same + BLOCK)) same += BLOCK;
  while (same < shorter && before.charCodeAt(same) === text.charCodeAt(same)) same++;
  let tail = 0;
  const endOf = (of: string, from: number) => of.slice(of.length - from - BLOCK, of.length - from);
  while (tail + BLOCK <= shorter - same && endOf(before, tail) === endOf(text, tail)) tail += BLOCK;
  while (tail < shorter - same && before.charCodeAt(before.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  const by = text.length - before.length;
  // The ends of the text count as a change: what stands near them is looked at again.
  return (start, end) => (end < same ? 0 : start > text.length - tail ? by : undefined);
}
