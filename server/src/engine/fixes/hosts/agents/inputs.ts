/** `inputs` of VS Code's mcp.json: a value that is asked for once and stored encrypted. */
import { entryOf, get, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { indentAt, newlineOf } from '../../text';
import type { Place } from '../model';
import { documentsOf } from '../parse';
import { findLiteral } from '../tree';

/** The value by `${input:id}`, and the input's entry where the file has none of that id; undefined where the text has moved on. */
export function inputEdits(place: Place, id: string): Edit[] | undefined {
  const { file, text, credential } = place;
  const [document] = documentsOf(file, text);
  if (document?.kind !== 'object' || !stands(document, place)) return undefined;
  const { start, end } = credential.span;
  const reference: Edit = { start, end, text: `\${input:${id}}` };
  const inputs = get(document, 'inputs');
  if (inputs !== undefined && inputs.kind !== 'list') return undefined;
  const taken = inputs?.items.some((item) => textOf(get(item, 'id')) === id);
  if (taken) return [reference];
  const declaration = inputs ? appended(text, inputs.span.end, inputs.items, id) : added(text, document, id);
  return declaration && [declaration, reference];
}

/** The secret is (part of) a string of the document: nothing was written over it. */
function stands(document: Value, { credential }: Place): boolean {
  if (findLiteral(document, credential)) return true;
  const { start, end } = credential.span;
  const inside = (value: Value): boolean => {
    if (value.kind === 'string') return value.span.start <= start && end <= value.span.end;
    if (value.kind === 'object') return value.entries.some((entry) => inside(entry.value));
    return value.kind === 'list' && value.items.some(inside);
  };
  return inside(document);
}

function entryText(id: string): string {
  return `{ "type": "promptString", "id": "${id}", "description": "${id.replaceAll('-', ' ')}", "password": true }`;
}

/** Behind the last item of a list that is there. */
function appended(text: string, end: number, items: readonly Value[], id: string): Edit | undefined {
  const last = items.at(-1);
  if (!last) {
    const open = text.lastIndexOf('[', end - 1);
    return /^\[\s*\]$/.test(text.slice(open, end)) ? { start: open + 1, end: open + 1, text: entryText(id) } : undefined;
  }
  const at = last.kind === 'string' ? last.literal.end : last.span.end;
  const own = indentAt(text, last.span.start);
  const alone = /^\s*$/.test(text.slice(text.lastIndexOf('\n', last.span.start - 1) + 1, last.span.start));
  return { start: at, end: at, text: `,${alone ? newlineOf(text) + own : ' '}${entryText(id)}` };
}

/** A list of its own before the first entry of the file. */
function added(text: string, document: Value, id: string): Edit | undefined {
  const first = document.kind === 'object' ? document.entries[0] : undefined;
  const servers = entryOf(document, 'servers') ?? first;
  if (!first || !servers) return undefined;
  const at = first.keySpan.start;
  const lead = text.slice(document.span.start, at);
  const gap = lead.includes('\n') ? newlineOf(text) + indentAt(text, at) : ' ';
  return { start: at, end: at, text: `"inputs": [${entryText(id)}],${gap}` };
}
