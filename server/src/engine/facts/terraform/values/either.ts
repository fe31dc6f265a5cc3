/** Values of which only the choice is not known. */
import type { Span } from '../../../syntax/span';
import type { Entry, Value } from '../../../syntax/value';
import { isNull } from './scope';

/** More ways than these are not told apart. */
const MAX_OPTIONS = 16;
const MAX_COMBINATIONS = 8;

/** One of the values: flat, without what is there twice; the value itself where all are one. */
export function eitherOf(span: Span, values: readonly Value[]): Value {
  const [first] = values;
  if (first && values.length === 1 && first.kind !== 'either') return first;
  const options: Value[] = [];
  const seen = new Set<string>();
  for (const value of values.flatMap((one) => (one.kind === 'either' ? one.options : [one]))) {
    const plain = value.kind === 'string' ? `"${value.text}` : value.kind === 'literal' ? String(value.value) : undefined;
    const key = plain === undefined ? undefined : `${value.span.file}:${value.span.start}:${plain}`;
    if (key === undefined || !seen.has(key)) options.push(value);
    if (key !== undefined) seen.add(key);
  }
  const [only] = options;
  return only && options.length === 1 ? only : { kind: 'either', span, options: options.slice(0, MAX_OPTIONS) };
}

/** Every value that it may be; `null`, which stands for an argument that is left out, is none. */
export function optionsOf(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  return (value.kind === 'either' ? value.options : [value]).filter((one) => !isNull(one));
}

/** The value itself, or the only one it may be besides `null`. */
export function settledOf(value: Value): Value {
  const options = value.kind === 'either' ? optionsOf(value) : [];
  return options.length === 1 ? (options[0] as Value) : value;
}

export function mapEither(value: Value, change: (one: Value) => Value): Value {
  return value.kind === 'either' ? eitherOf(value.span, value.options.map(change)) : change(value);
}

/** `make` of every combination of what the values may be; of too many, lists and maps are put together as open ones. */
export function combined(span: Span, values: readonly Value[], make: (values: readonly Value[]) => Value): Value {
  const count = values.reduce((all, value) => all * (value.kind === 'either' ? value.options.length : 1), 1);
  if (count === 1) return make(values);
  if (count > MAX_COMBINATIONS) return make(values.map(together));
  let rows: Value[][] = [[]];
  for (const value of values)
    rows = rows.flatMap((row) => (value.kind === 'either' ? value.options : [value]).map((one) => [...row, one]));
  return eitherOf(span, rows.map(make));
}

/** One value for all options: a list with the items of each, a map with the entries of each; unknown for the rest. */
export function together(value: Value): Value {
  if (value.kind !== 'either') return value;
  const options = optionsOf(value);
  if (options.every((one) => one.kind === 'list'))
    return {
      kind: 'list',
      span: value.span,
      items: options.flatMap((one) => (one.kind === 'list' ? one.items : [])),
      open: true,
    };
  if (!options.every((one) => one.kind === 'object'))
    return { kind: 'unknown', span: value.span, reason: 'depends on conditions' };
  const entries = new Map<string, Entry>();
  for (const one of options)
    for (const entry of one.kind === 'object' ? one.entries : []) {
      const known = entries.get(entry.key);
      entries.set(entry.key, known ? { ...known, value: eitherOf(known.value.span, [known.value, entry.value]) } : entry);
    }
  return { kind: 'object', span: value.span, entries: [...entries.values()], open: true };
}
