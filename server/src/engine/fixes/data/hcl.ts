/** Changes of `edit-data` in Terraform files: in blocks, maps and lists, and in the YAML of a heredoc. */
import type { DataChange } from '../../rules/model';
import { parseYaml } from '../../syntax/data/yaml';
import type { Template } from '../../syntax/hcl/ast';
import { hclOf } from '../hosts/parse';
import type { Edit } from '../model';
import { changeIn, changeNode, type Notation } from './change';
import { findNode } from './find';
import { type Found, findPart } from './hcl/find';
import { append, isBlock, remove, replace } from './hcl/items';
import { setValue } from './hcl/set';

const HCL: Notation<Found> = { setValue, append, remove, replace };

/** The edits of one change; undefined where the place does not hold what the change is about. */
export function hclChange(text: string, change: DataChange): readonly Edit[] | undefined {
  const tree = hclOf(text);
  const found = findPart(tree.body, change.at);
  // Where a block is half typed, nobody knows where its parts end.
  const owner = found?.holders[0]?.part;
  if (!found || !owner || tree.issues.some(({ start }) => 'start' in owner && owner.start <= start && start <= owner.end))
    return undefined;
  const { node } = found;
  const isWithin = !isBlock(node) && node.kind === 'template' && node.form !== 'quoted' && change.at.start !== node.start;
  if (isWithin) return inDocument(text, node, change);
  return changeIn(HCL, text, found, change);
}

/** A manifest that stands as YAML in the file. */
function inDocument(text: string, { content }: Template, change: DataChange): readonly Edit[] | undefined {
  const inner = text.slice(content.start, content.end);
  const at = { ...change.at, start: change.at.start - content.start, end: change.at.end - content.start };
  for (const document of parseYaml(change.at.file, inner).documents) {
    const found = findNode(inner, document, at);
    const edits = found && changeNode(inner, found, { ...change, at });
    if (edits)
      return edits.map(({ start, end, text: made }) => ({ start: start + content.start, end: end + content.start, text: made }));
  }
  return undefined;
}
