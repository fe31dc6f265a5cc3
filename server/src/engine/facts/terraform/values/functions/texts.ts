/** Functions over texts. A part of a text keeps its place; what is put together stands where the call stands. */

import { spanOf } from '../../../../syntax/span';
import { HOLE, rangeIn, type StringValue, type Value } from '../../../../syntax/value';
import { textAt } from '../loops';
import { numberOf } from '../operators';
import { partText, plainText } from '../scope';
import { formatted } from './format';
import type { Make, Site } from './index';
import { itemsIn, listOf } from './lists';
import { expressionOf } from './regex';

/** A stretch of a text, where it stands. */
function part(value: StringValue, from: number, to: number): StringValue {
  const range = rangeIn(value, from, to);
  const { offsets } = value;
  return {
    ...value,
    span: spanOf(value.span.file, range, value.span.via),
    text: value.text.slice(from, to),
    ...(offsets ? { offsets: offsets.slice(from, to) } : {}),
  };
}

/** A function that takes off the ends of a text. */
const cut =
  (ends: (text: string, by: string) => readonly [number, number]): Make =>
  ([value, by]) => {
    const set = by === undefined ? '' : plainText(by);
    if (value?.kind !== 'string' || set === undefined) return value;
    const [from, to] = ends(value.text, set);
    return from === 0 && to === value.text.length ? value : part(value, from, Math.max(from, to));
  };

function inside(text: string, drop: (char: string) => boolean, ends: 'both' | 'end' = 'both'): readonly [number, number] {
  let [from, to] = [0, text.length];
  if (ends === 'both') while (from < to && drop(text[from] as string)) from++;
  while (to > from && drop(text[to - 1] as string)) to--;
  return [from, to];
}

/** A function of a text that is known in full, or in parts where `holes` do no harm. */
const changed =
  (change: (text: string) => string, holes = true): Make =>
  ([value], { span, run }) => {
    const text = value?.kind === 'string' ? partText(run, value) : plainText(value);
    if (text === undefined || text === HOLE || (!holes && text.includes(HOLE))) return undefined;
    return textAt(span, change(text));
  };

const tested =
  (test: (text: string, other: string) => boolean): Make =>
  ([value, other], { span }) => {
    const [text, by] = [plainText(value), plainText(other)];
    return text === undefined || by === undefined ? undefined : { kind: 'literal', span, value: test(text, by) };
  };

function join([glue, ...lists]: readonly Value[], { span, run }: Site): Value | undefined {
  const between = plainText(glue);
  const parts = lists.map(itemsIn);
  if (between === undefined || parts.some((items) => !items) || lists.some(({ kind }) => kind === 'unknown')) return undefined;
  const items = parts.flatMap((all) => all?.items ?? []);
  const texts = items.map((item) => partText(run, item));
  return textAt(span, (parts.some((all) => all?.open) ? [...texts, HOLE] : texts).join(between));
}

function split([separator, value]: readonly Value[], { span }: Site): Value | undefined {
  const by = plainText(separator);
  if (by === undefined || by === '' || value?.kind !== 'string' || value.text.includes(HOLE)) return undefined;
  const items: Value[] = [];
  let from = 0;
  for (const piece of value.text.split(by)) {
    items.push(part(value, from, from + piece.length));
    from += piece.length + by.length;
  }
  return listOf(span, items, false);
}

function replace([value, search, by]: readonly Value[], { span, run }: Site): Value | undefined {
  // A document stays the document that it is, with other words in it.
  if (value?.kind === 'unknown' && value.origin) return value;
  const [wanted, instead] = [plainText(search), by?.kind === 'string' ? by.text : plainText(by)];
  if (value?.kind !== 'string' || wanted === undefined || instead === undefined) return undefined;
  const isExpression = wanted.length > 2 && wanted.startsWith('/') && wanted.endsWith('/');
  if (!isExpression && !value.text.includes(wanted)) return value;
  const text = partText(run, value);
  if (text === HOLE) return undefined;
  if (!isExpression) return textAt(span, text.split(wanted).join(partText(run, { ...value, text: instead })));
  const expression = text.includes(HOLE) ? undefined : expressionOf(wanted.slice(1, -1), text);
  return expression && textAt(span, text.replaceAll(expression, instead.replaceAll(/\$\{?(\w+)\}?/g, '$$$1')));
}

function substr([value, offset, length]: readonly Value[]): Value | undefined {
  const [from, count] = [numberOf(offset), numberOf(length)];
  if (value?.kind !== 'string' || value.text.includes(HOLE) || from === undefined || count === undefined) return undefined;
  const start = from < 0 ? Math.max(0, value.text.length + from) : Math.min(from, value.text.length);
  return part(value, start, count < 0 ? value.text.length : Math.min(value.text.length, start + count));
}

/** `format` for every row of its list arguments. */
function formatlist([pattern, ...rest]: readonly Value[], { span, run }: Site): Value | undefined {
  const lists = rest.map((value) => (value.kind === 'list' ? value : undefined));
  const rows = Math.max(0, ...lists.map((list) => list?.items.length ?? 0));
  if (rest.some(({ kind }) => kind === 'unknown') && rows === 0) return undefined;
  const items = Array.from({ length: rest.length > 0 && lists.every((list) => !list) ? 1 : rows }, (_, i) =>
    formatted(
      pattern,
      rest.map((value, at) => lists[at]?.items[i] ?? value),
      run,
      span,
    ),
  );
  if (items.some((item) => !item)) return undefined;
  return listOf(
    span,
    items as Value[],
    lists.some((list) => list?.open),
  );
}

/** The first match: the text, or the list or map of its groups. */
function regex([pattern, value]: readonly Value[], { span }: Site): Value | undefined {
  const [source, text] = [plainText(pattern), plainText(value)];
  const expression = source === undefined || text === undefined ? undefined : expressionOf(source, text);
  const match = expression && text !== undefined ? [...text.matchAll(expression)][0] : undefined;
  if (!match) return undefined;
  const one = (found: string | undefined): Value =>
    found === undefined ? { kind: 'literal', span, value: null } : textAt(span, found);
  if (match.groups)
    return {
      kind: 'object',
      span,
      entries: Object.entries(match.groups).map(([key, found]) => ({ key, keySpan: span, value: one(found) })),
    };
  return match.length > 1 ? listOf(span, match.slice(1).map(one), false) : one(match[0]);
}

const isSpace = (char: string) => /\s/.test(char);

export const TEXTS: Readonly<Record<string, Make>> = {
  chomp: cut((text) => inside(text, (char) => char === '\n' || char === '\r', 'end')),
  endswith: tested((text, by) => text.endsWith(by)),
  format: ([pattern, ...rest], { span, run }) => formatted(pattern, rest, run, span),
  formatlist,
  join,
  lower: changed((text) => text.toLowerCase()),
  regex,
  replace,
  split,
  startswith: tested((text, by) => text.startsWith(by)),
  strcontains: tested((text, by) => text.includes(by)),
  strrev: changed((text) => [...text].reverse().join(''), false),
  substr,
  title: changed((text) =>
    text.replaceAll(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  ),
  trim: cut((text, set) => inside(text, (char) => set.includes(char))),
  trimprefix: cut((text, prefix) => [prefix !== '' && text.startsWith(prefix) ? prefix.length : 0, text.length]),
  trimspace: cut((text) => inside(text, isSpace)),
  trimsuffix: cut((text, suffix) => [0, suffix !== '' && text.endsWith(suffix) ? text.length - suffix.length : text.length]),
  upper: changed((text) => text.toUpperCase()),
};
