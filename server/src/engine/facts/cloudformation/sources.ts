/** What a template says about its own names: parameters, mappings, and resources that are given a name. */
import type { Span } from '../../syntax/span';
import { get, HOLE, type ListValue, type StringValue, textOf, type Value } from '../../syntax/value';
import { alternatives, MOST_CHOICES, oneOf } from './choices';
import { resourceText } from './resource-names';
import { asString, pieces } from './strings';
import type { Parameter } from './template';

export type Resolve = (value: Value) => Value;

export interface Sources {
  /** Text of the file: numbers are read as they are written. */
  readonly text: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly mappings: Value | undefined;
  /** The section `Resources` as written. */
  readonly resources: Value | undefined;
  /** Loop variables of `Fn::ForEach` around the value. */
  readonly variables: ReadonlyMap<string, Value>;
  /** How often the value is repeated by these loops. */
  readonly turns: number;
  /** Resources whose name is being looked for: names may refer to each other in a circle. */
  readonly naming: Set<string>;
}

export function reachedBy<T extends Value>(value: T, span: Span): T {
  return { ...value, span: { ...value.span, via: [span, ...(value.span.via ?? [])] } };
}

/**
 * What `Ref` gives, as far as the template says: a loop variable, a parameter by its allowed values or its default. Undefined
 * for anything else, and where the default says nothing.
 */
export function referred(name: string, span: Span, { parameters, variables }: Sources): Value | undefined {
  const variable = variables.get(name);
  if (variable) return reachedBy(variable, span);
  const parameter = parameters.get(name);
  if (!parameter || parameter.type.startsWith('AWS::SSM::Parameter')) return undefined;
  const values = valuesOf(parameter).map((value) => reached(parameter, value, span));
  return oneOf(values, span);
}

/** The default first, then every other value that the parameter allows. A masked one says its default at most. */
function valuesOf({ default: fallback, allowed, noEcho }: Parameter): Value[] {
  const own = fallback && !(fallback.kind === 'string' && fallback.text === '') ? [fallback] : [];
  const others = noEcho || allowed.length > MOST_CHOICES ? [] : allowed.filter((value) => !own.some((one) => isSame(one, value)));
  return [...own, ...others.filter((value) => !(value.kind === 'string' && value.text === ''))];
}

function isSame(a: Value, b: Value): boolean {
  const text = (value: Value) => (value.kind === 'literal' ? String(value.value) : textOf(value));
  return text(a) !== undefined && text(a) === text(b);
}

function reached({ type }: Parameter, value: Value, span: Span): Value {
  return value.kind === 'string' && /^(?:CommaDelimitedList$|List<)/.test(type) ? listed(value, span) : reachedBy(value, span);
}

function listed(value: StringValue, span: Span): ListValue {
  return { kind: 'list', span, items: pieces(value, ',').map((piece) => reachedBy(piece, span)) };
}

/**
 * The texts that `${Name}` or `${Name.Attribute}` may stand for; none where nothing is known. Secrets stay open: they are
 * judged where their default is written.
 */
export function textsOf(name: string, span: Span, sources: Sources, resolve: Resolve): readonly string[] {
  const parameter = sources.parameters.get(name);
  if (parameter?.noEcho) return [];
  const value = referred(name, span, sources);
  if (value) return textsIn(value, sources.text);
  const text = resourceText(name, sources, resolve);
  return text === undefined ? [] : [text];
}

/** Texts in texts in texts grow without end; what is put into another text is a name, a list or an ARN. */
const LONGEST = 20_000;

/** Texts of all alternatives of a resolved value; a list or an open value gives none. */
export function textsIn(value: Value, text: string): readonly string[] {
  const texts = alternatives(value).map((one) => asString(one, text)?.text);
  return texts.every((one) => one !== undefined && one.length < LONGEST) ? [...new Set(texts as string[])] : [];
}

/** A mapping with more rows than this for one lookup is data. */
const MOST_ROWS = 400;

/** `Fn::FindInMap`: every value that the keys allow; a key that is not known allows them all. */
export function foundInMap(path: readonly Value[], span: Span, { mappings, text }: Sources): Value | undefined {
  const [map = [], top = [], second = []] = path
    .slice(0, 3)
    .map((one) => textsIn(one, text).filter((key) => !key.includes(HOLE)));
  if (path.length < 3 || map.length === 0) return undefined;
  const rows = map.flatMap((name) => valuesUnder(get(mappings, name), top));
  const found = rows.flatMap((row) => valuesUnder(row, second));
  const fallback = path[3]?.kind === 'object' ? get(path[3], 'DefaultValue') : undefined;
  if (fallback && (found.length === 0 || top.length === 0 || second.length === 0)) found.push(...alternatives(fallback));
  if (found.length > MOST_ROWS) return undefined;
  const distinct = found.filter((value, i) => found.findIndex((other) => other === value || isSame(other, value)) === i);
  return oneOf(
    distinct.map((value) => reachedBy(value, span)),
    span,
  );
}

function valuesUnder(value: Value | undefined, keys: readonly string[]): Value[] {
  if (value?.kind !== 'object') return [];
  return value.entries.filter(({ key }) => keys.length === 0 || keys.includes(key)).map((entry) => entry.value);
}
