/** How a data file is written around a place. */
import type { Range } from '../../syntax/span';
import type { Entry, Value } from '../../syntax/value';
import { columnOf, itemLead } from './entries';
import type { ListStyle } from './write';

/** A line that begins, turns or ends a part of a template. */
const STEERS = /^[ \t]*\{\{-?[ \t]*(?:if|else|end|range|with|define|block)\b/m;

/** Whether lines of a template decide about what stands here. */
export function steers(text: string, { start, end }: Range): boolean {
  return STEERS.test(text.slice(start, end));
}

/** Whether the file is JSON, as far as its keys show; an empty object is judged by the file's first character. */
export function isJsonAt(text: string, entry: Entry | undefined): boolean {
  return entry ? text[entry.keySpan.start] === '"' || text[entry.keySpan.start - 1] === '"' : /^\uFEFF?\s*[{[]/.test(text);
}

/** How the first list among the entries of a mapping stands. */
export function listStyleOf(text: string, node: Value): ListStyle | undefined {
  if (node.kind !== 'object') return undefined;
  for (const { value } of node.entries) {
    const first = value.kind === 'list' ? value.items[0] : undefined;
    if (!first) continue;
    const written = text.slice(value.span.start, value.span.start + 2);
    if (written.startsWith('[')) return written === '["' ? 'json' : 'yaml';
    return itemLead(text, first)?.dash.length === columnOf(text, node)?.length ? 'flat' : undefined;
  }
  return undefined;
}
