/** Items and entries that come and go, and scalars that change. */
import type { DataChange, DataValue } from '../../rules/model';
import { contains, type Range } from '../../syntax/span';
import { inBraces, rangeOf } from '../hosts/tree';
import type { Edit } from '../model';
import { before, isBlank, lineEnd, newlineOf, removal, trimmedEnd } from '../text';
import { columnOf, entryEnd, itemLead } from './entries';
import type { Found, Holder } from './find';
import { isJsonAt, listStyleOf, steers } from './style';
import { inline, itemLines } from './write';

type Replace = Extract<DataChange, { op: 'replace' }>;

/** One more item at the end of a list. */
export function append(text: string, { node }: Found, value: DataValue): Edit[] | undefined {
  if (node.kind !== 'list' || steers(text, node.span)) return undefined;
  const last = node.items.at(-1);
  if (!last) return [{ start: node.span.start, end: node.span.end, text: `[${inline(value, isJsonAt(text, undefined))}]` }];
  const lead = itemLead(text, last);
  if (lead) {
    const at = lineEnd(text, trimmedEnd(text, rangeOf(last)).end);
    const marker = `${lead.dash}-`.padEnd(lead.column.length);
    const lines = itemLines(value, listStyleOf(text, last)).map(
      (line, i) => newlineOf(text) + (i === 0 ? marker : lead.column) + line,
    );
    return [{ start: at, end: at, text: lines.join('') }];
  }
  if (text[node.span.start] !== '[') return undefined;
  const { end } = trimmedEnd(text, rangeOf(last));
  return [{ start: end, end, text: `, ${inline(value, text[rangeOf(last).start] === '"')}` }];
}

/** The item or entry goes. `empties`: what would be left empty goes too; else it is left as `[]` or `{}`. */
export function remove(text: string, { part, holders }: Found, empties: boolean): Edit[] | undefined {
  // What stood here is gone, and something else is there.
  if (part) return undefined;
  for (let i = holders.length - 1; i >= 0; i--) {
    const holder = holders[i] as Holder;
    const siblings = holder.kind === 'item' ? holder.list.items.length : holder.object.entries.length;
    if (siblings > 1) return without(text, holder);
    if (empties && i > 0) continue;
    const span = holder.kind === 'item' ? holder.list.span : holder.object.span;
    const outer = holders[i - 1];
    if (outer?.kind !== 'entry') return undefined;
    const colon = text.indexOf(':', outer.entry.keySpan.end);
    const { end } = trimmedEnd(text, span);
    if (colon < 0 || colon > span.start || steers(text, { start: colon, end })) return undefined;
    return [{ start: colon + 1, end, text: holder.kind === 'item' ? ' []' : ' {}' }];
  }
  return undefined;
}

/** One of several. */
export function without(text: string, holder: Holder): Edit[] | undefined {
  const range = wholeOf(text, holder);
  if (!range || steers(text, range)) return undefined;
  const isFlow = holder.kind === 'item' ? !itemLead(text, holder.item) : columnOf(text, holder.object) === undefined;
  if (!isFlow) {
    if (!isBlank(before(text, range.start))) return firstOfLine(text, holder, range);
    return [removal(text, range)];
  }
  if (holder.kind === 'entry' && !inBraces(text, holder.object)) return undefined;
  return [betweenCommas(text, range)];
}

/** Where the thing begins and ends; of a block list's item with its dash. */
function wholeOf(text: string, holder: Holder): Range | undefined {
  if (holder.kind === 'entry') {
    const start = holder.entry.keySpan.start;
    const isBlock = columnOf(text, holder.object) !== undefined;
    return { start, end: isBlock ? entryEnd(text, holder.entry) : trimmedEnd(text, rangeOf(holder.entry.value)).end };
  }
  const range = trimmedEnd(text, rangeOf(holder.item));
  const lead = itemLead(text, holder.item);
  if (!lead) return range;
  const start = range.start - (lead.column.length - lead.dash.length);
  return { start, end: lineEnd(text, range.end) };
}

/** The first entry of an item shares its line with the dash: the next one moves up. */
function firstOfLine(text: string, holder: Holder, range: Range): Edit[] | undefined {
  if (holder.kind !== 'entry' || holder.object.entries[0] !== holder.entry) return undefined;
  const next = holder.object.entries[1];
  return next && isBlank(text.slice(range.end, next.keySpan.start))
    ? [{ start: range.start, end: next.keySpan.start, text: '' }]
    : undefined;
}

/** In brackets and braces one comma goes with it, and its line where it had one to itself. */
function betweenCommas(text: string, { start, end }: Range): Edit {
  const after = /^[ \t]*,/.exec(text.slice(end, end + 200));
  if (after) {
    const behind = end + after[0].length;
    if (isBlank(before(text, start)) && isBlank(text.slice(behind, lineEnd(text, behind))))
      return removal(text, { start, end: behind });
    const blanks = /^[ \t]*/.exec(text.slice(behind, behind + 200))?.[0].length ?? 0;
    return { start, end: behind + blanks, text: '' };
  }
  const comma = text.lastIndexOf(',', start);
  return { start: comma, end, text: '' };
}

/** A place that begins or ends inside of a word held something else when it was found. */
function cutsWord(text: string, { start, end }: Range): boolean {
  const inside = (at: number) => /^\w\w$/.test(text.slice(at - 1, at + 1));
  return inside(start) || inside(end);
}

/** Another content for a scalar, or for a part of it. */
export function replace(text: string, { node }: Found, { at, text: word, comment }: Replace): Edit[] | undefined {
  if (node.kind !== 'string' && node.kind !== 'literal') return undefined;
  if (!contains(rangeOf(node), at) || /[\r\n\u0000]/.test(word) || text.slice(at.start, at.end) === word) return undefined;
  const quote = text[rangeOf(node).start] ?? '';
  const isPlain = quote !== '"' && quote !== "'";
  if (isPlain ? !/^[\w./@:*${}() -]+$/.test(word) || /: | #|^[ -]|:$/.test(word) : word.includes(quote) || word.includes('\\'))
    return undefined;
  if (cutsWord(text, at)) return undefined;
  const edits: Edit[] = [{ start: at.start, end: at.end, text: word }];
  const rest = text.slice(rangeOf(node).end, lineEnd(text, rangeOf(node).end));
  if (comment !== undefined && isBlank(rest) && !isJsonAt(text, undefined)) {
    const end = lineEnd(text, rangeOf(node).end);
    if (end === at.end) return [{ start: at.start, end, text: `${word} # ${comment}` }];
    edits.push({ start: end, end, text: ` # ${comment}` });
  }
  return edits;
}
