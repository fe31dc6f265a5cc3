/** Values of Ansible with what stands in Jinja's braces: variables of the same file, else unknown. */
import { HOLE, type ObjectValue, type StringValue, type Value } from '../../syntax/value';
import { isTooHeavy } from '../weight';

export type Variables = ReadonlyMap<string, Value>;

/** The whole value is one expression. */
const WHOLE = /^\s*\{\{-?([^{}]*)\}\}\s*$/;
const EXPRESSION = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g;
const NAME = /^[A-Za-z_]\w*$/;
const DEEPEST = 60;
/** Variables that name each other. */
const LONGEST_WAY = 5;

/** The value as the module gets it, as far as this file says. */
function filledIn(value: Value, variables: Variables, depth = 0, way = 0): Value {
  if (depth > DEEPEST) return value;
  if (value.kind === 'object') return objectFilledIn(value, variables, depth, way);
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => filledIn(item, variables, depth + 1, way)) };
  if (value.kind !== 'string' || value.tag === '!vault') return value.kind === 'string' ? unknown(value, '!vault') : value;
  if (!value.text.includes('{{') && !value.text.includes('{%')) return value;
  const expression = WHOLE.exec(value.text)?.[1]?.replace(/-$/, '').trim();
  if (expression === undefined) return withHoles(value);
  const found = NAME.test(expression) && way < LONGEST_WAY ? variables.get(expression) : undefined;
  if (!found || found.kind === 'unknown') return resultOf(value, expression, variables);
  const known = cameTo(expression, found, variables, way + 1);
  return { ...known, span: { ...known.span, via: [value.span, ...(known.span.via ?? [])] } };
}

/** What each variable comes to, that many names away from who asked. */
const remembered = new WeakMap<Variables, Map<string, Value>>();

/** Variables that name each other several times a line make large values fast: what is too large is not known. */
function cameTo(name: string, found: Value, variables: Variables, way: number): Value {
  const known = remembered.get(variables) ?? new Map<string, Value>();
  remembered.set(variables, known);
  const key = `${way} ${name}`;
  const before = known.get(key);
  if (before) return before;
  const made = filledIn(found, variables, 0, way);
  const value: Value = isTooHeavy(made) ? { kind: 'unknown', span: found.span, reason: 'too large' } : made;
  known.set(key, value);
  return value;
}

/** The same for the arguments of a module. */
export function objectFilledIn(value: ObjectValue, variables: Variables, depth = 0, way = 0): ObjectValue {
  const entries = value.entries.map((entry) => ({ ...entry, value: filledIn(entry.value, variables, depth + 1, way) }));
  return { ...value, entries };
}

/** `sp.state.object_id`: an attribute of what another task made. */
function resultOf(value: StringValue, expression: string, variables: Variables): Value {
  const [, name = '', attribute = ''] = /^([A-Za-z_]\w*)\.([\w.[\]'"]{1,200})$/.exec(expression) ?? [];
  const made = name ? variables.get(name) : undefined;
  const missing = unknown(value, expression);
  if (made?.kind !== 'unknown' || !made.origin || missing.kind !== 'unknown') return missing;
  return { ...missing, origin: { ...made.origin, attribute: attribute.slice(attribute.lastIndexOf('.') + 1) } };
}

function unknown({ span }: StringValue, reference: string): Value {
  return { kind: 'unknown', span, reason: 'known when the play runs', reference };
}

/** Each expression becomes one character that stands for it. */
function withHoles(value: StringValue): StringValue {
  const offsets: number[] = [];
  const ends: number[] = [];
  let text = '';
  let last = 0;
  const offsetOf = (at: number) => value.offsets?.[at] ?? (value.offsets ? value.span.end : value.span.start + at);
  const keep = (until: number) => {
    for (let at = last; at < until; at++) {
      text += value.text[at];
      offsets.push(offsetOf(at));
      ends.push(value.ends?.[at] ?? offsetOf(at + 1));
    }
  };
  for (const match of value.text.matchAll(EXPRESSION)) {
    keep(match.index);
    text += HOLE;
    offsets.push(offsetOf(match.index));
    last = match.index + match[0].length;
    ends.push(offsetOf(last));
  }
  keep(value.text.length);
  return { ...value, text, offsets, ends };
}
