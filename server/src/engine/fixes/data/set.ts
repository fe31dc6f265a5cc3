/** A value below a mapping: what stands there is replaced, what is missing is made. */
import type { DataChange, DataValue } from '../../rules/model';
import { type Entry, entryOf, type ObjectValue } from '../../syntax/value';
import { inBraces, rangeOf } from '../hosts/tree';
import type { Edit } from '../model';
import { before, indentAt, newlineOf, trimmedEnd } from '../text';
import { columnOf, entryEnd, linesAfter } from './entries';
import { fewer } from './fewer';
import type { Found } from './find';
import { isJsonAt, listStyleOf, steers } from './style';
import { bracketed, entryLines, inline } from './write';

type SetValue = Extract<DataChange, { op: 'set' }>;

/** The edits; undefined where the mapping is not there, or a template decides about it. */
export function setValue(text: string, { node }: Found, { path, value, first, after }: SetValue): Edit[] | undefined {
  let object = node;
  for (let i = 0; i < path.length; i++) {
    if (object.kind !== 'object') return undefined;
    const key = path[i] as string;
    const entry = entryOf(object, key);
    const rest = path.slice(i + 1);
    const nested = rest.reduceRight<DataValue>((inner, name) => ({ [name]: inner }), value);
    if (!entry) return inserted(text, object, key, nested, first ? undefined : (after ?? object.entries.at(-1)?.key));
    const isEmpty = entry.value.kind === 'literal' && entry.value.value === null;
    if (rest.length === 0 || isEmpty) return overwritten(text, object, entry, nested);
    object = entry.value;
  }
  return undefined;
}

/** A new entry behind that of a key, or before all others. */
function inserted(
  text: string,
  object: ObjectValue,
  key: string,
  value: DataValue,
  behind: string | undefined,
): Edit[] | undefined {
  const [first, last] = [object.entries[0], object.entries.at(-1)];
  if (!first || !last) return intoEmpty(text, object, key, value);
  const neighbour = behind === undefined ? undefined : (entryOf(object, behind) ?? last);
  const column = columnOf(text, object);
  if (column !== undefined) {
    const isSteered = steers(text, object.span);
    if (isSteered && steers(text, { start: Math.max(0, object.span.start - 1), end: first.keySpan.start })) return undefined;
    const written = entryLines(key, value, listStyleOf(text, object));
    if (neighbour && !isSteered) return one(linesAfter(text, object, neighbour, written));
    const lines = written.join(newlineOf(text) + column);
    return [{ start: first.keySpan.start, end: first.keySpan.start, text: `${lines}${newlineOf(text)}${column}` }];
  }
  if (!inBraces(text, object)) return undefined;
  const json = isJsonAt(text, first);
  const written = `${json ? JSON.stringify(key) : key}: ${inline(value, json)}`;
  if (!neighbour) return [{ start: first.keySpan.start, end: first.keySpan.start, text: `${written}, ` }];
  const { end } = trimmedEnd(text, rangeOf(neighbour.value));
  const ownLine = before(text, neighbour.keySpan.start).trim() === '';
  const gap = ownLine ? newlineOf(text) + indentAt(text, neighbour.keySpan.start) : ' ';
  return [{ start: end, end, text: `,${gap}${written}` }];
}

/** `{}` */
function intoEmpty(text: string, { span }: ObjectValue, key: string, value: DataValue): Edit[] | undefined {
  if (!/^\{\s*\}$/.test(text.slice(span.start, span.end))) return undefined;
  const json = isJsonAt(text, undefined);
  const written = json ? `{ ${JSON.stringify(key)}: ${inline(value, true)} }` : inline({ [key]: value }, false);
  return [{ start: span.start, end: span.end, text: written }];
}

/** Another value for an entry. Anchors and tags would lose what they stand for. */
function overwritten(text: string, object: ObjectValue, entry: Entry, value: DataValue): Edit[] | undefined {
  const old = rangeOf(entry.value);
  const isEmpty =
    old.end <= entry.keySpan.end || (entry.value.kind === 'literal' && entry.value.value === null && old.start === old.end);
  const between = text.slice(entry.keySpan.end, Math.max(old.start, entry.keySpan.end));
  if (/[&*!|>]/.test(between)) return undefined;
  const less = fewer(text, entry.value, value);
  if (less) return less;
  // What a template prints among the items would be lost.
  if (entry.value.kind === 'list' && text.slice(old.start, old.end).includes('{{')) return undefined;
  const column = columnOf(text, object);
  if (column === undefined) {
    if (isEmpty) return undefined;
    return [{ ...trimmedEnd(text, old), text: inline(value, isJsonAt(text, entry)) }];
  }
  const flow = inBrackets(text, entry, value);
  if (flow !== undefined) return [{ ...trimmedEnd(text, old), text: flow }];
  const [head = '', ...more] = entryLines(entry.key, value, listStyleOf(text, object));
  const body = [head.slice(head.indexOf(':') + 1), ...more].join(newlineOf(text) + column);
  const colon = text.indexOf(':', entry.keySpan.end);
  if (colon < 0) return undefined;
  const scalarAlone = !isEmpty && more.length === 0 && (entry.value.kind === 'string' || entry.value.kind === 'literal');
  if (scalarAlone && !/[|>]/.test(text[old.start] ?? '')) return [{ ...trimmedEnd(text, old), text: body.trimStart() }];
  if (isEmpty) return [{ start: colon + 1, end: colon + 1, text: body }];
  return [{ start: colon + 1, end: Math.min(entryEnd(text, entry), trimmedEnd(text, old).end), text: body }];
}

/** A list that stood in brackets on one line stays there, with its quotes. */
function inBrackets(text: string, { value: { kind, span } }: Entry, value: DataValue): string | undefined {
  if (kind !== 'list' || !Array.isArray(value) || value.some((one) => typeof one === 'object')) return undefined;
  const before = trimmedEnd(text, span);
  const written = text.slice(before.start, before.end);
  if (!/^\[[^\n]*\]$/.test(written)) return undefined;
  return bracketed(value, written.startsWith('["') ? 'json' : 'yaml');
}

function one(edit: Edit | undefined): Edit[] | undefined {
  return edit && [edit];
}
