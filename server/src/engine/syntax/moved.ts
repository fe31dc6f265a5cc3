/** Documents in documents. */
import { spanOf } from './span';
import { rangeIn, type StringValue, type Value } from './value';

/** What was read in the text of a string, at its places in the file. */
export function movedInto(node: Value, outer: StringValue, depth = 0): Value {
  const span = spanOf(outer.span.file, rangeIn(outer, node.span.start, node.span.end), outer.span.via);
  if (depth > 100) return { kind: 'unknown', span, reason: 'nested too deeply' };
  if (node.kind === 'list') return { ...node, span, items: node.items.map((item) => movedInto(item, outer, depth + 1)) };
  if (node.kind === 'object')
    return {
      ...node,
      span,
      entries: node.entries.map((entry) => ({
        key: entry.key,
        keySpan: spanOf(outer.span.file, rangeIn(outer, entry.keySpan.start, entry.keySpan.end), outer.span.via),
        value: movedInto(entry.value, outer, depth + 1),
      })),
    };
  if (node.kind !== 'string') return { ...node, span };
  const { offsets } = node;
  return {
    ...node,
    span,
    literal: rangeIn(outer, node.literal.start, node.literal.end),
    ...(offsets ? { offsets: offsets.map((offset) => rangeIn(outer, offset, offset).start) } : {}),
  };
}
