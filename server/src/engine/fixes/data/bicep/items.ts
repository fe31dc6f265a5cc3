/** Items, entries, defaults and declarations that come and go, and values that change. */
import type { DataChange, DataValue } from '../../../rules/model';
import type { Statement } from '../../../syntax/bicep/ast';
import type { Range } from '../../../syntax/span';
import type { Edit } from '../../model';
import { before, indentAt, isBlank, lineEnd, newlineOf, removal } from '../../text';
import type { Found, Holder } from './find';
import { escaped, inline, valueLines } from './write';

type Replace = Extract<DataChange, { op: 'replace' }>;

/** One more item at the end of a list. */
export function append(text: string, { node }: Found, value: DataValue): Edit[] | undefined {
  if (node.kind !== 'list' || text[node.end - 1] !== ']') return undefined;
  const last = node.items.at(-1);
  const newline = newlineOf(text);
  if (!last) {
    if (text.slice(node.start + 1, node.end - 1).trim() !== '') return undefined;
    const indent = indentAt(text, node.start);
    const body = valueLines(value).map((line) => `${newline}${indent}  ${line}`);
    return [{ start: node.start, end: node.end, text: `[${body.join('')}${newline}${indent}]` }];
  }
  if (!isBlank(before(text, last.start))) return [{ start: last.end, end: last.end, text: `, ${inline(value)}` }];
  const at = lineEnd(text, last.end);
  const indent = indentAt(text, last.start);
  return [
    {
      start: at,
      end: at,
      text: valueLines(value)
        .map((line) => newline + indent + line)
        .join(''),
    },
  ];
}

/** What holds the place goes; with `empties`, what is left empty by that too. */
export function remove(text: string, { node, holders }: Found, empties: boolean): Edit[] | undefined {
  const holder = holders.at(-1);
  if (!holder) return undefined;
  if (holder.kind === 'statement') return withoutStatement(text, holder.part, node !== holder.part);
  const parts: readonly Range[] = holder.kind === 'entry' ? holder.object.entries : holder.list.items;
  const isLast =
    parts.length === 1 &&
    (holder.kind === 'item' || (holder.object.spreads.length === 0 && holder.object.resources.length === 0));
  const above = holders.at(-2);
  if (empties && isLast && above && above.kind !== 'statement')
    return remove(text, { node: holder.kind === 'entry' ? holder.object : holder.list, holders: holders.slice(0, -1) }, true);
  return [without(text, parts, holder)];
}

/** The default of a parameter, or the whole declaration with what stands before it. */
function withoutStatement(text: string, part: Statement, onlyValue: boolean): Edit[] | undefined {
  if (!onlyValue) return [removal(text, { start: part.decorators[0]?.start ?? part.start, end: part.end })];
  if (part.kind !== 'param' || !part.value) return undefined;
  const start = text.lastIndexOf('=', part.value.start);
  if (start < part.nameRange.end) return undefined;
  const blanks = text.slice(part.nameRange.end, start);
  return [{ start: start - (blanks.length - blanks.trimEnd().length), end: part.value.end, text: '' }];
}

/** The part with its line, or with the comma beside it. */
function without(text: string, parts: readonly Range[], { part }: Exclude<Holder, { kind: 'statement' }>): Edit {
  const { start, end } = part;
  const comma = /^[ \t]*,/.exec(text.slice(end, lineEnd(text, end)))?.[0].length ?? 0;
  if (isBlank(before(text, start)) && isBlank(text.slice(end + comma, lineEnd(text, end)).replace(/\/\/.*$/, '')))
    return removal(text, { start, end: lineEnd(text, end) });
  const index = parts.indexOf(part);
  const [previous, next] = [parts[index - 1], parts[index + 1]];
  if (next) return { start, end: next.start, text: '' };
  return previous ? { start: previous.end, end, text: '' } : { start, end, text: '' };
}

/** The content of a text or a part of it, or another value as a whole; its quotes stay. */
export function replace(text: string, { node }: Found, { at, text: written, comment }: Replace): Edit[] | undefined {
  const behind = lineEnd(text, at.end);
  const note = comment === undefined ? [] : [{ start: behind, end: behind, text: ` // ${comment}` }];
  if (node.kind === 'literal') return [{ start: node.start, end: node.end, text: written }, ...note];
  if (node.kind !== 'text' || node.parts.some((part) => part.kind === 'hole' && part.start < at.end && part.end > at.start))
    return undefined;
  if (node.multiline) return written.includes("'''") ? undefined : [{ start: at.start, end: at.end, text: written }, ...note];
  const whole = at.start === node.start;
  const range = whole ? node.content : { start: at.start, end: at.end };
  return [{ ...range, text: escaped(written) }, ...note];
}
