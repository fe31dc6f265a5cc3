/** Finding a node of a data file again by the place that facts gave. */
import { contains, type Range } from '../../syntax/span';
import type { Entry, ObjectValue, Value } from '../../syntax/value';
import { rangeOf } from '../hosts/tree';
import { trimmedEnd } from '../text';

/** What holds a node: the mapping's entry, or the list's item. */
export type Holder =
  | { readonly kind: 'entry'; readonly object: ObjectValue; readonly entry: Entry }
  | { readonly kind: 'item'; readonly list: Extract<Value, { kind: 'list' }>; readonly item: Value };

export interface Found {
  readonly node: Value;
  /** The place is only a part of the scalar. */
  readonly part?: true;
  /** From the top down to the node. */
  readonly holders: readonly Holder[];
}

/** The node at exactly this place: its range, its content inside of quotes, a part of a scalar, or the key of an entry. */
export function findNode(text: string, top: Value, place: Range): Found | undefined {
  const at = trimmedEnd(text, place);
  const holders: Holder[] = [];
  let node = top;
  for (;;) {
    // An entry's key may start where its mapping starts: the mapping, asked for as a whole, is wider.
    if (isAt(text, node, at)) return { node, holders };
    const next = below(node, at);
    if (!next) return node.kind === 'string' && contains(node.span, at) ? { node, part: true, holders } : undefined;
    holders.push(next);
    node = next.kind === 'entry' ? next.entry.value : next.item;
    if (next.kind === 'entry' && same(next.entry.keySpan, at)) return { node, holders };
  }
}

function same(one: Range, other: Range): boolean {
  return one.start === other.start && one.end === other.end;
}

/** A mapping ends where the next thing begins, with the blanks between. */
function isAt(text: string, node: Value, at: Range): boolean {
  return same(trimmedEnd(text, node.span), at) || (node.kind === 'string' && same(node.literal, at));
}

function below(node: Value, at: Range): Holder | undefined {
  if (node.kind === 'object') {
    const entry = node.entries.find(({ keySpan, value }) => contains(keySpan, at) || contains(rangeOf(value), at));
    return entry && { kind: 'entry', object: node, entry };
  }
  if (node.kind !== 'list') return undefined;
  const item = node.items.find((one) => contains(rangeOf(one), at));
  return item && { kind: 'item', list: node, item };
}
