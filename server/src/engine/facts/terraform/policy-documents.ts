/** `data "aws_iam_policy_document"` blocks as policy facts, and what refers to them. */
import type { Statement } from '../../iam/model';
import { readPolicy } from '../../iam/statements';
import type { Block } from '../../syntax/hcl/ast';
import type { Range } from '../../syntax/span';
import { spanOf } from '../../syntax/span';
import { type Entry, HOLE, itemsOf, type StringValue, type Value } from '../../syntax/value';
import type { Alias, AttachmentFact } from '../model';
import { aliasOf, argumentOf, attributeOf, blocksOf, type Holder, placeOf, type TerraformFile } from './file';
import { targetOf } from './reference';
import { plainText } from './scope';

const TYPE = 'aws_iam_policy_document';
/** Arguments that bring in statements of other documents. */
const SOURCES = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'];
const ELEMENTS = [
  ['sid', 'Sid'],
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
] as const;

/** Whether the reference is the JSON of an `aws_iam_policy_document`. */
export function isDocument(reference: string | undefined): boolean {
  const target = targetOf(reference);
  return target?.mode === 'data' && target.type === TYPE;
}

/** Fills `facts.policies` with one document each block. Its purpose is settled by the attachments that name it. */
export function extractPolicyDocuments(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'data' || holder.type !== TYPE) continue;
    const open = SOURCES.some((name) => attributeOf(holder.body, name));
    const statements = blocksOf(holder.body, 'statement').map((block) => readStatement(file, block, open));
    file.context.facts.policies.push({
      key: holder.alias,
      name: holder.address,
      purpose: 'unknown',
      form: 'policy-document',
      statements,
      holders: [],
      span: holder.span,
    });
    if (open)
      file.context.facts.unresolved.push({ reason: `${holder.address} takes in other policy documents`, span: holder.span });
  }
}

/** A statement block in IAM's own words, read like any other document. `open`: other documents may add to it. */
function readStatement(file: TerraformFile, block: Block, open: boolean): Statement {
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
  const byKey = new Map<string, Entry>();
  for (const block of blocks) {
    const { key, values } = read(block);
    const name = plainText(key) ?? HOLE;
    const value: Value = values ?? { kind: 'list', span: spanOf(file.context.file, block), items: [] };
    const before = byKey.get(name);
    byKey.set(name, {
      key: name,
      keySpan: before?.keySpan ?? key?.span ?? spanOf(file.context.file, block.typeRange),
      value: before ? { kind: 'list', span: before.value.span, items: [...itemsOf(before.value), ...itemsOf(value)] } : value,
    });
  }
  return { kind: 'object', span: spanOf(file.context.file, blocks[0] as Block), entries: [...byKey.values()] };
}

/** `condition` blocks: operator (`test`) to key (`variable`) to values. */
function conditionMap(file: TerraformFile, blocks: readonly Block[]): Value {
  const operators = new Map<string, Block[]>();
  for (const block of blocks) {
    const test = plainText(argumentOf(file, block.body, 'test')) ?? HOLE;
    operators.set(test, [...(operators.get(test) ?? []), block]);
  }
  const entries = [...operators].map(([operator, same]): Entry => {
    const read = (block: Block): Keyed => ({
      key: argumentOf(file, block.body, 'variable'),
      values: argumentOf(file, block.body, 'values'),
    });
    return { key: operator, keySpan: spanOf(file.context.file, same[0] as Block), value: grouped(file, same, read) };
  });
  return { kind: 'object', span: spanOf(file.context.file, blocks[0] as Block), entries };
}

/** In these blocks `&{aws:username}` is written for IAM's `${aws:username}`. */
function withPolicyVariables(value: Value): Value {
  if (value.kind === 'string') return value.text.includes('&{') ? { ...value, text: value.text.replaceAll('&{', '${') } : value;
  if (value.kind === 'list') return { ...value, items: value.items.map(withPolicyVariables) };
  if (value.kind !== 'object') return value;
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: withPolicyVariables(entry.value) })) };
}

interface Use {
  readonly reference: string;
  readonly identity: Alias;
  readonly type: AttachmentFact['type'];
  /** What attaches it. */
  readonly name: string;
  readonly value: Value;
}

/** Says who uses a document, and through it the documents of this file that it takes in. */
export function attachDocument(file: TerraformFile, use: Use): void {
  const target = targetOf(use.reference);
  if (!target) return;
  const seen = new Set<string>([target.address]);
  for (const address of seen) {
    file.context.facts.attachments.push({
      policy: aliasOf(file.context.file, address),
      identity: use.identity,
      type: use.type,
      name: use.name,
      ...placeOf(use.value),
    });
    const document = file.holders.find((holder) => holder.address === address);
    for (const source of document ? sourcesOf(file, document) : []) seen.add(source);
  }
}

function sourcesOf(file: TerraformFile, document: Holder): string[] {
  return SOURCES.flatMap((name) => itemsOf(argumentOf(file, document.body, name))).flatMap((value) => {
    const target = value.kind === 'unknown' && isDocument(value.reference) ? targetOf(value.reference) : undefined;
    return target ? [target.address] : [];
  });
}
