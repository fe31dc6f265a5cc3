/** Taking items out of a list of arguments, properties or elements, with their commas. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { removal } from '../../text';

/** One removal for each run of neighbours. `items` are all items of the list, in order. */
export function removeItems(text: string, items: readonly SourceNode[], gone: (item: SourceNode) => boolean): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < items.length; i++) {
    if (!gone(items[i]!)) continue;
    let last = i;
    while (last + 1 < items.length && gone(items[last + 1]!)) last++;
    edits.push(removeRun(text, items[i]!.start, items[last]!.end));
    i = last;
  }
  return edits;
}

/** With the comma after it, else with the one before it. */
function removeRun(text: string, start: number, end: number): Edit {
  const after = /^\s*,/.exec(text.slice(end, end + 200));
  if (after) {
    const edit = removal(text, { start, end: end + after[0].length });
    // At the start of a list on one line the blank after the comma goes too.
    const opens = /[([{]$/.test(text.slice(Math.max(0, start - 1), start));
    const blank = /^[ \t]+/.exec(text.slice(edit.end, edit.end + 100));
    return opens && blank ? { ...edit, end: edit.end + blank[0].length } : edit;
  }
  const before = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start));
  return before ? { start: start - before[0].length, end, text: '' } : { start, end, text: '' };
}
