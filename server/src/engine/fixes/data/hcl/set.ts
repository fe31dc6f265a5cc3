/** A value below a block or a map of a Terraform file: what stands there is replaced, what is missing is made. */
import { nameOf } from '../../../facts/terraform/kubernetes/spelling';
import type { DataChange, DataValue } from '../../../rules/model';
import type { Attribute, Block, Body, Expression, ObjectExpression } from '../../../syntax/hcl/ast';
import { insertion, opened } from '../../hosts/terraform/attribute';
import type { Edit } from '../../model';
import { before, indentAt, isBlank, newlineOf, trimmedEnd } from '../../text';
import type { Found } from './find';
import { isBlock } from './items';
import { bodyLines, expression, isBlockValue, keyText } from './write';

type SetValue = Extract<DataChange, { op: 'set' }>;

/** The edits; undefined where the place holds no block and no map, or what stands there is something else than the value. */
export function setValue(text: string, { node }: Found, { path, value, first, after }: SetValue): Edit[] | undefined {
  let at: Block | Expression = node;
  for (const [i, key] of path.entries()) {
    const rest = path.slice(i + 1);
    const nested = rest.reduceRight<DataValue>((inner, name) => ({ [name]: inner }), value);
    const place = { key, nested, after, first: first === true };
    const next: Block | Attribute | Expression | undefined = isBlock(at)
      ? partOf(at.body, nameOf(key))
      : at.kind === 'object'
        ? entryOf(at, key)
        : undefined;
    if (!next) return isBlock(at) ? intoBody(text, at.body, place) : at.kind === 'object' ? intoMap(text, at, place) : undefined;
    const inner: Block | Expression =
      'nameRange' in next && 'value' in next ? (next as Attribute).value : (next as Block | Expression);
    if (rest.length === 0) return overwritten(text, inner, value);
    at = inner;
  }
  return undefined;
}

interface Place {
  readonly key: string;
  readonly nested: DataValue;
  readonly after: string | undefined;
  readonly first: boolean;
}

function partOf(body: Body, name: string): Block | Attribute | undefined {
  return body.attributes.find((one) => one.name === name) ?? body.blocks.find(({ type }) => type === name);
}

function entryOf({ entries }: ObjectExpression, key: string): Expression | undefined {
  const isKey = (one: Expression) =>
    one.kind === 'variable'
      ? one.name === key
      : one.kind === 'template' && one.parts[0]?.kind === 'text' && one.parts[0].text === key;
  return entries.find((entry) => isKey(entry.key))?.value;
}

function overwritten(text: string, node: Block | Expression, value: DataValue): Edit[] | undefined {
  if (isBlock(node) || (node.kind === 'template' && node.form !== 'quoted')) return undefined;
  const written = expression(value);
  return text.slice(node.start, node.end) === written ? undefined : [{ start: node.start, end: node.end, text: written }];
}

/** Arguments stand with the others, before the blocks; blocks behind all. */
function intoBody(text: string, body: Body, { key, nested, after, first }: Place): Edit[] {
  const lines = bodyLines(key, nested);
  const [block] = body.blocks;
  const attributes = body.attributes.filter(({ start }) => !block || start < block.start);
  const parts = [...body.attributes, ...body.blocks].sort((a, b) => a.start - b.start);
  if (parts.length === 0 || !text.slice(body.start, body.end).includes('\n')) return [opened(text, body, lines)];
  const isBlockLike = isBlockValue(key, nested);
  const named = after === undefined ? undefined : partOf(body, nameOf(after));
  const behind = first ? undefined : (named ?? (isBlockLike ? parts.at(-1) : attributes.at(-1)));
  if (!behind) return [atStart(text, body, parts[0] === block ? [...lines, ''] : lines)];
  if ('value' in behind && lines.length === 1) {
    const [line = ''] = lines;
    return [insertion(text, { ...body, attributes: [behind] }, nameOf(key), line.slice(line.indexOf('=') + 2))];
  }
  const { end } = trimmedEnd(text, behind);
  const gap = isBlockLike ? newlineOf(text) : '';
  return [{ start: end, end, text: gap + indented(text, behind, lines) }];
}

function atStart(text: string, body: Body, lines: readonly string[]): Edit {
  const head = [...body.attributes, ...body.blocks].sort((a, b) => a.start - b.start)[0];
  return { start: body.start, end: body.start, text: indented(text, head ?? body, lines) };
}

/** Each on a line of its own, under the neighbour. */
function indented(text: string, neighbour: { readonly start: number }, lines: readonly string[]): string {
  const indent = indentAt(text, neighbour.start);
  return lines.map((line) => newlineOf(text) + (line === '' ? '' : indent + line)).join('');
}

function intoMap(text: string, { start, end, entries }: ObjectExpression, { key, nested, after, first }: Place): Edit[] {
  const isColon = entries[0] && /^[^=]*:/.test(text.slice(entries[0].key.end, entries[0].value.start));
  const written = `${keyText(key)}${isColon ? ': ' : ' = '}${expression(nested)}`;
  const [head] = entries;
  if (!head) return [{ start, end, text: `{ ${written} }` }];
  const ownLine = isBlank(before(text, head.key.start));
  const gap = ownLine ? newlineOf(text) + indentAt(text, head.key.start) : ' ';
  if (first) return [{ start: head.key.start, end: head.key.start, text: `${written}${ownLine ? '' : ','}${gap}` }];
  const named =
    after === undefined ? undefined : entries.find((one) => entryOf({ kind: 'object', start, end, entries: [one] }, after));
  const last = named ?? entries.at(-1) ?? head;
  const comma = /^[ \t]*,/.exec(text.slice(last.value.end, last.value.end + 100))?.[0].length ?? 0;
  const at = last.value.end + comma;
  const usesCommas = comma > 0 || !ownLine;
  if (!usesCommas) return [{ start: at, end: at, text: gap + written }];
  return [{ start: at, end: at, text: comma > 0 ? `${gap}${written},` : `,${gap}${written}` }];
}
