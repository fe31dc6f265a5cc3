/** Finding a literal again in the neutral value tree of a data file. */
import type { CredentialFact } from '../../facts/model';
import { contains, type Range } from '../../syntax/span';
import type { Entry, ObjectValue, StringValue, Value } from '../../syntax/value';
import { before } from '../text';

export interface Found {
  readonly value: StringValue;
  /** Keys from the top; the items of a list are their index. */
  readonly path: readonly string[];
  /** Nodes from the top down to the one that holds the value. */
  readonly parents: readonly Value[];
  /** The entry whose value it is. */
  readonly entry?: Entry;
}

/**
 * The string that is the secret's literal, or that holds a secret found inside a longer text; undefined when the file has
 * neither (any more).
 */
export function findLiteral(top: Value, { literal, span }: Pick<CredentialFact, 'literal' | 'span'>): Found | undefined {
  const path: string[] = [];
  const parents: Value[] = [];
  let at = top;
  let entry: Entry | undefined;
  while (at.kind === 'object' || at.kind === 'list') {
    parents.push(at);
    const step = stepTowards(at, literal);
    if (!step) return undefined;
    path.push(step.key);
    entry = step.entry;
    at = step.value;
  }
  if (at.kind !== 'string') return undefined;
  const isThis = at.literal.start === literal.start && at.literal.end === literal.end;
  const isBare = literal.start === span.start && literal.end === span.end && contains(at.span, span);
  if (!isThis && !isBare) return undefined;
  return { value: at, path, parents, ...(entry ? { entry } : {}) };
}

function stepTowards(at: Value, literal: Range): { key: string; value: Value; entry?: Entry } | undefined {
  if (at.kind === 'object') {
    const entry = at.entries.find(({ value }) => contains(rangeOf(value), literal));
    return entry && { key: entry.key, value: entry.value, entry };
  }
  if (at.kind !== 'list') return undefined;
  const index = at.items.findIndex((value) => contains(rangeOf(value), literal));
  const value = at.items[index];
  return value && { key: String(index), value };
}

/** The whole node: of a string its literal. */
export function rangeOf(value: Value): Range {
  return value.kind === 'string' ? value.literal : value.span;
}

/** Whether the object is written in braces (JSON, YAML's flow style). */
export function inBraces(text: string, object: ObjectValue): boolean {
  const { start, end } = object.span;
  return text[end - 1] === '}' && text.slice(start, end).includes('{') && !isKeyFirst(text, object);
}

function isKeyFirst(text: string, object: ObjectValue): boolean {
  const first = object.entries[0];
  return first !== undefined && !text.slice(object.span.start, first.keySpan.start).includes('{');
}

/** The indentation of a key of a block mapping, where nothing but blanks and dashes stands before it; else undefined. */
export function keyIndent(text: string, entry: Entry): string | undefined {
  const lead = before(text, entry.keySpan.start);
  return /^[ ]*(- +)*$/.test(lead) ? ' '.repeat(lead.length) : undefined;
}

/** Whether the value follows its key with nothing but a colon and blanks between (no anchor, no tag). */
export function followsKey(text: string, entry: Entry): boolean {
  return /^\s*:\s*$/.test(text.slice(entry.keySpan.end, rangeOf(entry.value).start));
}
