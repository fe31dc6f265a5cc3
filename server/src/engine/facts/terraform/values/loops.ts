/** `for` expressions, and what iterations go over. */
import type { For } from '../../../syntax/hcl/ast';
import { type Span, spanOf } from '../../../syntax/span';
import { type Entry, HOLE, type LiteralValue, type StringValue, type UnknownValue, type Value } from '../../../syntax/value';
import { truthOf, visit } from './evaluate';
import { type Bound, plainText, type Run, type Scope, unknownAt } from './scope';

const MAX_ROUNDS = 2_000;

/** One round of an iteration: `k` and `v` of `for k, v in …`. */
export interface Round {
  readonly key: Value;
  readonly value: Value;
}

/** What an iteration goes over. `open`: there may be more rounds, or fewer. A collection that is not known is one round of unknowns. */
export interface Rounds {
  readonly rounds: readonly Round[];
  readonly open: boolean;
}

/** The rounds of a collection; undefined for what is no collection. */
export function roundsOf(collection: Value): Rounds | undefined {
  if (collection.kind === 'list')
    return {
      rounds: collection.items.slice(0, MAX_ROUNDS).map((value, i) => ({ key: numberAt(value.span, i), value })),
      open: collection.open === true || collection.items.length > MAX_ROUNDS,
    };
  if (collection.kind === 'object')
    return {
      rounds: collection.entries.slice(0, MAX_ROUNDS).map(roundOf),
      open: collection.open === true || collection.entries.length > MAX_ROUNDS,
    };
  return collection.kind === 'unknown' ? { rounds: [unknownRound(collection)], open: true } : undefined;
}

function roundOf({ key, keySpan, value }: Entry): Round {
  if (key === '<<' && value.kind === 'unknown') return unknownRound(value);
  if (key === HOLE) return { key: { kind: 'unknown', span: keySpan, reason: 'not in this file' }, value };
  return { key: textAt(keySpan, key), value };
}

/** The one round that stands for all of a collection that is not known: its items keep the name of the collection, or of `over`. */
export function unknownRound(collection: Value, over?: UnknownValue): Round {
  const named = collection.kind === 'unknown' && (collection.reference || collection.origin) ? collection : over;
  const { span } = named ?? collection;
  const item = named?.reference ? { reference: `${named.reference}[]` } : {};
  const key = {
    kind: 'unknown' as const,
    span,
    reason: 'not in this file',
    ...(named?.reference ? { reference: named.reference } : {}),
  };
  return { key, value: { ...(named ?? key), ...item } };
}

export function forExpression(expression: For, collection: Value, run: Run, scope: Scope, depth: number): Value {
  const over = roundsOf(collection);
  if (!over) return unknownAt(scope, expression, 'computed');
  const span = spanOf(scope.file, expression);
  const items: Value[] = [];
  const entries: Entry[] = [];
  let { open } = over;
  for (const { key, value } of over.rounds) {
    const bound = boundIn(scope, expression, key, value);
    const holds = expression.condition ? truthOf(visit(expression.condition, run, bound, depth + 1)) : true;
    if (holds === false) continue;
    if (holds === undefined) open = true;
    const made = visit(expression.value, run, bound, depth + 1);
    if (expression.form === 'list') items.push(made);
    else {
      const name = expression.key && visit(expression.key, run, bound, depth + 1);
      const keySpan = name?.span ?? span;
      entries.push({ key: plainText(name) ?? HOLE, keySpan, value: made });
    }
  }
  const more = open ? { open } : {};
  if (expression.form === 'list') return { kind: 'list', span, items, ...more };
  return { kind: 'object', span, entries: expression.grouped ? grouped(entries) : lastOfEach(entries), ...more };
}

function boundIn(scope: Scope, { keyName, valueName }: For, key: Value, value: Value): Scope {
  const outer: Bound | undefined = keyName ? { name: keyName, value: key, outer: scope.bound } : scope.bound;
  return { ...scope, bound: { name: valueName, value, outer } };
}

/** `k => v...`: the values of each key as a list. */
function grouped(entries: readonly Entry[]): Entry[] {
  const groups = new Map<string, Entry>();
  for (const entry of entries) {
    const known = groups.get(entry.key)?.value;
    const items = known?.kind === 'list' ? [...known.items, entry.value] : [entry.value];
    groups.set(entry.key, { ...entry, value: { kind: 'list', span: entry.value.span, items } });
  }
  return [...groups.values()];
}

/** Of entries with the same key the last one counts; those whose keys are not known all stay. */
function lastOfEach(entries: readonly Entry[]): Entry[] {
  const last = new Map(entries.map((entry, i) => [entry.key === HOLE ? `${HOLE}${i}` : entry.key, entry]));
  return [...last.values()];
}

export function numberAt(span: Span, value: number): LiteralValue {
  return { kind: 'literal', span, value };
}

/** A text that is made rather than written: all of it stands at one place. */
export function textAt(span: Span, text: string): StringValue {
  const offsets = new Array<number>(text.length).fill(span.start);
  return { kind: 'string', span, literal: { start: span.start, end: span.end }, text, offsets, style: 'plain' };
}
