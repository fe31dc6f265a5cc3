/**
 * CloudFormation's intrinsic functions, long and short form alike, resolved as far as the template itself says. What is not
 * known until deployment becomes `unknown` with a reference (`!Ref Queue`, `!GetAtt Queue.Arn`) or a HOLE in a string.
 */
import type { Span } from '../../syntax/span';
import { get, type ListValue, type StringValue, textOf, type UnknownValue, type Value } from '../../syntax/value';
import { asString, joined, pieces, substituted } from './strings';
import type { Parameter } from './template';

export interface Sources {
  /** Text of the file: numbers are read as they are written. */
  readonly text: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly mappings: Value | undefined;
}

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
  const { key, value: argument } = value.entries[0]!;
  if (key !== 'Ref' && !key.startsWith('Fn::')) return undefined;
  return { name: key.replace('Fn::', ''), argument, span: value.span };
}

/** Gives the function that resolves values of one template; results are remembered, shared values (YAML aliases) too. */
export function resolver(sources: Sources): (value: Value) => Value {
  const done = new Map<Value, Value>();
  const resolve = (value: Value): Value => {
    const known = done.get(value);
    if (known) return known;
    const call = callOf(value);
    const result = call ? evaluate(call, sources, resolve) : inside(value, resolve);
    done.set(value, result);
    return result;
  };
  return resolve;
}

function inside(value: Value, resolve: (value: Value) => Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(resolve) };
  if (value.kind !== 'object') return value;
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: resolve(entry.value) })) };
}

function evaluate({ name, argument, span }: Call, sources: Sources, resolve: (value: Value) => Value): Value {
  const open = (reference = `!${name}`): UnknownValue => ({
    kind: 'unknown',
    span,
    reason: 'known only when the stack is deployed',
    reference,
  });
  const items = argument.kind === 'list' ? argument.items : [];
  switch (name) {
    case 'Ref':
      return referred(textOf(argument) ?? '', span, sources) ?? open(`!Ref ${textOf(argument) ?? ''}`);
    case 'GetAtt':
      return open(`!GetAtt ${textOf(argument) ?? items.map((item) => textOf(item) ?? '').join('.')}`);
    case 'Sub': {
      const template = argument.kind === 'list' ? items[0] : argument;
      if (template?.kind !== 'string') return open();
      const lone = /^\$\{([A-Za-z0-9:.]+)\}$/.exec(template.text)?.[1];
      if (lone && !get(items[1], lone))
        return referred(lone, span, sources) ?? open(`${lone.includes('.') ? '!GetAtt' : '!Ref'} ${lone}`);
      return substituted(template, (variable) => {
        const given = get(items[1], variable);
        return given ? asString(resolve(given), sources.text)?.text : textOfParameter(variable, sources);
      });
    }
    case 'Join': {
      const parts = items[1] && resolve(items[1]);
      const glue = textOf(items[0]);
      return glue === undefined || parts?.kind !== 'list' || parts.tag ? open() : joined(parts.items, glue, span, sources.text);
    }
    case 'If':
      return { kind: 'list', span, tag: '!If', items: items.map((item, i) => (i === 0 ? item : resolve(item))) };
    case 'Select': {
      const list = items[1] && resolve(items[1]);
      const index = Number(asString(items[0], sources.text)?.text);
      return (list?.kind === 'list' && !list.tag ? list.items[index] : undefined) ?? open();
    }
    case 'FindInMap': {
      const path = items.map((item) => textOf(asString(resolve(item), sources.text)) ?? '');
      const found = path.length >= 3 && !path.includes('') ? get(sources.mappings, ...path.slice(0, 3)) : undefined;
      return found ? reachedBy(found, span) : open();
    }
    case 'Base64':
      return resolve(argument);
    default:
      return open(textOf(argument) ? `!${name} ${textOf(argument)}` : undefined);
  }
}

/** A parameter by its Default; undefined for anything else, and where the default says nothing. */
function referred(name: string, span: Span, { parameters }: Sources): Value | undefined {
  const parameter = parameters.get(name);
  const value = parameter?.default;
  if (!parameter || !value || parameter.type.startsWith('AWS::SSM::Parameter')) return undefined;
  if (value.kind === 'string' && value.text === '') return undefined;
  if (value.kind === 'string' && /^(?:CommaDelimitedList$|List<)/.test(parameter.type)) return listed(value, span);
  return reachedBy(value, span);
}

function listed(value: StringValue, span: Span): ListValue {
  return { kind: 'list', span, items: pieces(value, ',').map((piece) => reachedBy(piece, span)) };
}

function reachedBy<T extends Value>(value: T, span: Span): T {
  return { ...value, span: { ...value.span, via: [span, ...(value.span.via ?? [])] } };
}

/** What `${Name}` in a text stands for. Secrets stay open: they are judged where their default is written. */
function textOfParameter(name: string, { parameters, text }: Sources): string | undefined {
  const parameter = parameters.get(name);
  if (!parameter?.default || parameter.noEcho || parameter.type.startsWith('AWS::SSM::Parameter')) return undefined;
  return asString(parameter.default, text)?.text || undefined;
}
