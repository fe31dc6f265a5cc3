/** Where a referenced block stands: an existing one is used again, else it is added. */
import type { Block } from '../../../syntax/hcl/ast';
import { parseHcl } from '../../../syntax/hcl/parser';
import { folderOf, sibling } from '../../../syntax/path';
import type { FileEdit, FixContext } from '../../model';
import { appendLines } from '../../text';
import type { TerraformReference } from '../../vaults/forms/terraform';
import { attributeOf } from './locate';

export interface Declared {
  readonly label: string;
  readonly edits: readonly FileEdit[];
  /** The block was there before. */
  readonly existing: boolean;
}

/** The label under which the value can be read in the folder of `file`, and the edits that make it so. */
export function declare(context: FixContext, file: string, text: string, reference: TerraformReference): Declared {
  const texts = moduleTexts(context, file, text);
  const mention = reference.block[1] ?? `"${reference.label}"`;
  // Looking for the word first: most files need no parsing.
  const candidates = [...texts].filter(([, content]) => content.includes(mention));
  const blocks = candidates.flatMap(([name, content]) =>
    parseHcl(content)
      .body.blocks.filter((block) => isKind(block, reference))
      .map((block) => ({ name, content, block })),
  );
  const same = blocks.find(({ content, block }) => isSame(content, block, reference));
  if (same) return { label: labelOf(same.block), edits: [], existing: true };
  const taken = new Set(blocks.map(({ block }) => labelOf(block)));
  let label = reference.label;
  for (let nth = 2; taken.has(label); nth++) label = `${reference.label}_${nth}`;
  const own = reference.file === undefined ? file : sibling(file, reference.file);
  const target = texts.has(own) ? own : file;
  const edit = appendLines(texts.get(target) ?? text, blockLines(reference, label));
  return { label, edits: [{ file: target, edits: [edit] }], existing: false };
}

/** Every Terraform file of the module: a module is a folder. */
export function moduleTexts(context: FixContext, file: string, text: string): Map<string, string> {
  const folder = folderOf(file);
  const texts = new Map([[file, text]]);
  for (const other of context.files) {
    if (other === file || folderOf(other) !== folder || !/\.(tf|tofu)$/.test(other)) continue;
    const content = context.read(other);
    if (content !== undefined) texts.set(other, content);
  }
  return texts;
}

function isKind(block: Block, { block: [type, kind] }: TerraformReference): boolean {
  return block.type === type && (kind === undefined || block.labels[0]?.text === kind);
}

/** A variable is the same when it has the name; a data block when it reads the same entry. */
function isSame(text: string, block: Block, reference: TerraformReference): boolean {
  if (reference.block[1] === undefined) return labelOf(block) === reference.label && !attributeOf(block.body, 'default');
  return reference.body.every(([name, expression]) => {
    const value = attributeOf(block.body, name)?.value;
    return value !== undefined && text.slice(value.start, value.end) === expression;
  });
}

function labelOf(block: Block): string {
  return block.labels.at(-1)?.text ?? '';
}

function blockLines({ block, body }: TerraformReference, label: string): string[] {
  const [type, kind] = block;
  const width = Math.max(...body.map(([name]) => name.length));
  const labels = kind === undefined ? `"${label}"` : `"${kind}" "${label}"`;
  return [`${type} ${labels} {`, ...body.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`), '}'];
}
