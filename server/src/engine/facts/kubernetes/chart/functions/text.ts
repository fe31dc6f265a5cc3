/** Functions over texts: https://helm.sh/docs/chart_template_guide/function_list/#string-functions */
import {
  boolOf,
  changed,
  type Data,
  isRelease,
  joined,
  known,
  listOf,
  loose,
  type Piece,
  piecesOf,
  plain,
  sliceOf,
  textOf,
} from '../data';
import { indented, quoted } from '../to-yaml';
import { formatted } from './format';
import type { Functions, TemplateFunction } from './model';
import { replaceAll, testPattern } from './pattern';

const LONGEST = 500_000;

/** The pieces of an argument; of nothing none. */
const piecesAt = (args: readonly Data[], i: number): readonly Piece[] => (args[i] ? piecesOf(args[i] as Data) : []);
const hasHole = (pieces: readonly Piece[]): boolean => pieces.some(({ hole }) => hole);
const count = (data: Data | undefined): number | undefined => (data?.kind === 'number' ? data.value : undefined);

/** A function of the whole text, which keeps the place of what it is made from. */
const letters =
  (change: (text: string) => string): TemplateFunction =>
  (args) =>
    joined(changed(piecesAt(args, args.length - 1), change));

/** A question about two texts: what the release is called is taken for a name of its own. */
const asks =
  (ask: (text: string, part: string) => boolean): TemplateFunction =>
  (args) => {
    const [part, text] = [known(args[0]), args[1]];
    if (part === undefined || text?.kind !== 'text') return text?.kind === 'nil' ? boolOf(false) : undefined;
    const isKnown = text.pieces.every((piece) => !piece.hole || isRelease(piece));
    return isKnown ? boolOf(ask(plain(text.pieces.filter(({ hole }) => !hole)), part)) : undefined;
  };

/** Takes away characters of `cut` (all white space where undefined) at the ends. */
function trimmed(pieces: readonly Piece[], left: boolean, right: boolean, cut = ' \t\r\n\v\f'): Piece[] {
  const text = plain(pieces);
  let [start, end] = [0, text.length];
  while (left && start < end && cut.includes(text[start] as string)) start++;
  while (right && end > start && cut.includes(text[end - 1] as string)) end--;
  return sliceOf(pieces, start, end);
}

function trunc(args: readonly Data[]): Data | undefined {
  const [length, pieces] = [count(args[0]), piecesAt(args, 1)];
  if (length === undefined) return undefined;
  // A release's name is short: what is too long without it is cut, the rest is kept.
  const text = plain(pieces.filter(({ hole }) => !hole));
  if (hasHole(pieces)) return text.length <= Math.abs(length) ? joined(pieces) : undefined;
  return joined(length >= 0 ? sliceOf(pieces, 0, length) : sliceOf(pieces, Math.max(0, text.length + length), text.length));
}

function single(pieces: readonly Piece[]): Piece[] {
  const [first, ...rest] = quoted(pieces.map((piece) => loose(piece, piece.text.replaceAll("'", "''"))));
  const last = rest.pop();
  const inner = pieces.some(({ text }) => text.includes("'"))
    ? pieces.map((one) => loose(one, one.text.replaceAll("'", "''")))
    : pieces;
  return [{ ...(first as Piece), text: "'" }, ...inner, { ...(last as Piece), text: "'" }];
}

function inQuotes(quote: (pieces: readonly Piece[]) => Piece[]): TemplateFunction {
  return (args) => {
    const all = args.filter(({ kind }) => kind !== 'nil').map((one) => quote(piecesOf(one)));
    return joined(all.flatMap((one, i) => (i > 0 ? [{ text: ' ' }, ...one] : one)));
  };
}

function split(args: readonly Data[]): Data | undefined {
  const [separator, text] = [known(args[0]), args[1]];
  if (separator === undefined || text?.kind !== 'text' || hasHole(text.pieces)) return undefined;
  const parts = plain(text.pieces).split(separator);
  let at = 0;
  return listOf(
    parts.map((part) => {
      const pieces = sliceOf(text.pieces, at, at + part.length);
      at += part.length + separator.length;
      return joined(pieces);
    }),
  );
}

function join(args: readonly Data[]): Data | undefined {
  const [separator, list] = [known(args[0]), args[1]];
  if (separator === undefined || !list || list.kind === 'unknown') return undefined;
  const items = list.kind === 'list' ? list.items : [list];
  return joined(items.flatMap((one, i) => [...(i > 0 ? [{ text: separator }] : []), ...piecesOf(one)]));
}

