/** What the type of a variable makes of a value: `optional(…)` attributes that are left out get their defaults. */
import type { Expression } from '../../../syntax/hcl/ast';
import { type Entry, HOLE, type Value } from '../../../syntax/value';
import { mapEither } from '../values/either';

const MAX_DEPTH = 20;

/** `constant` gives the value of a default in the type. https://developer.hashicorp.com/terraform/language/expressions/type-constraints */
export function converted(value: Value, type: Expression, constant: (expression: Expression) => Value, depth = 0): Value {
  if (type.kind !== 'call' || depth > MAX_DEPTH) return value;
  const [inner] = type.args;
  if (!inner) return value;
  const convert = (next: Value, to: Expression) => converted(next, to, constant, depth + 1);
  return mapEither(value, (one) => {
    if (type.name === 'object' && inner.kind === 'object' && one.kind === 'object') {
      const declared = inner.entries.flatMap((entry) => attributeIn(one, entry.key, entry.value, convert, constant));
      const others = one.entries.filter(({ key }) => key === '<<' || key === HOLE);
      return { ...one, entries: [...declared, ...others] };
    }
    if (type.name === 'map' && one.kind === 'object')
      return { ...one, entries: one.entries.map((entry) => ({ ...entry, value: convert(entry.value, inner) })) };
    if ((type.name === 'list' || type.name === 'set') && one.kind === 'list')
      return { ...one, items: one.items.map((item) => convert(item, inner)) };
    return one;
  });
}

type Convert = (value: Value, type: Expression) => Value;

/** An attribute of an object type; what is left out and may be is `null` or its default. */
function attributeIn(
  object: Extract<Value, { kind: 'object' }>,
  key: Expression,
  type: Expression,
  convert: Convert,
  constant: (expression: Expression) => Value,
): Entry[] {
  const name =
    key.kind === 'variable' ? key.name : key.kind === 'template' && key.parts[0]?.kind === 'text' ? key.parts[0].text : '';
  const isOptional = type.kind === 'call' && type.name === 'optional';
  const [plain, fallback] = isOptional ? type.args : [type];
  const entry = object.entries.find((one) => one.key === name);
  const isLeftOut = !entry || (entry.value.kind === 'literal' && entry.value.value === null);
  if (entry && !(isLeftOut && fallback)) return [{ ...entry, value: plain ? convert(entry.value, plain) : entry.value }];
  const isKnown = !object.open && !object.entries.some((one) => one.key === '<<' || one.key === HOLE);
  if (!isOptional || (!entry && !isKnown)) return [];
  const nothing: Value = { kind: 'literal', span: object.span, value: null };
  const value = fallback ? constant(fallback) : nothing;
  return [{ key: name, keySpan: entry?.keySpan ?? object.span, value: plain ? convert(value, plain) : value }];
}
