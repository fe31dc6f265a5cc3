/** The second look: a regular expression where the byte filter saw a literal, never over a whole file. */

import { firstFrom } from '../syntax/overlaps';
import { Target } from './filter/needles';
import type { FormatHit } from './filter/triage';
import { formatAt as formatNumber, formatOf } from './formats/known';
import type { TokenFormat } from './formats/model';
import type { FormatMatch } from './model';
import { commandAt } from './shapes/command';
import { connectionsAt } from './shapes/connection-at';
import { curlLoginAt } from './shapes/curl';
import { headerAt } from './shapes/header';
import { loginAt } from './shapes/login';
import { encodedKeyAt, privateKeyAt } from './shapes/private-key';
import { vendorSlotAt, vendorTrust } from './shapes/vendor-slot';
import { trust } from './trust';

/** Between a keyword and its value: the rest of the name, a word or two, an operator, quotes. */
const GLUE = String.raw`[\w.-]{0,48}(?:[ \t][\w.-]{1,24}){0,2}["'\`\])}\\]{0,3}[ \t]{0,8}(?:=>|:=|==|->|[=:,(>|]|[ \t])[>=]?[ \t]{0,8}(?:[A-Za-z_.]{1,24}\([ \t]{0,3})?["'\`\\(]{0,4}`;
/** After a keyword that ends in punctuation of its own (`&sig=`, `Bearer `, `…/v3/`). */
const SHORT_GLUE = String.raw`["'\`\\]{0,2}\s{0,4}["'\`\\]{0,2}`;
/** How far after a key ID its secret may stand. */
const PAIR_DISTANCE = 320;
/** So much base64 on one side is no path of an address. */
const CUT_OUT = 48;

const compiled: (RegExp[] | undefined)[] = [];

/** The pattern where it must stand, made when a format is first met; for a keyword, with each of the two kinds of glue. */
function compiledOf(format: TokenFormat, index: number): readonly RegExp[] {
  const known = compiled[index] ?? compile(format);
  compiled[index] = known;
  return known;
}

function compile({ at, pattern: { source, flags } }: TokenFormat): RegExp[] {
  if (at !== 'keyword') return [new RegExp(source, `${flags}y`)];
  return [`(${GLUE})(?<![A-Za-z0-9+/_-])(?:${source})`, `(${SHORT_GLUE})(?<![A-Za-z0-9+_-])(?:${source})`].map(
    (one) => new RegExp(one, 'y'),
  );
}

/** A last character that may be `_` or `-`: where one follows, the text is longer than the format. */
const ENDS_IN_WORD = /\[[^\]]*_-\](?:\{[\d,]+\})?\)?$/;
const BARE_SECRET_KEY = /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g;

/**
 * Every secret with a shape of its own at the hits (offsets into `text`, see `textOffsets`), in order and without overlaps.
 * Placeholders and the vendors' documented examples are left out; nothing of the value is in the result.
 */
export function scanText(text: string, hits: readonly FormatHit[], recall: Recall = (_, look) => look()): FormatMatch[] {
  const found: FormatMatch[] = [];
  const headers: FormatMatch[] = [];
  for (const hit of hits) {
    if (!isShape(hit.format)) continue;
    const into = hit.format === Target.header ? headers : found;
    for (const match of recall(hit, () => matchesAt(text, hit))) into.push(match);
  }
  const shaped = withoutOverlaps(found);
  if (headers.length === 0) return shaped;
  // A shape of its own inside a header says more than the header.
  return withoutOverlaps([
    ...shaped,
    ...headers.filter((one) => !shaped.some((other) => other.start < one.end && one.start < other.end)),
  ]);
}

/** Looks at one hit, or says what was found there the last time. */
export type Recall = (hit: FormatHit, look: () => readonly FormatMatch[]) => readonly FormatMatch[];

const SHAPES: ReadonlySet<number> = new Set([
  ...[Target.privateKey, Target.encodedKey, Target.header, Target.curl, Target.command, Target.login],
  ...[Target.url, Target.dsn, Target.settings],
]);

function isShape(format: number): boolean {
  return format >= 0 || SHAPES.has(format);
}

function matchesAt(text: string, { format, at }: FormatHit): readonly FormatMatch[] {
  if (format >= 0) return formatAt(text, format, at);
  if (format === Target.command) return commandAt(text, at);
  if (format === Target.privateKey) return present(privateKeyAt(text, at));
  if (format === Target.header) return present(headerAt(text, at));
  if (format === Target.curl) return present(curlLoginAt(text, at));
  if (format === Target.login) return present(loginAt(text, at));
  if (format === Target.encodedKey) return present(encodedKeyAt(text, at));
  return connectionsAt(text, at);
}

function formatAt(text: string, index: number, at: number): FormatMatch[] {
  const format = formatNumber(index) as TokenFormat;
  if (format.slot) return vendorAt(text, format, at);
  const range = format.at === 'keyword' ? keywordAt(text, format, index, at) : valueAt(text, format, index, at);
  if (!range) return [];
  const match = matchOf(text, format, range.start, range.end);
  if (!match) return [];
  return format.id === 'aws-access-key-id' ? [match, ...pairedSecret(text, range.end)] : [match];
}

/** The value in a slot that a vendor's word names. */
function vendorAt(text: string, format: TokenFormat, at: number): FormatMatch[] {
  const slot = vendorSlotAt(text, format, at);
  const match = slot && matchOf(text, format, slot.start, slot.end);
  const believed = match && vendorTrust(match, text.slice(slot.start, slot.end), slot);
  return believed ? [{ ...match, ...believed }] : [];
}

