/** Expressions of Bicep and of ARM templates, as far as the template itself says; what only the deployment knows stays open. */
import type { Access, Call, Expression, For, ObjectExpression, Text } from '../../syntax/bicep/ast';
import { entryOf, type ListValue, type ObjectValue, type StringValue, type Value } from '../../syntax/value';
import { called } from './functions';
import { either, type Scope, unknown, within } from './scope';
import { joined } from './strings';

/** Deeper than what is written: variables that lead to variables. */
const DEEPEST = 60;
/** A loop over more is a loop over what is not known. */
const MOST_TURNS = 12;
/** The same for loops in loops. */
const MOST_TURNS_WITHIN = 200;

/** The value of an expression. `depth` counts nesting; how far names lead is bounded where they are looked up. */
export function evaluate(node: Expression, scope: Scope, depth = 0): Value {
  const span = scope.place(node);
  const open = () => unknown(span, scope.source(node));
  if (depth > DEEPEST) return open();
  const inner = (one: Expression) => evaluate(one, scope, depth + 1);
  switch (node.kind) {
    case 'literal':
      return { kind: 'literal', span, value: node.value };
    case 'text':
      return textValue(node, scope, depth);
    case 'name':
      return scope.name(node.name, span) ?? unknown(span, node.name);
    case 'access':
      return member(inner(node.target), node, scope);
    case 'index':
      return item(inner(node.target), inner(node.key), scope, node);
    case 'call':
      return call(node, scope, depth);
    case 'conditional':
      return chosen(inner(node.condition), [node.whenTrue, node.whenFalse].map(inner), scope, node);
    case 'if':
      return inner(node.body);
    case 'unary': {
      const operand = inner(node.operand);
      if (operand.kind !== 'literal') return open();
      if (node.operator === '-') return { ...operand, span, value: -Number(operand.value) };
      return typeof operand.value === 'boolean' ? { ...operand, span, value: !operand.value } : open();
    }
    case 'binary':
      return node.operator === '??' ? either([node.left, node.right].map(inner), span) : open();
    case 'list': {
      const items = node.items.filter(({ kind }) => kind !== 'spread').map(inner);
      const list: ListValue = { kind: 'list', span, items };
      return items.length < node.items.length ? { ...list, open: true } : list;
    }
    case 'object':
      return objectValue(node, scope, depth);
    case 'for':
      return {
        kind: 'list',
        span,
        items: turnsOf(node, scope, depth).map((turn) => evaluate(node.body, turn, depth + 1)),
        open: true,
      };
    default:
      return open();
  }
}

/** The scopes of a loop's turns; one with unknown items where the list is not known. */
export function turnsOf({ names, collection }: For, scope: Scope, depth = 0): readonly Scope[] {
  const list = evaluate(collection, scope, depth + 1);
  const [name, index] = names;
  if (name === undefined) return [scope];
  const isKnown = list.kind === 'list' && !list.open && isFew(list.items.length, scope);
  const items = isKnown ? list.items : [unknown(scope.place(collection), name)];
  const turns = (scope.turns ?? 1) * items.length;
  return items.map((one, i) => {
    const given = new Map([[name, one]]);
    if (index !== undefined) given.set(index, isKnown ? { kind: 'literal', span: one.span, value: i } : unknown(one.span));
    return within(scope, given, turns);
  });
}

function isFew(turns: number, scope: Scope): boolean {
  return turns > 0 && turns <= MOST_TURNS && turns * (scope.turns ?? 1) <= MOST_TURNS_WITHIN;
}

function textValue(node: Text, scope: Scope, depth: number): StringValue {
  const span = scope.place(node.content);
  const { start, end } = scope.place(node);
  const literal = { start, end };
  const style = node.multiline ? 'raw' : 'single';
  const [only, ...more] = node.parts;
  if (!only) return { kind: 'string', span, literal, text: '', style };
  if (more.length === 0 && only.kind === 'text' && only.text.length === span.end - span.start)
    return { kind: 'string', span, literal, text: only.text, style };
  const parts = node.parts.map((part) => {
    const at = scope.place(part);
    if (part.kind === 'hole') return { value: evaluate(part.expression, scope, depth + 1), span: at };
    const offsets = part.text.length === at.end - at.start ? {} : { offsets: Array.from(part.text, () => at.start) };
    return { value: { kind: 'string', span: at, literal: at, text: part.text, style, ...offsets } as StringValue, span: at };
  });
  return joined(parts, { span, literal, style }, scope.text);
}

function objectValue({ entries, spreads, start, end }: ObjectExpression, scope: Scope, depth: number): ObjectValue {
  const span = scope.place({ start, end });
  const known = entries.flatMap(({ key, keyRange, value }) =>
    key === undefined ? [] : [{ key, keySpan: scope.place(keyRange), value: evaluate(value, scope, depth + 1) }],
  );
  const object: ObjectValue = { kind: 'object', span, entries: known };
  return spreads.length > 0 || known.length < entries.length ? { ...object, open: true } : object;
}

/** A member; of something that only the deployment knows, a reference that says whose. */
function member(target: Value, { name, start, end }: Pick<Access, 'name' | 'start' | 'end'>, scope: Scope): Value {
  const span = scope.place({ start, end });
  if (target.kind === 'object') {
    const entry = entryOf(target, name);
    if (entry) return entry.value;
  }
  if (target.kind === 'either')
    return either(
      target.options.map((one) => member(one, { name, start, end }, scope)),
      span,
    );
  const value = unknown(span, scope.source({ start, end }));
  const origin = 'origin' in target ? target.origin : undefined;
  if (!origin) return value;
  return { ...value, origin: { ...origin, attribute: origin.attribute ? `${origin.attribute}.${name}` : name } };
}

function item(target: Value, key: Value, scope: Scope, node: Expression): Value {
  if (target.kind === 'list' && key.kind === 'literal' && typeof key.value === 'number') {
    const one = target.items[key.value];
    if (one && !target.open) return one;
  }
  if (target.kind === 'object' && key.kind === 'string')
    return member(target, { name: key.text, start: node.start, end: node.end }, scope);
  // One of several resources of a loop is, for what it is, any of them.
  const origin = 'origin' in target ? target.origin : undefined;
  const value = unknown(scope.place(node), scope.source(node));
  return origin ? { ...value, origin } : value;
}

/** What a condition chooses; both, where a parameter may decide otherwise. */
function chosen(condition: Value, [yes, no]: readonly Value[], scope: Scope, node: Expression): Value {
  if (!yes || !no) return unknown(scope.place(node), scope.source(node));
  if (condition.kind === 'literal' && typeof condition.value === 'boolean' && !condition.span.via)
    return condition.value ? yes : no;
  return either([yes, no], scope.place(node));
}

function call(node: Call, scope: Scope, depth: number): Value {
  const args = node.args.map((one) => evaluate(one, scope, depth + 1));
  const target = node.target && evaluate(node.target, scope, depth + 1);
  if (node.name.toLowerCase() === 'if') return chosen(args[0] ?? unknown(scope.place(node)), args.slice(1), scope, node);
  const made = called(node, args, scope, target);
  return made ?? unknown(scope.place(node), scope.source(node));
}
