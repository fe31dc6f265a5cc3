/** A `statement` block of `aws_iam_policy_document` as a statement, with every value at its place. */
import type { Statement } from '../../iam/model';
import { readPolicy } from '../../iam/statements';
import type { Block } from '../../syntax/hcl/ast';
import { type Range, type Span, spanOf } from '../../syntax/span';
import { type Entry, HOLE, itemsOf, type StringValue, type Value } from '../../syntax/value';
import { argumentOf, attributeOf, blocksOf, type TerraformFile } from './file';
import { plainText } from './scope';

const ELEMENTS = [
  ['sid', 'Sid'],
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
] as const;

/** A statement block in IAM's own words, read like any other document. `open`: other documents may add to it. */
export function readStatementBlock(file: TerraformFile, block: Block, open: boolean): Statement {
  const span = spanOf(file.context.file, block);
  const entries: Entry[] = [];
  const add = (key: string, at: Range, value: Value) =>
    entries.push({ key, keySpan: spanOf(file.context.file, at), value: withPolicyVariables(value) });
  add('Effect', block.typeRange, argumentOf(file, block.body, 'effect') ?? allow(file, block));
  for (const [name, element] of ELEMENTS) {
    const attribute = attributeOf(block.body, name);
    const value = argumentOf(file, block.body, name);
    if (attribute && value) add(element, attribute.nameRange, value);
  }
  for (const [name, element] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const blocks = blocksOf(block.body, name);
    if (blocks[0])
      add(
        element,
        blocks[0].typeRange,
        grouped(file, blocks, (one) => principal(file, one)),
      );
  }
  const conditions = blocksOf(block.body, 'condition');
  if (conditions[0]) add('Condition', conditions[0].typeRange, conditionMap(file, conditions));
  const [read] = readPolicy({
    kind: 'object',
    span,
    entries: [{ key: 'Statement', keySpan: span, value: { kind: 'object', span, entries } }],
  });
  const dynamic =
    file.scope.text.startsWith('dynamic', block.typeRange.start) || block.body.blocks.some((inner) => inner.type === 'dynamic');
  return { ...(read as Statement), partial: (read as Statement).partial || open || dynamic };
}

/** The default of `effect`, placed at the statement. */
function allow(file: TerraformFile, block: Block): StringValue {
  const span = spanOf(file.context.file, block.typeRange);
  return { kind: 'string', span, literal: block.typeRange, text: 'Allow', style: 'plain' };
}

interface Keyed {
  readonly key: Value | undefined;
  readonly values: Value | undefined;
}

function principal(file: TerraformFile, block: Block): Keyed {
  return { key: argumentOf(file, block.body, 'type'), values: argumentOf(file, block.body, 'identifiers') };
}

/** Blocks of a key and values as one map; blocks with the same key are one entry. */
function grouped(file: TerraformFile, blocks: readonly Block[], read: (block: Block) => Keyed): Value {
  const byKey = new Map<string, { keySpan: Span; values: Value[] }>();
  for (const block of blocks) {
    const { key, values } = read(block);
    const name = plainText(key) ?? HOLE;
    const group = byKey.get(name) ?? { keySpan: key?.span ?? spanOf(file.context.file, block.typeRange), values: [] };
    byKey.set(name, group);
    if (values) group.values.push(values);
  }
  const entries = [...byKey].map(([key, { keySpan, values }]): Entry => {
    const [only] = values;
    const list: Value = { kind: 'list', span: only?.span ?? keySpan, items: values.flatMap(itemsOf) };
    return { key, keySpan, value: only && values.length === 1 ? only : list };
  });
  return { kind: 'object', span: spanOf(file.context.file, blocks[0] as Block), entries };
}

/** `condition` blocks: operator (`test`) to key (`variable`) to values. Blocks that test a key in the same way are one condition. */
function conditionMap(file: TerraformFile, blocks: readonly Block[]): Value {
  const conditions = new Map<string, { operator: string; keySpan: Span; blocks: Block[] }>();
  for (const block of blocks) {
    const test = argumentOf(file, block.body, 'test');
    const operator = plainText(test) ?? HOLE;
    const id = `${operator} ${plainText(argumentOf(file, block.body, 'variable')) ?? block.start}`;
    const same = conditions.get(id);
    const keySpan = test?.kind === 'string' ? { ...test.span, ...test.literal } : spanOf(file.context.file, block);
    if (same) same.blocks.push(block);
    else conditions.set(id, { operator, keySpan, blocks: [block] });
  }
  const read = (block: Block): Keyed => ({
    key: argumentOf(file, block.body, 'variable'),
    values: argumentOf(file, block.body, 'values'),
  });
  const entries = [...conditions.values()].map(
    (one): Entry => ({ key: one.operator, keySpan: one.keySpan, value: grouped(file, one.blocks, read) }),
  );
  return { kind: 'object', span: spanOf(file.context.file, blocks[0] as Block), entries };
}

/** In these blocks `&{aws:username}` is written for IAM's `${aws:username}`. */
function withPolicyVariables(value: Value): Value {
  if (value.kind === 'string') return value.text.includes('&{') ? { ...value, text: value.text.replaceAll('&{', '${') } : value;
  if (value.kind === 'list') return { ...value, items: value.items.map(withPolicyVariables) };
  if (value.kind !== 'object') return value;
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: withPolicyVariables(entry.value) })) };
}
