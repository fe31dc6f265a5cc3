/** Byte-level look at a vendor's word: whether it stands alone, and whether a value of the vendor's shape can stand near it. */

import type { TokenFormat } from '../formats/model';
import { isWord, lower } from './bytes';

/** The longest part of a value that is one class repeated: so many bytes, and which: 1 for each that is of the class. */
export interface ValueRun {
  readonly count: number;
  readonly members: Uint8Array;
  /** How far behind the word it may end: a long value can hold its longest part at its end. */
  readonly reach: number;
}

/** How far behind its word a value can start: the reach of vendor-slot.ts and some. */
const REACH = 200;
/** Shorter values need not look generated. */
const GENERATED_FROM = 10;
const MOST_LINES = 2;
const ANY = '[A-Za-z0-9_.+/=~-]';

/** What every value of a format must have, read off its pattern: of its alternatives the shortest long run. */
export function valueRunOf({ pattern }: TokenFormat): ValueRun {
  const runs = alternativesOf(withoutChoices(pattern.source)).map(longestRun);
  const count = Math.min(...runs.map((run) => run.count));
  const bounds = [...pattern.source.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map((bound) => Number(bound[1]));
  const reach = REACH + bounds.reduce((sum, bound) => sum + bound, 0);
  return count < 6
    ? { count: 6, members: membersOf(ANY, pattern.flags), reach }
    : { count, reach, members: membersOf([...new Set(runs.map((run) => run.members))].join('|'), pattern.flags) };
}

const known = new Map<string, Uint8Array>();

function membersOf(members: string, flags: string): Uint8Array {
  let table = known.get(flags + members);
  if (!table) {
    const pattern = new RegExp(members, flags);
    table = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 && pattern.test(String.fromCharCode(byte)) ? 1 : 0));
    known.set(flags + members, table);
  }
  return table;
}

/** Without groups that may be left out or that have alternatives of their own: what they hold need not be in the value. */
function withoutChoices(source: string): string {
  return source.replace(/\((?:\?[:=!<]{1,2})?(?:[^()|]*\)(?:[?*]|\{0,)|[^()|]*\|[^()]*\)[?*]?)/g, '');
}

/** The alternatives of a pattern's top level; parentheses keep theirs. */
function alternativesOf(source: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const char = source[i] as string;
    if (char === '\\') parts[parts.length - 1] += char + (source[++i] ?? '');
    else if (char === '|' && depth === 0) parts.push('');
    else {
      if (char === '(' || char === '[') depth++;
      if (char === ')' || char === ']') depth--;
      parts[parts.length - 1] += char;
    }
  }
  return parts;
}

function longestRun(source: string): { count: number; members: string } {
  let best = { count: 0, members: ANY };
  for (const [, members = '', count] of source.matchAll(/(\[(?:[^\]\\^]|\\.)+\])\{(\d+)/g)) {
    if (Number(count) > best.count) best = { count: Number(count), members };
  }
  return best;
}

/** `myBitlyToken`, `BITLY_TOKEN`, `bitlykey`: not a part of another word. The same question as in vendor-slot.ts, on bytes. */
export function standsApart(bytes: Uint8Array, at: number, end: number): boolean {
  const [previous, first] = [bytes[at - 1] ?? 0, bytes[at] ?? 0];
  if (isLetter(previous)) {
    const hump = !isUpper(previous) && isUpper(first);
    if (!hump && bytes[at - 2] !== 92 && !(previous === 68 && bytes[at - 2] === 45)) return false;
  }
  const next = bytes[end] ?? 0;
  if (!isLetter(next) || !isWord(bytes[end - 1] ?? 0)) return true;
  return (isUpper(next) && !isUpper(bytes[end - 1] ?? 0)) || SECRET_INITIALS.has(lower(next));
}

/** Of `api`, `key`, `token`, … : see WORDS in vendor-slot.ts. */
const SECRET_INITIALS: ReadonlySet<number> = new Set([...'arcpsutk'].map((char) => char.charCodeAt(0)));

/**
 * Whether a run of the value's length that was generated, or typed in its place, starts near: it has a digit, or changes between
 * upper and lower case as no name does, or goes up the alphabet. Nothing is given beyond the end of a statement or so many line ends.
 */
export function valueNear(bytes: Uint8Array, from: number, { count, members, reach }: ValueRun): boolean {
  const end = Math.min(bytes.length, from + reach);
  // A class without digits is of letters that are no words.
  const plain = members[48] === 0;
  let length = 0;
  let digits = 0;
  let humps = 0;
  let steps = 0;
  let lines = 0;
  for (let i = from; i < end; i++) {
    const byte = bytes[i] as number;
    if (members[byte] === 0) {
      length = digits = humps = steps = 0;
      if (byte === 10 && lines++ === MOST_LINES) return false;
      if (byte === 59 && (bytes[i + 1] ?? 0) <= 32) return false;
      continue;
    }
    length++;
    if (byte < 58 && byte > 47) digits++;
    else if (isHump(bytes, i)) humps++;
    if (Math.abs(byte - (bytes[i - 1] as number)) === 1) steps++;
    // What the front of a longer run has, all of it has: no need to count from every byte.
    if (length >= count && (count < GENERATED_FROM || plain || digits > 0 || humps * 5 >= count || steps * 5 >= count * 2))
      return true;
  }
  return false;
}

/** aBa, AbA */
function isHump(bytes: Uint8Array, at: number): boolean {
  const [a, b, c] = [bytes[at - 2] ?? 0, bytes[at - 1] ?? 0, bytes[at] ?? 0];
  return isLetter(a) && isLetter(b) && isLetter(c) && isUpper(a) !== isUpper(b) && isUpper(b) !== isUpper(c);
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 97 && (byte | 32) <= 122;
}

function isUpper(byte: number): boolean {
  return byte >= 65 && byte <= 90;
}
