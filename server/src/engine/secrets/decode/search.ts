/** Secrets behind an encoding: the text around each hit is decoded, searched like any text, and what is found is mapped back. */
import type { Range } from '../../syntax/span';
import { type FormatHit, triage } from '../filter/triage';
import type { Encoding, FormatMatch, Reading } from '../model';
import { readCredential } from '../reading/index';
import { base64At } from './base64';
import { isCredentialFile, secretsBehind } from './behind';
import { escapesAt, percentAt } from './escapes';
import { hexAt } from './hex';
import { type Decoded, mapRange } from './model';
import { nameBefore } from './surroundings';
import { Hidden, isHidden } from './targets';

/** A secret behind an encoding. Its range is that of the encoded text. */
export interface HiddenMatch extends FormatMatch {
  /** Outermost first. */
  readonly encoding: readonly Encoding[];
  /** Keyed hash of the decoded secret. */
  readonly fingerprint: string;
  /** Only what stands around the secret is encoded. */
  readonly plain: boolean;
  /** What the decoded secret says of itself. */
  readonly reading?: Reading;
}

export interface HiddenInput {
  readonly file: string;
  readonly text: string;
  /** Hits of the filter as offsets into `text`; those of no encoded text are passed over. */
  readonly hits: readonly FormatHit[];
  /** Keyed hash of a value: the only thing of it that is kept. */
  readonly fingerprint: (value: string) => string;
  /** Opens a hit, or says what was found there the last time. */
  readonly recall?: (hit: FormatHit, open: () => Opened) => Opened;
}

/** What one hit led to. */
export interface Opened {
  readonly found: readonly HiddenMatch[];
  readonly done: readonly Pick<Decoded, 'encoding' | 'start' | 'end'>[];
  /** How much of the budget it took. */
  readonly cost: number;
  /** How far from the hit the text may have mattered; absent where that is not known. */
  readonly reach?: number;
}

/** Opened elsewhere in the same text. */
export function movedBy({ found, done, ...rest }: Opened, by: number): Opened {
  const move = <T extends Range>(one: T): T => ({ ...one, start: one.start + by, end: one.end + by });
  return { ...rest, found: found.map(move), done: done.map(move) };
}

const DEEPEST = 2;
/** All that is decoded of one file, over all depths. */
const MOST_TEXT = 2_000_000;

interface Search extends HiddenInput {
  found: HiddenMatch[];
  left: number;
}

/** Every secret that the hits lead to, in the order of the hits. Bounded in depth and in the text that is decoded. */
export function searchHidden(input: HiddenInput): HiddenMatch[] {
  const search: Search = { ...input, found: [], left: MOST_TEXT };
  lookAt(search, input.text, input.hits, []);
  return search.found;
}

function lookAt(search: Search, text: string, hits: readonly FormatHit[], path: readonly Decoded[]): void {
  const done: Opened['done'][number][] = [];
  const { recall } = path.length === 0 ? search : { recall: undefined };
  for (const hit of hits) {
    const { format, at } = hit;
    if (!isHidden(format) || search.left <= 0) continue;
    const encoding = encodingOf(format);
    if (done.some((one) => one.encoding === encoding && one.start <= at && at < one.end)) continue;
    const look = () => open(search, text, hit, path);
    const known = recall ? recall(hit, look) : look();
    // What was opened with more left than there is now is opened again.
    const opened = known.cost < search.left || !recall ? known : look();
    search.left -= opened.cost;
    for (const one of opened.done) done.push(one);
    for (const match of opened.found) search.found.push(match);
  }
}

function open(search: Search, text: string, { format, at }: FormatHit, path: readonly Decoded[]): Opened {
  const own: Search = { ...search, found: [] };
  const decodings = decodingsAt(text, format, at);
  for (const decoded of decodings) {
    own.left -= decoded.text.length + 500;
    lookInside(own, decoded, path, format === Hidden.decoder ? nameBefore(text, decoded.start) : undefined);
  }
  const reach = own.left > 0 ? reachOf(format, at, decodings) : undefined;
  return {
    found: own.found,
    done: decodings.map(({ encoding, start, end }) => ({ encoding, start, end })),
    cost: search.left - own.left,
    ...(reach === undefined ? {} : { reach }),
  };
}

/** Percent signs and escapes are followed so far, with the name before them. */
const NEAR = 5_000;

/** A value of many lines is followed as far as it goes, and one line, no longer than the others, is tried on each side. */
function reachOf(format: number, at: number, decodings: readonly Decoded[]): number | undefined {
  const encoding = encodingOf(format);
  if (encoding === 'percent' || encoding === 'escapes') return NEAR;
  if (decodings.length === 0) return undefined;
  return NEAR + 2 * Math.max(...decodings.map(({ start, end }) => Math.max(at - start, end - at)));
}

function encodingOf(target: number): Encoding {
  if (target === Hidden.hex) return 'hex';
  if (target === Hidden.percent || target === Hidden.percentChain) return 'percent';
  return target === Hidden.escape || target === Hidden.escapeChain ? 'escapes' : 'base64';
}

/** base64 whose signs are encoded once more (`%2B`, `\/`, `\u002B`) is decoded in two steps. */
function decodingsAt(text: string, target: number, at: number): Decoded[] {
  const encoding = encodingOf(target);
  if (encoding === 'percent') return present(percentAt(text, at));
  if (encoding === 'escapes') return present(escapesAt(text, at));
  if (encoding === 'hex') return present(hexAt(text, at));
  const decoded = base64At(text, at);
  if (!decoded) return [];
  const around = `${text.slice(Math.max(0, decoded.start - 6), decoded.start)} ${text.slice(decoded.end, decoded.end + 4)}`;
  if (/%(?:2[BbFf]|3[Dd])/.test(around)) return [...present(percentAt(text, at)), decoded];
  return /\\(?:\/|u00)/.test(around) ? [...present(escapesAt(text, at)), decoded] : [decoded];
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function lookInside(search: Search, decoded: Decoded, path: readonly Decoded[], name: string | undefined): void {
  const { text } = decoded;
  const { hits, words } = triage(bytesOf(text));
  const inner = [...path, decoded];
  const before = search.found.length;
  if (inner.length < DEEPEST) lookAt(search, text, hits, inner);
  const deeper = search.found.slice(before);
  const known: Range[] = [...deeper];
  const isFile = isCredentialFile(decoded);
  for (const match of secretsBehind(search.file, decoded, { hits, words }, name)) {
    const range = isFile ? mapRange(inner, 0, text.length) : mapRange(inner, match.start, match.end);
    if (known.some((one) => one.start < range.end && range.start < one.end)) continue;
    known.push(range);
    const value = text.slice(match.start, match.end);
    const reading = readCredential({ ...match, value, text });
    search.found.push({
      ...match,
      ...range,
      ...(reading ? { reading } : {}),
      encoded: true,
      encoding: inner.map(({ encoding }) => encoding),
      evidence: [...match.evidence, ...inner.map(({ encoding }) => EVIDENCE[encoding])],
      fingerprint: search.fingerprint(value),
      plain: search.text.slice(range.start, range.end) === value,
    });
  }
}

const EVIDENCE: Readonly<Record<Encoding, string>> = {
  base64: 'encoded as base64',
  hex: 'encoded as hexadecimal digits',
  percent: 'percent-encoded',
  escapes: 'written with escapes',
};

/** One byte a character; what is not ASCII is no part of a token. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 128 ? code : 0;
  }
  return bytes;
}
