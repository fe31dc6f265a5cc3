/** `edit-data`: values of a data file change at their places, all together or not at all. */
import type { DataChange, Remedy } from '../../rules/model';
import { together } from '../apply';
import { documentsOf } from '../hosts/parse';
import type { Edit, FileEdit, Fix, FixContext } from '../model';
import { bicepChange } from './bicep';
import { changeNode } from './change';
import { findNode } from './find';
import { hclChange } from './hcl';

type EditData = Extract<Remedy, { type: 'edit-data' }>;

/** The one fix, where every change fits the text of this moment. */
export function editData(remedy: EditData, context: FixContext): Fix[] {
  const edits: FileEdit[] = [];
  for (const change of remedy.changes) {
    const { file } = change.at;
    const text = context.read(file);
    const made = text === undefined ? undefined : changed(context, file, text, change);
    if (!made) return [];
    edits.push({ file, edits: made });
  }
  const { id, title, safety, steps = [] } = remedy;
  return edits.length === 0 ? [] : [{ id: `edit-data:${id}`, title, safety, edits: together(edits), followUp: [...steps] }];
}

function changed(context: FixContext, file: string, text: string, change: DataChange): readonly Edit[] | undefined {
  if (change.op === 'remove' && change.was !== undefined && !text.slice(change.at.start, change.at.end).includes(change.was))
    return undefined;
  const host = context.graph.facts.get(file)?.host;
  if (host === 'terraform') return hclChange(text, change);
  if (host === 'bicep') return bicepChange(text, change);
  for (const document of documentsOf(file, text)) {
    const found = findNode(text, document, change.at);
    if (found) return changeNode(text, found, change);
  }
  return undefined;
}
