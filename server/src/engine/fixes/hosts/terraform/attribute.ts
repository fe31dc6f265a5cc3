import type { Body } from '../../../syntax/hcl/ast';
import type { Edit, FixContext } from '../../model';
import { indentAt, newlineOf, trimmedEnd } from '../../text';
import type { Draft, SetAttribute } from '../model';
import { hclOf } from '../parse';
import { attributeOf, blocksAround } from './locate';

/** Gives the block that holds `owner` an argument, or its present one the value: `sensitive = true`. */
export function setAttribute(_context: FixContext, text: string, remedy: SetAttribute): Draft | undefined {
  const { owner, name } = remedy;
  const block = blocksAround(hclOf(text).body, owner)[0];
  if (!block) return undefined;
  const value = typeof remedy.value === 'string' ? JSON.stringify(remedy.value) : String(remedy.value);
  const present = attributeOf(block.body, name);
  if (present && text.slice(present.value.start, present.value.end) === value) return undefined;
  const edit: Edit = present
    ? { start: present.value.start, end: present.value.end, text: value }
    : insertion(text, block.body, `${name} = ${value}`);
  return { title: `Set ${name} = ${value}`, safety: 'safe', edits: [{ file: owner.file, edits: [edit] }] };
}

/** After the last argument, in lines of its own; a block on one line holds one argument at most and is opened up. */
function insertion(text: string, body: Body, argument: string): Edit {
  const newline = newlineOf(text);
  const last = body.attributes.at(-1);
  const inner = text.slice(body.start, body.end);
  if (last && inner.includes('\n')) {
    const { end } = trimmedEnd(text, last);
    return { start: end, end, text: `${newline}${indentAt(text, last.start)}${argument}` };
  }
  const outer = indentAt(text, body.start);
  if (inner.includes('\n')) return { start: body.start, end: body.start, text: `${newline}${outer}  ${argument}` };
  const kept = inner.trim() === '' ? '' : `${newline}${outer}  ${inner.trim()}`;
  return { start: body.start, end: body.end, text: `${kept}${newline}${outer}  ${argument}${newline}${outer}` };
}
