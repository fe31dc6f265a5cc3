/**
 * The variables of a Serverless Framework service resolved as far as the file says: `${self:…}` by the place it names, any
 * other by its fallback. https://www.serverless.com/framework/docs/guides/variables
 */
import type { Span } from '../../../syntax/span';
import { HOLE, rangeIn, type StringValue, textOf, type Value } from '../../../syntax/value';
import { alternatives, combinations, oneOf } from '../choices';
import { reachedBy } from '../sources';
import { asString } from '../strings';
import { type Expression, expressionsIn } from './expressions';

/** Texts in texts grow without end. */
const LONGEST = 4_000;
/** Maps below an address whose key is not known: more than these are not followed. */
const MOST_VALUES = 40;
/** Nodes that variables may bring in, all together: lists of lists of variables grow without end. */
const MOST_NODES = 50_000;

/** Gives the function that puts values in place of variables, anywhere below a node of the service. */
export function variablesOf(root: Value, text: string): (value: Value) => Value {
  const done = new Map<Value, Value>();
  const size = sizes();
  /** Strings that are being resolved: an address may lead back to itself. */
  const open = new Set<Value>();
  let broughtIn = 0;

  const resolve = (value: Value): Value => {
    const known = done.get(value);
    if (known) return known;
    const result = inside(value);
    done.set(value, result);
    return result;
  };

  const inside = (value: Value): Value => {
    if (value.kind === 'list') return { ...value, items: value.items.map(resolve) };
    if (value.kind === 'object')
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: resolve(entry.value) })) };
    if (value.kind !== 'string' || !value.text.includes('${') || open.has(value)) return value;
    open.add(value);
    const result = inText(value);
    open.delete(value);
    return result;
  };

  const inText = (value: StringValue): Value => {
    const expressions = expressionsIn(value);
    const [first] = expressions;
    if (!first) return value;
    const { tag } = value;
    if (first.start === 0 && first.end === value.text.length) {
      const meant = meaning(first, value.span) ?? unknown(first, value.span);
      return tag && meant.kind === 'string' ? { ...meant, tag } : meant;
    }
    const texts = expressions.map((one) => textsIn(meaning(one, value.span), text));
    const ways = combinations(texts).map((way) => filled(value, expressions, way));
    return oneOf(ways, value.span) ?? value;
  };

  /** The first part that says something. */
  const meaning = ({ parts }: Expression, span: Span): Value | undefined => {
    for (const part of parts) {
      const value = partValue(part, span);
      if (value && value.kind !== 'unknown') return value;
    }
    return undefined;
  };

  const partValue = (part: StringValue, span: Span): Value | undefined => {
    const quoted = /^(['"])(.*)\1$/s.exec(part.text);
    if (quoted) return inner(part, 1, part.text.length - 1);
    if (/^(?:-?\d[\d.]*|true|false)$/.test(part.text)) return part;
    if (part.text.startsWith('${')) return inText(part);
    const address = /^self:(.*)$/s.exec(part.text)?.[1];
    if (address === undefined) return undefined;
    const keys = textsIn(inText(inner(part, 'self:'.length, part.text.length)), text);
    const found = keys.flatMap((key) => valuesAt(root, key.split('.')));
    if (found.length > MOST_VALUES) return undefined;
    const values = found.map(resolve);
    broughtIn += values.reduce((sum, value) => sum + size(value), 0);
    if (broughtIn > MOST_NODES) return undefined;
    return oneOf(
      values.map((value) => reachedBy(value, span)),
      span,
    );
  };

  return resolve;
}

/** Counts the nodes of a value, each value once. */
function sizes(): (value: Value) => number {
  const known = new Map<Value, number>();
  const size = (value: Value): number => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const below = value.kind === 'list' ? value.items : value.kind === 'object' ? value.entries.map((entry) => entry.value) : [];
    const sum = below.reduce((total, one) => total + size(one), 1);
    known.set(value, sum);
    return sum;
  };
  return size;
}

/** Every value under the keys; a key that is not known may be any. */
function valuesAt(root: Value, keys: readonly string[]): Value[] {
  return keys.reduce<Value[]>(
    (values, key) =>
      values.flatMap((value) => {
        if (value.kind === 'list') return value.items[Number(key)] ?? [];
        if (value.kind !== 'object') return [];
        // Which part of the service it is must be known; which row of a table need not.
        return value.entries.filter((entry) => entry.key === key || (key === HOLE && value !== root)).map((entry) => entry.value);
      }),
    [root],
  );
}

/** The texts a value may be; nothing known gives one text with a hole. */
function textsIn(value: Value | undefined, text: string): string[] {
  return alternatives(value).map((one) => {
    const content = asString(one, text)?.text;
    return content === undefined || content.length > LONGEST ? HOLE : content;
  });
}

function filled(value: StringValue, expressions: readonly Expression[], texts: readonly (string | undefined)[]): StringValue {
  let text = '';
  const offsets: number[] = [];
  const copy = (from: number, to: number) => {
    text += value.text.slice(from, to);
    for (let i = from; i < to; i++) offsets.push(rangeIn(value, i, i).start);
  };
  let last = 0;
  expressions.forEach(({ start, end }, i) => {
    copy(last, start);
    const given = texts[i] ?? HOLE;
    text += given;
    for (let j = 0; j < given.length; j++) offsets.push(rangeIn(value, start, start).start);
    last = end;
  });
  copy(last, value.text.length);
  return { ...value, text, offsets };
}

function inner(value: StringValue, from: number, to: number): StringValue {
  const { start } = rangeIn(value, from, from);
  const { end } = rangeIn(value, to, to);
  const range = { start, end: Math.max(start, end) };
  const offsets = value.offsets?.slice(from, to);
  const plain = { kind: 'string', literal: range, text: value.text.slice(from, to), style: 'plain' } as const;
  return { ...plain, span: { ...value.span, ...range }, ...(offsets ? { offsets } : {}) };
}

/** Named by its address alone: a fallback may be a secret. */
function unknown({ parts }: Expression, span: Span): Value {
  const address = parts[0] && textOf(parts[0]);
  return {
    kind: 'unknown',
    span,
    reason: 'known only at deployment',
    ...(address ? { reference: `\${${address.slice(0, 120)}}` } : {}),
  };
}
