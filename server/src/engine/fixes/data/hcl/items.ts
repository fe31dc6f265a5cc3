/** Items, arguments and blocks that come and go in a Terraform file, and values that change. */

import type { DataChange, DataValue } from '../../../rules/model';
import type { Block } from '../../../syntax/hcl/ast';
import type { Range } from '../../../syntax/span';
import { without as withoutArgument } from '../../hosts/terraform/attribute';
import type { Edit } from '../../model';
import { before, indentAt, isBlank, lineEnd, newlineOf, removal } from '../../text';
import type { Found, Holder } from './find';
import { blockLines, expression, quoted } from './write';

type Replace = Extract<DataChange, { op: 'replace' }>;

/** One more item of a list, or one more block behind the last of its kind. */
export function append(text: string, { node, holders }: Found, value: DataValue): Edit[] | undefined {
  if (isBlock(node)) return anotherBlock(text, node, holders.at(-1), value);
  if (node.kind !== 'list') return undefined;
  const last = node.items.at(-1);
  const written = expression(value);
  if (!last) return [{ start: node.start, end: node.end, text: `[${written}]` }];
  const tail = text.slice(last.end, node.end - 1);
  if (!isBlank(before(text, last.start)) || !tail.includes('\n'))
    return [{ start: last.end, end: last.end, text: `, ${written}` }];
  const comma = /^\s*,/.exec(tail)?.[0].length ?? 0;
  const at = last.end + comma;
  const line = newlineOf(text) + indentAt(text, last.start) + written;
  return [{ start: at, end: at, text: comma > 0 ? `${line},` : `,${line}` }];
}

function anotherBlock(text: string, node: Block, holder: Holder | undefined, value: DataValue): Edit[] | undefined {
  if (holder?.kind !== 'block' || node.type === 'dynamic') return undefined;
  const last = holder.body.blocks.filter(({ type }) => type === node.type).at(-1) ?? node;
  const indent = indentAt(text, last.start);
  const lines = blockLines(node.type, value).map((line) => newlineOf(text) + indent + line);
  const isApart = /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, last.start));
  return [{ start: last.end, end: last.end, text: `${isApart ? newlineOf(text) : ''}${lines.join('')}` }];
}

/** What holds the part loses it; `empties`: a list or map that would be left empty goes, too. */
export function remove(text: string, { holders }: Found, empties: boolean): Edit[] | undefined {
  for (let i = holders.length - 1; i >= 0; i--) {
    const holder = holders[i] as Holder;
    const outer = holders[i - 1];
    const siblings = siblingsOf(holder);
    if (siblings.length === 1 && empties && outer && outer.kind !== 'block') continue;
    if (holder.kind === 'block')
      return holder.part.type === 'dynamic' || isNeeded(holder, outer) ? undefined : [withoutBlock(text, holder.part)];
    if (holder.kind === 'attribute') return [withoutArgument(text, holder.part)];
    if (siblings.length > 1) return [betweenCommas(text, siblings, rangeOf(holder))];
    const { start, end } = holder.kind === 'item' ? holder.list : holder.object;
    return [{ start, end, text: holder.kind === 'item' ? '[]' : '{}' }];
  }
  return undefined;
}

/** A role has one rule at least, a binding one subject. https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs */
function isNeeded({ part, body }: Extract<Holder, { kind: 'block' }>, outer: Holder | undefined): boolean {
  const [type] = outer?.kind === 'block' ? outer.part.labels : [];
  const needed = /^kubernetes_role(?:_v1)?$/.test(type?.text ?? '') ? 'rule' : 'subject';
  if (part.type !== needed || !type?.text.startsWith('kubernetes_')) return false;
  return !body.blocks.some((one) => one !== part && (one.type === needed || one.labels[0]?.text === needed));
}

function siblingsOf(holder: Holder): readonly Range[] {
  if (holder.kind === 'item') return holder.list.items;
  if (holder.kind === 'entry') return holder.object.entries.map(({ key, value }) => ({ start: key.start, end: value.end }));
  return [...holder.body.attributes, ...holder.body.blocks];
}

function rangeOf(holder: Holder): Range {
  return holder.kind === 'entry' ? { start: holder.part.key.start, end: holder.part.value.end } : holder.part;
}

/** The block with its lines, and with one of the empty lines around it. */
function withoutBlock(text: string, { start, end }: Block): Edit {
  const edit = removal(text, { start, end });
  const above = text.slice(0, edit.start);
  const gap = /\n[ \t]*\r?\n$/.test(above) ? /^(?:[ \t]*\r?\n)+/.exec(text.slice(edit.end, edit.end + 200)) : null;
  if (gap) return { ...edit, end: edit.end + gap[0].length };
  const closes = /^[ \t]*\}/.test(text.slice(edit.end, edit.end + 200));
  const empty = closes ? /(?<=\n)[ \t]*\r?\n$/.exec(above.slice(-200)) : null;
  return empty ? { ...edit, start: edit.start - empty[0].length } : edit;
}

/** One comma goes with it, and its line where it had one to itself. */
function betweenCommas(text: string, siblings: readonly Range[], { start, end }: Range): Edit {
  const comma = /^\s*,/.exec(text.slice(end, end + 200))?.[0] ?? '';
  const behind = end + (comma.includes('\n') ? 0 : comma.length);
  const ownLine = isBlank(before(text, start)) && /^[ \t]*(?:(?:#|\/\/).*)?$/.test(text.slice(behind, lineEnd(text, behind)));
  if (ownLine) return removal(text, { start, end: lineEnd(text, behind) });
  const next = siblings.find((one) => one.start >= end);
  if (next) return { start, end: next.start, text: '' };
  const previous = siblings.filter((one) => one.end <= start).at(-1);
  return { start: previous?.end ?? start, end, text: '' };
}

/** Another content for a text or a part of it, another value for a switch or number. */
export function replace(text: string, { node }: Found, { at, text: word, comment }: Replace): Edit[] | undefined {
  if (isBlock(node) || /[\r\n\u0000]/.test(word)) return undefined;
  const isWhole = at.start === node.start && at.end === node.end;
  if (node.kind === 'template' && !isWhole && /["\\]|[$%]\{/.test(word + text.slice(at.start, at.end))) return undefined;
  const written = !isWhole || (node.kind === 'literal' && /^(?:true|false|\d{1,18})$/.test(word)) ? word : quoted(word);
  if (text.slice(at.start, at.end) === written) return undefined;
  const edits: Edit[] = [{ start: at.start, end: at.end, text: written }];
  const end = lineEnd(text, node.end);
  if (comment === undefined || !/^[ \t]*,?[ \t]*$/.test(text.slice(node.end, end))) return edits;
  return end === at.end
    ? [{ start: at.start, end, text: `${written} # ${comment}` }]
    : [...edits, { start: end, end, text: ` # ${comment}` }];
}

export function isBlock(node: Found['node']): node is Block {
  return 'typeRange' in node;
}
