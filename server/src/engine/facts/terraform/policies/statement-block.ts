/** A `statement` block of `aws_iam_policy_document` as a statement, with every value at its place. */
import type { Statement } from '../../../iam/model';
import { readPolicy } from '../../../iam/statements';
import { type Range, type Span, spanOf } from '../../../syntax/span';
import { type Entry, HOLE, itemsOf, type StringValue, type Value } from '../../../syntax/value';
import { attributeOf } from '../file';
import { argumentOf, blocksOf, type Part } from '../module/body';
import { isNull, plainText } from '../values/scope';

const ELEMENTS = [
  ['sid', 'Sid'],
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
] as const;

/** A statement block in IAM's own words, read like any other document. */
export function readStatementBlock(part: Part): Statement {
  const { block, scope } = part;
  const span = spanOf(scope.file, block);
  const entries: Entry[] = [];
  let open = part.uncertain;
  const add = (key: string, at: Range, value: Value) =>
    entries.push({ key, keySpan: spanOf(scope.file, at), value: withPolicyVariables(value) });
  const effect = argumentOf(part, 'effect');
  add('Effect', block.typeRange, effect && !isNull(effect) ? effect : allow(part));
  for (const [name, element] of ELEMENTS) {
    const attribute = attributeOf(part.body, name);
    const value = argumentOf(part, name);
    if (attribute && value && !isNone(value)) add(element, attribute.nameRange, value);
  }
  for (const [name, element] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const blocks = blocksOf(part, name);
    open ||= blocks.some(({ uncertain }) => uncertain);
    if (blocks[0]) add(element, blocks[0].block.typeRange, grouped(blocks, principal));
  }
  const conditions = blocksOf(part, 'condition');
  open ||= conditions.some(({ uncertain }) => uncertain);
  if (conditions[0]) add('Condition', conditions[0].block.typeRange, conditionMap(conditions));
  const [read] = readPolicy({
    kind: 'object',
    span,
    entries: [{ key: 'Statement', keySpan: span, value: { kind: 'object', span, entries } }],
  });
  const statement = { ...(read as Statement), partial: (read as Statement).partial || open };
  return part.optional ? optionalOf(statement) : statement;
}

/** A statement that may not be there. What it denies is not certain then. */
export function optionalOf(statement: Statement): Statement {
  return { ...statement, optional: true, partial: statement.partial || statement.effect === 'Deny' };
}

/** An argument that is left out: `null`, and a `sid` without text. */
function isNone(value: Value): boolean {
  return isNull(value) || (value.kind === 'string' && value.text === '') || (value.kind === 'list' && value.items.length === 0);
}

/** The default of `effect`, placed at the statement. */
function allow({ block, scope }: Part): StringValue {
  const span = spanOf(scope.file, block.typeRange);
  return { kind: 'string', span, literal: block.typeRange, text: 'Allow', style: 'plain' };
}

interface Keyed {
  readonly key: Value | undefined;
  readonly values: Value | undefined;
}

function principal(part: Part): Keyed {
  return { key: argumentOf(part, 'type'), values: argumentOf(part, 'identifiers') };
}

/** Blocks of a key and values as one map; blocks with the same key are one entry. */
function grouped(parts: readonly Part[], read: (part: Part) => Keyed): Value {
  const byKey = new Map<string, { keySpan: Span; values: Value[] }>();
  for (const part of parts) {
    const { key, values } = read(part);
    const name = plainText(key) ?? HOLE;
    const group = byKey.get(name) ?? { keySpan: key?.span ?? spanOf(part.scope.file, part.block.typeRange), values: [] };
    byKey.set(name, group);
    if (values) group.values.push(values);
  }
  const entries = [...byKey].map(([key, { keySpan, values }]): Entry => {
    const [only] = values;
    const list: Value = { kind: 'list', span: only?.span ?? keySpan, items: values.flatMap(itemsOf) };
    return { key, keySpan, value: only && values.length === 1 ? only : list };
  });
  return { kind: 'object', span: spanOfFirst(parts), entries };
}

function spanOfFirst([first]: readonly Part[]): Span {
  return first ? spanOf(first.scope.file, first.block) : { file: '', start: 0, end: 0 };
}

/** `condition` blocks: operator (`test`) to key (`variable`) to values. Blocks that test a key in the same way are one condition. */
function conditionMap(parts: readonly Part[]): Value {
  const conditions = new Map<string, { operator: string; keySpan: Span; parts: Part[] }>();
  for (const [i, part] of parts.entries()) {
    const test = argumentOf(part, 'test');
    const operator = plainText(test) ?? HOLE;
    const id = `${operator} ${plainText(argumentOf(part, 'variable')) ?? i}`;
    const same = conditions.get(id);
    const keySpan = test?.kind === 'string' ? { ...test.span, ...test.literal } : spanOf(part.scope.file, part.block);
    if (same) same.parts.push(part);
    else conditions.set(id, { operator, keySpan, parts: [part] });
  }
  const read = (part: Part): Keyed => ({ key: argumentOf(part, 'variable'), values: argumentOf(part, 'values') });
  const entries = [...conditions.values()].map(
    (one): Entry => ({ key: one.operator, keySpan: one.keySpan, value: grouped(one.parts, read) }),
  );
  return { kind: 'object', span: spanOfFirst(parts), entries };
}

/** In these blocks `&{aws:username}` is written for IAM's `${aws:username}`. */
function withPolicyVariables(value: Value): Value {
  if (value.kind === 'string') return value.text.includes('&{') ? { ...value, text: value.text.replaceAll('&{', '${') } : value;
  if (value.kind === 'list') return { ...value, items: value.items.map(withPolicyVariables) };
  if (value.kind === 'either') return { ...value, options: value.options.map(withPolicyVariables) };
  if (value.kind !== 'object') return value;
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: withPolicyVariables(entry.value) })) };
}
