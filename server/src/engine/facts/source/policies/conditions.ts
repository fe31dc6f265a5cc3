/** Conditions that a program puts together: what it spreads in or computes is a condition too, only not known which. */
import type { Statement } from '../../../iam/model';
import { type Entry, HOLE, type Value } from '../../../syntax/value';

/** The condition block with a HOLE for the operator, or the key, of everything that the file does not say. */
export function withOpenConditions(block: Value): Value {
  if (block.kind !== 'object') return unnamed(block, unnamed(block, block));
  return { ...block, entries: block.entries.map(operator) };
}

function operator(entry: Entry): Entry {
  const { key, value } = entry;
  if (key === '<<') return { ...entry, key: HOLE, value: unnamed(value, value) };
  if (value.kind !== 'object') return { ...entry, value: unnamed(value, value) };
  return { ...entry, value: { ...value, entries: value.entries.map((one) => (one.key === '<<' ? { ...one, key: HOLE } : one)) } };
}

function unnamed({ span }: Value, inner: Value): Value {
  return { kind: 'object', span, entries: [{ key: HOLE, keySpan: span, value: inner }] };
}

/** A statement with such a condition is not known as a whole. */
export function leftOpen(statement: Statement): Statement {
  const open = statement.conditions.some(({ operator: name, key }) => name === HOLE || key === HOLE);
  return open ? { ...statement, partial: true } : statement;
}
