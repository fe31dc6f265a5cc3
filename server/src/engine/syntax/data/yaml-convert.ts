/** Composed YAML nodes → neutral values. */
import type { Node, Pair, ParsedNode, YAMLMap } from 'yaml';
import { type Range, type Span, type SyntaxIssue, spanOf } from '../span';
import type { Entry, Value } from '../value';
import { yaml } from './yaml-package';
import { stringValue } from './yaml-scalar';

/** Values that aliases and merge keys may add to those that are written (a few nested aliases can stand for billions). */
export const MAX_ALIASED = 100_000;

interface Anchored {
  readonly value: Value;
  /** Values in it, itself included. */
  readonly weight: number;
}

/** What one file's conversion carries along. */
export interface Conversion {
  readonly file: string;
  readonly text: string;
  readonly issues: SyntaxIssue[];
  /** Values made so far, and how many of them through aliases. */
  made: number;
  aliased: number;
}

/** One document's contents. Anchors live as long as the document. Nesting was bounded when it was composed. */
export function convertDocument(contents: ParsedNode, state: Conversion): Value {
  return convert(contents, state, new Map());
}

function convert(node: Node | null, state: Conversion, anchors: Map<string, Anchored>): Value {
  const before = state.made++;
  const value = convertNode(node, state, anchors);
  const anchor = node && !yaml().isAlias(node) ? (node as { anchor?: string }).anchor : undefined;
  if (anchor) anchors.set(anchor, { value, weight: state.made - before });
  return value;
}

function convertNode(node: Node | null, state: Conversion, anchors: Map<string, Anchored>): Value {
  const [start, end] = node?.range ?? [0, 0];
  const span = spanOf(state.file, { start, end });
  if (!node) return { kind: 'literal', span, value: null };
  if (yaml().isAlias(node)) return alias(node.source, span, state, anchors);
  const tag = node.tag?.startsWith('!') ? { tag: node.tag } : {};
  if (yaml().isMap(node)) return { kind: 'object', span, entries: entriesOf(node, state, anchors), ...tag };
  if (yaml().isSeq(node)) {
    const items = node.items.map((item) => convert(item as Node | null, state, anchors));
    return { kind: 'list', span, items, ...tag };
  }
  if (!yaml().isScalar(node)) return { kind: 'unknown', span, reason: 'a YAML node of another kind' };
  if (typeof node.value === 'string') return { ...stringValue(state.file, state.text, node.value, { start, end }), ...tag };
  const value = typeof node.value === 'number' || typeof node.value === 'boolean' ? node.value : null;
  return { kind: 'literal', span, value, ...tag };
}

function alias(name: string, span: Span, state: Conversion, anchors: Map<string, Anchored>): Value {
  const anchored = anchors.get(name);
  if (!anchored) return { kind: 'unknown', span, reason: 'an alias without an anchor before it' };
  if (!afford(anchored.weight, span, state)) return { kind: 'unknown', span, reason: 'too many values behind aliases' };
  const { value } = anchored;
  // A leaf remembers the alias it was reached through; a collection is shared as it is.
  if (value.kind === 'object' || value.kind === 'list') return value;
  return { ...value, span: { ...value.span, via: [span, ...(value.span.via ?? [])] } };
}

function afford(weight: number, at: Range, state: Conversion): boolean {
  if (state.aliased + weight > MAX_ALIASED) {
    if (state.aliased <= MAX_ALIASED) {
      state.issues.push({ message: `aliases stand for more than ${MAX_ALIASED} values`, start: at.start, end: at.end });
      state.aliased = MAX_ALIASED + 1;
    }
    return false;
  }
  state.aliased += weight;
  state.made += weight;
  return true;
}

function entriesOf(map: YAMLMap, state: Conversion, anchors: Map<string, Anchored>): Entry[] {
  const entries: Entry[] = [];
  const merged: Value[] = [];
  for (const pair of map.items as Pair<Node | null, Node | null>[]) {
    const { key, span } = keyOf(pair.key, state, anchors);
    const value = convert(pair.value, state, anchors);
    if (key === '<<' && (value.kind === 'object' || value.kind === 'list')) merged.push(value);
    else entries.push({ key, keySpan: span, value });
  }
  if (merged.length === 0) return entries;
  const present = new Set(entries.map((entry) => entry.key));
  for (const source of merged.flatMap((value) => (value.kind === 'list' ? value.items : [value]))) {
    if (source.kind !== 'object' || !afford(source.entries.length, source.span, state)) continue;
    for (const entry of source.entries) {
      if (present.has(entry.key)) continue;
      present.add(entry.key);
      entries.push(entry);
    }
  }
  return entries;
}

/** A key's text; of a key that is no scalar it is empty. */
function keyOf(node: Node | null, state: Conversion, anchors: Map<string, Anchored>): { key: string; span: Span } {
  const [start, end] = node?.range ?? [0, 0];
  const span = spanOf(state.file, { start, end });
  if (node && yaml().isScalar(node)) {
    if (node.anchor) convert(node, state, anchors);
    return { key: typeof node.value === 'string' ? node.value : (node.source ?? ''), span };
  }
  const value = convert(node, state, anchors);
  return { key: value.kind === 'string' ? value.text : '', span };
}