function replace(args: readonly Data[]): Data | undefined {
  const [from, to] = [known(args[0]), known(args[1])];
  if (from === undefined || to === undefined) return undefined;
  return joined(changed(piecesAt(args, 2), (text) => text.replaceAll(from, () => to)));
}

const indent =
  (breaks: boolean): TemplateFunction =>
  (args, call) => {
    const [by, pieces] = [count(args[0]), piecesAt(args, 1)];
    const size = plain(pieces).length;
    if (by === undefined || by < 0 || by > 200 || !call.spend(size / 20)) return undefined;
    const first: Piece = { text: `${breaks ? '\n' : ''}${' '.repeat(by)}` };
    return joined([first, ...indented(pieces, by)]);
  };

function repeat(args: readonly Data[]): Data | undefined {
  const [times, text] = [count(args[0]), known(args[1])];
  if (times === undefined || text === undefined || times * text.length > LONGEST) return undefined;
  return textOf(text.repeat(Math.max(0, times)));
}

function suffix(args: readonly Data[]): Data | undefined {
  const [end, pieces] = [known(args[0]), piecesAt(args, 1)];
  if (end === undefined) return undefined;
  const text = plain(pieces);
  return joined(end !== '' && text.endsWith(end) ? sliceOf(pieces, 0, text.length - end.length) : pieces);
}

function prefix(args: readonly Data[]): Data | undefined {
  const [start, pieces] = [known(args[0]), piecesAt(args, 1)];
  if (start === undefined) return undefined;
  const text = plain(pieces);
  return joined(start !== '' && text.startsWith(start) ? sliceOf(pieces, start.length, text.length) : pieces);
}

export const TEXT: Functions = {
  quote: inQuotes(quoted),
  squote: inQuotes(single),
  indent: indent(false),
  nindent: indent(true),
  trim: (args) => joined(trimmed(piecesAt(args, 0), true, true)),
  trimAll: (args) => joined(trimmed(piecesAt(args, 1), true, true, known(args[0]))),
  trimSuffix: suffix,
  trimPrefix: prefix,
  trunc,
  lower: letters((text) => text.toLowerCase()),
  upper: letters((text) => text.toUpperCase()),
  title: letters((text) => text.replace(/(^|\s)([a-z])/g, (_all, gap: string, one: string) => gap + one.toUpperCase())),
  untitle: letters((text) => text.replace(/(^|\s)([A-Z])/g, (_all, gap: string, one: string) => gap + one.toLowerCase())),
  nospace: letters((text) => text.replace(/\s/g, '')),
  kebabcase: letters((text) =>
    text
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .replace(/[_\s]/g, '-')
      .toLowerCase(),
  ),
  snakecase: letters((text) =>
    text
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .replace(/[-\s]/g, '_')
      .toLowerCase(),
  ),
  replace,
  contains: asks((text, part) => text.includes(part)),
  hasPrefix: asks((text, part) => text.startsWith(part)),
  hasSuffix: asks((text, part) => text.endsWith(part)),
  splitList: split,
  split: (args) => {
    const list = split(args);
    if (list?.kind !== 'list') return undefined;
    return { kind: 'map', entries: new Map(list.items.map((one, i) => [`_${i}`, one])) };
  },
  join,
  repeat,
  substr: (args) => {
    const [from, to, pieces] = [count(args[0]), count(args[1]), piecesAt(args, 2)];
    if (from === undefined || to === undefined || hasHole(pieces)) return undefined;
    return joined(sliceOf(pieces, Math.max(0, from), to < 0 ? LONGEST : to));
  },
  printf: formatted,
  print: (args) =>
    joined(
      args.flatMap((one, i) =>
        i > 0 && one.kind !== 'text' && args[i - 1]?.kind !== 'text' ? [{ text: ' ' }, ...piecesOf(one)] : piecesOf(one),
      ),
    ),
  println: (args) =>
    joined([...args.flatMap((one, i) => (i > 0 ? [{ text: ' ' }, ...piecesOf(one)] : piecesOf(one))), { text: '\n' }]),
  cat: (args) => joined(args.flatMap((one, i) => (i > 0 ? [{ text: ' ' }, ...piecesOf(one)] : piecesOf(one)))),
  toString: (args: readonly Data[]) => (args[0]?.kind === 'unknown' ? undefined : joined(piecesAt(args, 0))),
  regexMatch: (args) => testPattern(known(args[0]), known(args[1])),
  regexReplaceAll: (args) => replaceAll(known(args[0]), args[1], known(args[2]), false),
  regexReplaceAllLiteral: (args) => replaceAll(known(args[0]), args[1], known(args[2]), true),
};
