/** One Terraform file as the extractor sees it: its blocks by kind, its scope, and short ways to read them. */
import type { Attribute, Block, Body, Expression, HclFile } from '../../syntax/hcl/ast';
import { folderOf } from '../../syntax/path';
import { type Span, spanOf } from '../../syntax/span';
import type { Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias } from '../model';
import { settledOf } from './values/either';
import { evaluate } from './values/evaluate';
import { fileNames } from './values/file-names';
import { plainText, type Scope } from './values/scope';

/** A `resource`, `data`, `ephemeral` or `module` block: something with an address. */
export interface Holder {
  readonly mode: 'resource' | 'data' | 'ephemeral' | 'module';
  /** `aws_iam_role`; `module` for modules. */
  readonly type: string;
  readonly name: string;
  /** `aws_iam_role.app`, `data.aws_iam_policy_document.app`, `module.db`. */
  readonly address: string;
  readonly alias: Alias;
  readonly body: Body;
  readonly block: Block;
  /** The labels: what a person reads as the name of the block. */
  readonly span: Span;
}

export interface TerraformFile {
  readonly context: ExtractContext;
  readonly scope: Scope;
  readonly holders: readonly Holder[];
  readonly byAddress: ReadonlyMap<string, Holder>;
  /** Top-level blocks of every other kind, and all of them in order. */
  readonly blocks: readonly Block[];
  readonly body: Body;
}

const MODES: ReadonlyMap<string, Holder['mode']> = new Map(
  (['resource', 'data', 'ephemeral', 'module'] as const).map((mode) => [mode, mode]),
);

/** The file's blocks in their kinds; half-typed blocks without labels are left out. */
export function readFile(context: ExtractContext, { body }: HclFile): TerraformFile {
  const locals = new Map<string, Expression>();
  const defaults = new Map<string, Expression>();
  const holders: Holder[] = [];
  for (const block of body.blocks) {
    if (block.type === 'locals') for (const { name, value } of block.body.attributes) locals.set(name, value);
    const label = block.labels[0]?.text;
    const fallback = block.type === 'variable' ? attributeOf(block.body, 'default') : undefined;
    if (fallback && label !== undefined) defaults.set(label, fallback.value);
    const holder = holderOf(context, block);
    if (holder) holders.push(holder);
  }
  const byAddress = new Map(holders.map((holder) => [holder.address, holder]));
  // A file is read a few times over; more steps than that come from references that multiply.
  const budget = { steps: 100_000 + 2 * context.text.length };
  const source = { file: context.file, text: context.text };
  const scope = { ...source, names: fileNames(source, locals, defaults, budget) };
  return { context, scope, holders, byAddress, blocks: body.blocks, body };
}

function holderOf(context: ExtractContext, block: Block): Holder | undefined {
  const mode = MODES.get(block.type);
  const [first, second] = block.labels;
  const last = mode === 'module' ? first : second;
  if (!mode || !first || !last?.text) return undefined;
  const type = mode === 'module' ? 'module' : first.text;
  const address = mode === 'resource' || mode === 'module' ? `${type}.${last.text}` : `${mode}.${type}.${last.text}`;
  const span = spanOf(context.file, { start: first.start, end: last.end });
  return { mode, type, name: last.text, address, alias: aliasOf(context.file, address), body: block.body, block, span };
}

/** `tf:<dir>:<address>`: Terraform's own scope is the folder, so the same address in another folder is another thing. */
export function aliasOf(file: string, address: string): Alias {
  return `tf:${folderOf(file)}:${address}`;
}

export function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}

/** Nested blocks of a type; a `dynamic` block counts as one block of its type. */
export function blocksOf(body: Body, type: string): Block[] {
  return body.blocks.flatMap((block) => {
    const plain = staticBlock(block);
    return plain.type === type ? [plain] : [];
  });
}

/** A `dynamic "x" { content { … } }` as the block `x { … }` that it makes; any other block as it is. */
export function staticBlock(block: Block): Block {
  const content = block.type === 'dynamic' ? block.body.blocks.find((inner) => inner.type === 'content') : undefined;
  return content ? { ...block, type: block.labels[0]?.text ?? '', labels: [], body: content.body } : block;
}

/** The value of an argument, resolved as far as the file says; undefined where it is not written. */
export function argumentOf(file: TerraformFile, body: Body, name: string): Value | undefined {
  const attribute = attributeOf(body, name);
  return attribute && settledOf(evaluate(attribute.value, file.scope));
}

/** The text of an argument that is fully known. */
export function textIn(file: TerraformFile, body: Body, name: string): string | undefined {
  return plainText(argumentOf(file, body, name));
}
