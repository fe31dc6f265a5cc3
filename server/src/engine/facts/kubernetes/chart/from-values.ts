/** Values files as data of templates: every leaf knows where it is written. */
import type { Span } from '../../../syntax/span';
import { HOLE, type Value } from '../../../syntax/value';
import { type Data, holeOf, type MapData, NIL, type Origin, type Piece, unknownOf } from './data';

const MAX_DEPTH = 60;

/** How a place in the text that was read becomes a place in a file. */
export type Place = (span: Span) => Origin;

export const asWritten: Place = ({ file, start, end }) => ({ file, start, end });

export function dataOf(value: Value, place: Place = asWritten, depth = 0): Data {
  if (depth > MAX_DEPTH) return unknownOf('.Values');
  const origin = place(value.span);
  switch (value.kind) {
    case 'object': {
      const entries = new Map<string, Data>();
      const keys = new Map<string, Origin>();
      for (const { key, keySpan, value: one } of value.entries) {
        entries.set(key, dataOf(one, place, depth + 1));
        keys.set(key, place(keySpan));
      }
      return { kind: 'map', entries, keys, origin };
    }
    case 'list':
      return { kind: 'list', items: value.items.map((one) => dataOf(one, place, depth + 1)), origin };
    case 'literal':
      if (value.value === null) return NIL;
      return typeof value.value === 'number'
        ? { kind: 'number', value: value.value, origin }
        : { kind: 'bool', value: value.value, origin };
    case 'string': {
      if (value.text === '') return { kind: 'text', pieces: [{ text: '', origin }] };
      const { file } = value.span;
      const literal = place({ file, ...value.literal });
      const exact = value.offsets === undefined && place === asWritten && value.text.length === origin.end - origin.start;
      const whole: Origin = { ...origin, literal: { start: literal.start, end: literal.end }, ...(exact ? { exact: true } : {}) };
      return { kind: 'text', pieces: withHoles(value.text, whole) };
    }
    default:
      return unknownOf('.Values');
  }
}

/** A secret is blanked in the text that is kept: nobody needs it here. */
function withHoles(text: string, origin: Origin): Piece[] {
  return text.includes(HOLE) ? [{ ...holeOf('.Values'), origin }] : [{ text, origin }];
}

/** Helm's merge: maps key by key, anything else is replaced, and `null` takes a key away. `over` wins. */
export function mergedValues(base: MapData, over: MapData, depth = 0): MapData {
  const entries = new Map(base.entries);
  const keys = new Map(base.keys ?? []);
  for (const [key, value] of over.entries) {
    const before = entries.get(key);
    if (value.kind === 'nil') {
      entries.delete(key);
      continue;
    }
    const at = over.keys?.get(key);
    if (value.kind === 'map' && before?.kind === 'map' && depth < MAX_DEPTH)
      entries.set(key, mergedValues(before, value, depth + 1));
    else {
      entries.set(key, value);
      if (at) keys.set(key, at);
    }
  }
  return { kind: 'map', entries, keys, origin: base.origin };
}
