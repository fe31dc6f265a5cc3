/**
 * CloudFormation's intrinsic functions, long and short form alike, resolved as far as the template itself says. What is not
 * known until deployment becomes `unknown` with a reference (`!Ref Queue`, `!GetAtt Queue.Arn`) or a HOLE in a string; where
 * it is one of several values, each counts (choices.ts).
 */
import type { Span } from '../../syntax/span';
import { type Entry, textOf, type UnknownValue, type Value } from '../../syntax/value';
import { alternatives, combinations, oneOf } from './choices';
import { isLoop, turnsOf } from './loops';
import { foundInMap, type Resolve, referred, type Sources } from './sources';
import { asString, joined, pieces } from './strings';
import { substitution } from './substitution';

export interface Call {
  readonly name: string;
  readonly argument: Value;
  readonly span: Span;
}

/** The function call a value is: `!Sub x`, `{ "Fn::Sub": x }`, `{ Ref: x }`. */
export function callOf(value: Value): Call | undefined {
  if (value.kind === 'unknown') return undefined;
  if (value.tag?.startsWith('!')) {
    const { tag, ...argument } = value;
    return { name: tag.slice(1), argument: argument as Value, span: value.span };
  }
  if (value.kind !== 'object' || value.entries.length !== 1) return undefined;
  const { key, keySpan, value: argument } = value.entries[0] as Entry;
  if (key !== 'Ref' && (!key.startsWith('Fn::') || isLoop(key))) return undefined;
  // Without braces the object ends with its line; the call ends with its argument.
  const end = argument.kind === 'string' ? argument.literal.end : argument.span.end;
  const span = keySpan.start === value.span.start ? { ...value.span, end: Math.min(end, value.span.end) } : value.span;
  return { name: key.replace('Fn::', ''), argument, span };
}

/** Gives the function that resolves values of one template; results are remembered, shared values (YAML aliases) too. */
export function resolver(sources: Sources): Resolve {
  const done = new Map<Value, Value>();
  const resolve = (value: Value): Value => {
    const known = done.get(value);
    if (known) return known;
    const call = callOf(value);
    const result = call ? evaluate(call, sources, resolve) : inside(value, sources, resolve);
    done.set(value, result);
    return result;
  };
  return resolve;
}

function inside(value: Value, sources: Sources, resolve: Resolve): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(resolve) };
  if (value.kind !== 'object') return value;
  const entries = value.entries.flatMap((entry) =>
    repeated(entry, sources, resolve).map(({ entry: one, resolve: inner }) => ({ ...one, value: inner(one.value) })),
  );
  return { ...value, entries };
}

/** An entry of an object, and how the values in it are resolved. */
export interface Repeated {
  readonly entry: Entry;
  readonly resolve: Resolve;
}

/** A loop gives its entries once a turn; any other entry, and a loop over what is not known, is itself. */
export function repeated(entry: Entry, sources: Sources, resolve: Resolve): readonly Repeated[] {
  const turns = turnsOf(entry, sources, resolve);
  if (!turns) return [{ entry, resolve }];
  return turns.flatMap((turn) => {
    const inner = resolver(turn.sources);
    return turn.entries.flatMap((one) => repeated(one, turn.sources, inner));
  });
}

function evaluate({ name, argument, span }: Call, sources: Sources, resolve: Resolve): Value {
  const open = (reference = `!${name}`): UnknownValue => ({
    kind: 'unknown',
    span,
    reason: 'known only when the stack is deployed',
    reference,
  });
  const items = argument.kind === 'list' ? argument.items : [];
  const each = (value: Value, change: (one: Value) => Value | undefined): Value => {
    const changed = alternatives(value).map(change);
    return (changed.every((one) => one !== undefined) && oneOf(changed as Value[], span)) || open();
  };
  switch (name) {
    case 'Ref':
      return referred(textOf(argument) ?? '', span, sources) ?? open(`!Ref ${textOf(argument) ?? ''}`);
    case 'GetAtt':
      return open(`!GetAtt ${textOf(argument) ?? items.map((item) => textOf(item) ?? '').join('.')}`);
    case 'Sub':
      return substitution(argument, span, sources, resolve) ?? open();
    case 'Join': {
      const glue = textOf(items[0]);
      const parts = items[1] && resolve(items[1]);
      if (glue === undefined || !parts) return open();
      return each(parts, (list) => {
        if (list.kind !== 'list') return undefined;
        const ways = combinations(list.items.map(alternatives));
        const texts = ways.map((way) =>
          joined(
            way.map((part) => part ?? open()),
            glue,
            span,
            sources.text,
          ),
        );
        return oneOf(texts, span);
      });
    }
    case 'If':
      return { kind: 'list', span, tag: '!If', items: items.map((item, i) => (i === 0 ? item : resolve(item))) };
    case 'Select': {
      const index = Number(asString(items[0] && resolve(items[0]), sources.text)?.text);
      const list = items[1] && resolve(items[1]);
      return list ? each(list, (one) => (one.kind === 'list' ? one.items[index] : undefined)) : open();
    }
    case 'Split': {
      const delimiter = textOf(items[0]);
      const source = items[1] && resolve(items[1]);
      if (!delimiter || !source) return open();
      return each(source, (one) => (one.kind === 'string' ? { kind: 'list', span, items: pieces(one, delimiter) } : undefined));
    }
    case 'FindInMap':
      return foundInMap(items.map(resolve), span, sources) ?? open();
    case 'Base64':
    // A document that is made text of: whoever reads the text finds the document.
    case 'ToJsonString':
      return resolve(argument);
    default:
      return open(textOf(argument) && argument.kind === 'string' && !argument.tag ? `!${name} ${argument.text}` : undefined);
  }
}
