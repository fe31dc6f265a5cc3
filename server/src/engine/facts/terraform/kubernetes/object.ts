/** A block of the Kubernetes provider as the object that it sends. */
import { type Span, spanOf } from '../../../syntax/span';
import type { Entry, ObjectValue, Value } from '../../../syntax/value';
import { argumentOf, blocksOf, type Part } from '../module/body';
import { together } from '../values/either';
import { isNull } from '../values/scope';
import { keyOf, listOf } from './spelling';

const MAX_DEPTH = 12;

/** The block itself: where a finding stands, and where an edit finds it. */
export function spanOfPart({ block, scope }: Part): Span {
  return spanOf(scope.file, block);
}

/** Whether all of the object is known: a dynamic block may make any number of blocks. */
export interface Seen {
  open: boolean;
}

/** What arguments and blocks are called in the object; a block that may be there several times is a list of them. */
export interface Spelling {
  readonly key: (name: string) => string;
  readonly list: (type: string) => string | undefined;
}

/** What the part sends. Arguments that are `null` are not there. */
export function objectOf(part: Part, seen: Seen, spelling: Spelling = { key: keyOf, list: listOf }, depth = 0): ObjectValue {
  const { body, scope } = part;
  const entries: Entry[] = body.attributes.flatMap(({ name, nameRange }) => {
    const value = argumentOf(part, name);
    if (!value || (isNull(value) && !value.span.via)) return [];
    // Nothing by default is whatever the module's user says.
    const known: Value = isNull(value) ? { kind: 'unknown', span: value.span, reason: 'not set' } : together(value);
    return [{ key: spelling.key(name), keySpan: spanOf(scope.file, nameRange), value: known }];
  });
  const lists = new Map<string, Value[]>();
  for (const inner of depth < MAX_DEPTH ? blocksOf(part) : []) {
    const { type, typeRange } = inner.block;
    if (inner.uncertain || inner.optional) seen.open = true;
    const value = objectOf({ ...inner, optional: false }, seen, spelling, depth + 1);
    const key = spelling.list(type);
    const list = key === undefined ? undefined : lists.get(key);
    if (list) list.push(value);
    else {
      const items = [value];
      if (key !== undefined) lists.set(key, items);
      const whole: Value = key === undefined ? value : { kind: 'list', span: value.span, items };
      entries.push({ key: key ?? spelling.key(type), keySpan: spanOf(inner.scope.file, typeRange), value: whole });
    }
  }
  return { kind: 'object', span: spanOfPart(part), entries };
}
