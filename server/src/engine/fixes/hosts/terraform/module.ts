/** The files of a Terraform module: a module is a folder. */
import type { Block } from '../../../syntax/hcl/ast';
import { parseHcl } from '../../../syntax/hcl/parser';
import { folderOf, joinPath } from '../../../syntax/path';
import type { FixContext } from '../../model';
import { attributeOf, plainText } from './locate';

/** A block with the file that it stands in. */
export interface Placed {
  readonly file: string;
  readonly content: string;
  readonly block: Block;
}

/** Every Terraform file of the folder of `file`, itself first. */
export function moduleTexts(context: FixContext, file: string, text: string): Map<string, string> {
  const texts = /\.(tf|tofu)$/.test(file) ? new Map([[file, text]]) : new Map<string, string>();
  const folder = folderOf(file);
  for (const other of context.files) {
    if (other === file || folderOf(other) !== folder || !/\.(tf|tofu)$/.test(other)) continue;
    const content = context.read(other);
    if (content !== undefined) texts.set(other, content);
  }
  return texts;
}

/** The blocks of the files that hold the word. Looking for the word first: most files need no parsing. */
export function blocksWith(texts: ReadonlyMap<string, string>, word: string): Placed[] {
  return [...texts]
    .filter(([, content]) => content.includes(word))
    .flatMap(([file, content]) => parseHcl(content).body.blocks.map((block) => ({ file, content, block })));
}

/** The `module` blocks of the workspace that use the folder of `file` as a local module. */
export function callersOf(context: FixContext, file: string): Placed[] {
  const folder = folderOf(file);
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const texts = new Map<string, string>();
  for (const other of context.files) {
    if (!/\.(tf|tofu)$/.test(other) || folderOf(other) === folder) continue;
    const content = context.read(other);
    if (content?.includes('module') && content.includes(name)) texts.set(other, content);
  }
  return blocksWith(texts, 'module').filter(({ file: from, block }) => {
    const source = block.type === 'module' ? plainText(attributeOf(block.body, 'source')?.value) : undefined;
    return source !== undefined && /^\.\.?(\/|$)/.test(source) && joinPath(folderOf(from), source) === folder;
  });
}