/** A value that starts at the literal, or up to `before` characters in front of it. */
function valueAt(text: string, format: TokenFormat, index: number, at: number): { start: number; end: number } | undefined {
  const pattern = compiledOf(format, index)[0] as RegExp;
  for (let start = Math.max(0, at - (format.before ?? 0)); start <= at; start++) {
    if (start < at && isToken(text.charAt(start - 1))) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const end = start + (match?.[0].length ?? 0);
    if (/[_-]/.test(text.charAt(end)) && ENDS_IN_WORD.test(format.pattern.source)) continue;
    if (!match || end <= at || !endsAt(text, end) || isCutOut(text, start, end)) continue;
    if (!isFileName(text, format, start, end) && !isSigner(text, start, end)) return { start, end };
  }
  return undefined;
}

function keywordAt(text: string, format: TokenFormat, index: number, at: number): { start: number; end: number } | undefined {
  const literal = format.literals.find((one) => text.slice(at, at + one.length).toLowerCase() === one.toLowerCase());
  if (!literal) return undefined;
  const pattern = compiledOf(format, index)[/[\s=:/]$/.test(literal) ? 1 : 0] as RegExp;
  pattern.lastIndex = at + literal.length;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const start = at + literal.length + (match[1]?.length ?? 0);
  const end = at + literal.length + match[0].length;
  if (!endsAt(text, end) || /[+/=_-]/.test(text.charAt(end)) || CHECKSUM.test(text.slice(Math.max(0, start - 8), start)))
    return undefined;
  return { start, end };
}

/** What stands before the checksum of a package that is called like the vendor: `h1:` of go.sum, `sha512-` of subresource integrity. */
const CHECKSUM = /(?:\bh1:|\bsha(?:1|256|384|512)[-:])$/;

/** The secret half beside a key ID: forty mixed characters nearby. */
function pairedSecret(text: string, after: number): FormatMatch[] {
  const format = formatOf('aws-secret-key') as TokenFormat;
  for (const near of text.slice(after, after + PAIR_DISTANCE).matchAll(BARE_SECRET_KEY)) {
    const start = after + (near.index ?? 0);
    const match = matchOf(text, format, start, start + 40);
    if (match) return [match];
  }
  return [];
}

function matchOf(text: string, format: TokenFormat, start: number, end: number): FormatMatch | undefined {
  const believed = trust(format, text.slice(start, end));
  return believed && { format: format.id, provider: format.provider, type: format.type, start, end, ...believed };
}

function present(match: FormatMatch | undefined): readonly FormatMatch[] {
  return match ? [match] : [];
}

function isToken(char: string): boolean {
  return /[A-Za-z0-9]/.test(char);
}

/** `…/API-….html`, `box.ico-….png`: a short prefix in a path or before a file's ending is part of a name. */
function isFileName(text: string, format: TokenFormat, start: number, end: number): boolean {
  if (/^\.(?:png|jpe?g|gif|svg|ico|css|m?js|html?|woff2?|map)\b/.test(text.slice(end, end + 8))) return true;
  return format.random === true && /[/.]/.test(text.charAt(start - 1));
}

/** A piece of longer base64 (a picture, a font): `+` or `/` on its side, and more of the same behind that. */
function isCutOut(text: string, start: number, end: number): boolean {
  if (!/[+/]/.test(text.charAt(start - 1)) && !/[+/]/.test(text.charAt(end))) return false;
  const before = /[A-Za-z0-9+/]*$/.exec(text.slice(Math.max(0, start - CUT_OUT), start))?.[0] ?? '';
  const after = /^[A-Za-z0-9+/]*/.exec(text.slice(end, end + CUT_OUT))?.[0] ?? '';
  return [before, after].some((side) => side.length === CUT_OUT && /[A-Z]/.test(side) && /[0-9]/.test(side));
}

/** Who signed an address, in the address: there the signature is what opens. */
function isSigner(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) !== '=') return false;
  if (!/(?:X-Amz-(?:Credential|Security-Token)|AWSAccessKeyId)=$/i.test(text.slice(Math.max(0, start - 24), start))) return false;
  return /^[^\s"'`<>]{0,2000}Signature=[A-Za-z0-9%+/]{20}/i.test(text.slice(end, end + 2_100));
}

/** `eyJ….eyJ….` and then `..`: documentation cut it off. */
function endsAt(text: string, end: number): boolean {
  return !isToken(text.charAt(end)) && !text.startsWith('...', text.charAt(end - 1) === '.' ? end - 1 : end);
}

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** Of overlapping matches the longer stays; of equally long ones the one with a shape of its own, then the surer. */
export function withoutOverlaps(found: readonly FormatMatch[]): FormatMatch[] {
  const ranked = [...found].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || hasShape(b) - hasShape(a) || RANK[a.confidence] - RANK[b.confidence],
  );
  const kept: FormatMatch[] = [];
  for (const one of ranked) {
    const at = firstFrom(kept, one.start);
    const [before, after] = [kept[at - 1], kept[at]];
    if ((before === undefined || before.end <= one.start) && (after === undefined || one.end <= after.start))
      kept.splice(at, 0, one);
  }
  return kept;
}

/** A token or a header says more than a password that stands by its place alone. */
function hasShape({ format, header }: FormatMatch): number {
  return format !== undefined || header ? 1 : 0;
}
