/** A reference to a parameter that hands in a secret, by a dynamic reference into a vault. */
import type { Range } from '../../../syntax/span';
import { contains } from '../../../syntax/span';
import { type Entry, get, textOf, type Value } from '../../../syntax/value';
import { quoted, trimmedEnd } from '../../text';
import type { CloudFormationReference } from '../../vaults/forms/cloudformation';
import type { Draft, Place } from '../model';
import { documentsOf, isJson } from '../parse';
import { rangeOf } from '../tree';
import { hasRoom, isResolved } from './dynamic';

/** `MasterUserPassword: !Ref Password` in any of its forms, where the property itself is the reference. */
export function inPlaceOfParameter(place: Place, form: CloudFormationReference): Draft | undefined {
  const { file, text, credential, name } = place;
  if (!hasRoom(text)) return undefined;
  for (const top of documentsOf(file, text)) {
    const at = entryFor(top, credential.span);
    const range = at && isResolved(form, at) ? callRange(text, at.entry.value) : undefined;
    if (!range) continue;
    const value = quoted(form.dynamic(name), isJson(file, text) ? '"' : "'");
    return { safety: 'review', edits: [{ file, edits: [{ ...range, text: value }] }] };
  }
  return undefined;
}

/** The property of a resource of the template whose value the reference is. */
function entryFor(top: Value, span: Range): { entry: Entry; type: string; keys: readonly string[] } | undefined {
  let at = top;
  const path: string[] = [];
  let entry: Entry | undefined;
  while (at.kind === 'object' && !isCall(at)) {
    entry = at.entries.find(({ value }) => contains(rangeOf(value), span));
    if (!entry) return undefined;
    path.push(entry.key);
    at = entry.value;
  }
  if (!entry || path[0] !== 'Resources' || path[2] !== 'Properties') return undefined;
  return { entry, type: textOf(get(top, 'Resources', path[1] ?? '', 'Type')) ?? '', keys: path.slice(3) };
}

function isCall(value: Value): boolean {
  return value.kind === 'object' && value.entries.length === 1 && /^(?:Ref|Fn::Sub)$/.test(value.entries[0]?.key ?? '');
}

/** From the tag or the brace to the end of the call. */
function callRange(text: string, value: Value): Range | undefined {
  if (isCall(value)) return trimmedEnd(text, value.span);
  if (value.kind !== 'string' || !/^!(?:Ref|Sub)$/.test(value.tag ?? '')) return undefined;
  const { start, end } = value.literal;
  const tag = /!(?:Ref|Sub)[ \t]+$/.exec(text.slice(Math.max(0, start - 40), start))?.[0];
  return tag ? trimmedEnd(text, { start: start - tag.length, end }) : undefined;
}
