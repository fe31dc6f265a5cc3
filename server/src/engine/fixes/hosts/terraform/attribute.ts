import type { Attribute, Block, Body } from '../../../syntax/hcl/ast';
import type { Edit, FixContext } from '../../model';
import { indentAt, lineEnd, lineStart, newlineOf, removal, trimmedEnd } from '../../text';
import type { Draft, SetAttribute } from '../model';
import { hclOf } from '../parse';
import { declaration, retyped } from './beside';
import { attributeOf, blocksAround } from './locate';

/**
 * Gives the block that holds `owner` an argument, or its present one the value: `sensitive = true`. With a `path` the argument
 * stands in nested blocks, and those that are not there come with it: `metadata_options { http_tokens = "required" }`.
 */
export function setAttribute(context: FixContext, text: string, remedy: SetAttribute): Draft | undefined {
  const { owner, name, path = [] } = remedy;
  const tree = hclOf(text);
  const block = blocksAround(tree.body, owner)[0];
  const place = block && descend(block.body, path);
  // Where a block is half typed, nobody knows where its parts end.
  if (!block || !place || tree.issues.some(({ start }) => block.start <= start && start <= block.end)) return undefined;
  const { body, missing } = place;
  const { declares, steps } = remedy;
  const made = declares && declaration(context, text, remedy, block);
  const type = remedy.retype === undefined ? undefined : retyped(context, text, remedy, block);
  if ((declares && !made) || (remedy.retype !== undefined && !type)) return undefined;
  const value = declares ? `${declares.type}.${declares.name}.${remedy.value}` : written(remedy);
  const present = missing.length === 0 ? attributeOf(body, name) : undefined;
  if (present && text.slice(present.value.start, present.value.end) === value) return undefined;
  const gone = remedy.replaces === undefined ? undefined : attributeOf(block.body, remedy.replaces);
  if (remedy.replaces !== undefined && !gone) return undefined;
  const argument = `${name} = ${value}`;
  const edits: Edit[] = present
    ? [{ start: present.value.start, end: present.value.end, text: value }]
    : gone
      ? [{ ...trimmedEnd(text, gone), text: aligned(text, gone, name, value) }]
      : [missing.length > 0 ? newBlock(text, body, missing, argument) : insertion(text, body, name, value)];
  if (present && gone) edits.push(without(text, gone));
  if (made) edits.push(made);
  if (type) edits.unshift(type);
  const where = path.length > 0 ? `${path.join(' { ')} { ${argument} }${' }'.repeat(path.length - 1)}` : argument;
  const title = remedy.title ?? (gone ? `Replace ${gone.name} by ${argument}` : `Set ${where}`);
  const safety = gone || made || type ? 'review' : (remedy.safety ?? 'safe');
  return { title, safety, edits: [{ file: owner.file, edits }], ...(steps ? { followUp: steps } : {}) };
}

function written({ value, retype }: SetAttribute): string {
  return typeof value === 'string' && retype === undefined ? JSON.stringify(value) : String(value);
}

/** The innermost body of the path that is there, and the blocks that are not; undefined where an argument has the name of one. */
function descend(start: Body, path: readonly string[]): { readonly body: Body; readonly missing: readonly string[] } | undefined {
  let body = start;
  for (const [depth, type] of path.entries()) {
    if (attributeOf(body, type)) return undefined;
    const block = body.blocks.find((one) => one.type === type) ?? dynamic(body, type);
    if (!block) return { body, missing: path.slice(depth) };
    body = block.body;
  }
  return { body, missing: [] };
}

/** The content of `dynamic "metadata_options" { content { … } }`. */
function dynamic(body: Body, type: string): Block | undefined {
  const found = body.blocks.find((one) => one.type === 'dynamic' && one.labels[0]?.text === type);
  return found?.body.blocks.find((one) => one.type === 'content');
}

/** Takes an argument out with its line; a remark behind it stays, and begins the line. */
export function without(text: string, attribute: Attribute): Edit {
  const range = trimmedEnd(text, attribute);
  const rest = text.slice(range.end, lineEnd(text, range.end));
  if (!/^[ \t]*(?:#|\/\/)/.test(rest)) return removal(text, range);
  return { start: range.start, end: range.end + rest.length - rest.trimStart().length, text: '' };
}

/** After the last argument, in lines of its own; a block on one line holds one argument at most and is opened up. */
export function insertion(text: string, body: Body, name: string, value: string): Edit {
  const newline = newlineOf(text);
  const last = body.attributes.at(-1);
  if (last && text.slice(body.start, body.end).includes('\n')) {
    const { end } = trimmedEnd(text, last);
    return { start: end, end, text: `${newline}${indentAt(text, last.start)}${aligned(text, last, name, value)}` };
  }
  return opened(text, body, [`${name} = ${value}`]);
}

/** As the last thing of the body, after an empty line where something stands before it. */
function newBlock(text: string, body: Body, path: readonly string[], argument: string): Edit {
  const lines = [
    ...path.map((type, depth) => `${'  '.repeat(depth)}${type} {`),
    `${'  '.repeat(path.length)}${argument}`,
    ...path.map((_, depth) => `${'  '.repeat(path.length - depth - 1)}}`),
  ];
  const newline = newlineOf(text);
  const ends = [...body.attributes, ...body.blocks].map((one) => trimmedEnd(text, one).end);
  if (ends.length === 0 || !text.slice(body.start, body.end).includes('\n')) return opened(text, body, lines);
  // After the remarks behind the last thing, which belong to it.
  const close = lineStart(text, body.end);
  const at = Math.max(trimmedEnd(text, { start: body.start, end: close }).end, ...ends);
  const inner = indentAt(text, [...body.attributes, ...body.blocks].map(({ start }) => start).sort((a, b) => a - b)[0] ?? at);
  return { start: at, end: at, text: `${newline}${newline}${lines.map((line) => `${inner}${line}`).join(newline)}` };
}

/** Lines at the start of a body, whose braces then stand on lines of their own. */
export function opened(text: string, body: Body, lines: readonly string[]): Edit {
  const newline = newlineOf(text);
  const outer = indentAt(text, body.start);
  const inner = text.slice(body.start, body.end);
  const added = lines.map((line) => `${newline}${outer}  ${line}`).join('');
  if (inner.includes('\n')) return { start: body.start, end: body.start, text: added };
  const kept = inner.trim() === '' ? '' : `${newline}${outer}  ${inner.trim()}`;
  return { start: body.start, end: body.end, text: `${kept}${added}${newline}${outer}` };
}

/** `name   = value` with the equals sign under that of a neighbour, as `terraform fmt` has it, where the name is short enough. */
function aligned(text: string, neighbour: Attribute, name: string, value: string): string {
  const equals = text.indexOf('=', neighbour.nameRange.end) - neighbour.nameRange.start;
  return `${name.padEnd(Math.max(equals - 1, name.length))} = ${value}`;
}
