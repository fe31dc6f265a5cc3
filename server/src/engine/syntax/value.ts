/**
 * The neutral value tree: what YAML, JSON, TOML and evaluated HCL expressions look like to the rest of the engine.
 * Every node knows the place it stands at, so a finding can point at the exact value whatever the host was.
 */
import type { Range, Span } from './span';

/** Stands in a string for a part that could not be resolved (an interpolation, a template action). */
export const HOLE = '\uFFFC';

export type Value = ObjectValue | ListValue | StringValue | LiteralValue | UnknownValue | EitherValue;

/**
 * What a value is an attribute of, where a file declares that: the thing's own key, its type, and the attribute. An empty
 * attribute stands for the thing as a whole.
 */
export interface Origin {
  readonly key: string;
  readonly type: string;
  readonly attribute: string;
}

export interface Entry {
  readonly key: string;
  /** The key as written, with its quotes. */
  readonly keySpan: Span;
  readonly value: Value;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly span: Span;
  readonly entries: readonly Entry[];
  /** There may be more or fewer entries than are written: a condition or a part that is not known decides. */
  readonly open?: true;
  /** YAML tag as written, e.g. `!Sub`. */
  readonly tag?: string;
}

export interface ListValue {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Value[];
  /** There may be more or fewer items than are written; one that is unknown may stand for several. */
  readonly open?: true;
  readonly tag?: string;
}

export interface StringValue {
  readonly kind: 'string';
  /** The content: inside the quotes, the heredoc marks or the block scalar's indentation. */
  readonly span: Span;
  /** The whole literal with its quotes or marks: what an edit replaces. */
  readonly literal: Range;
  /** Decoded text; parts that are not known are HOLE. */
  readonly text: string;
  /**
   * Where decoded characters stand when decoding changed lengths (escapes, folded lines): `offsets[i]` is the file offset
   * of `text[i]`. Absent when it is `span.start + i`.
   */
  readonly offsets?: readonly number[];
  /** Where decoded characters end, in a text that is put together from several: there the next one starts elsewhere. */
  readonly ends?: readonly number[];
  readonly tag?: string;
  readonly origin?: Origin;
  /** What the HOLEs of the text stand for, in their order, as far as a file declares that. */
  readonly holes?: readonly (Origin | undefined)[];
  /** How it is written. `heredoc` and `block` are multi-line. */
  readonly style: 'plain' | 'double' | 'single' | 'block' | 'heredoc' | 'raw';
}

export interface LiteralValue {
  readonly kind: 'literal';
  readonly span: Span;
  readonly value: number | boolean | null;
  readonly tag?: string;
}

/** A value that is not in the file: a reference or call that was not resolved. `reference` says which, e.g. `var.name`. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly span: Span;
  readonly reason: string;
  readonly reference?: string;
  readonly origin?: Origin;
  /** The file that holds it, where it is one of the workspace. */
  readonly path?: string;
}

/** One of several values; what is known does not say which. Never nested, and at least two. */
export interface EitherValue {
  readonly kind: 'either';
  readonly span: Span;
  readonly options: readonly Value[];
  readonly tag?: string;
}

/** The entry's value under `key` in an object; undefined for any other kind of node or a missing key. */
export function get(value: Value | undefined, ...path: string[]): Value | undefined {
  let at = value;
  for (const key of path) {
    if (at?.kind !== 'object') return undefined;
    at = at.entries.find((entry) => entry.key === key)?.value;
  }
  return at;
}

/** The entry itself, with its key's place. */
export function entryOf(value: Value | undefined, key: string): Entry | undefined {
  return value?.kind === 'object' ? value.entries.find((entry) => entry.key === key) : undefined;
}

/** Text of a string without holes; undefined otherwise. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'string' && !value.text.includes(HOLE) ? value.text : undefined;
}

/** A list's items; a lone value counts as a list of one; nothing is an empty list. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  return value.kind === 'list' ? value.items : [value];
}

/** The range in the file of `text.slice(from, to)` of a string value. */
export function rangeIn(value: StringValue, from: number, to: number): Range {
  const { offsets, ends, span } = value;
  if (!offsets) return { start: span.start + from, end: span.start + to };
  const start = offsets[from] ?? span.end;
  const last = to > from ? ends?.[to - 1] : undefined;
  if (last !== undefined) return { start, end: last };
  const end = to < offsets.length ? (offsets[to] as number) : span.end;
  return { start, end };
}
