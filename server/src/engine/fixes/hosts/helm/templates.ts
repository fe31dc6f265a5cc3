/** The chart's own templates put the value into variables of containers: they read a Secret, and the value goes. */
import { together } from '../../apply';
import type { Edit, FileEdit } from '../../model';
import { aloneOnLines, lineEnd, lineStart, newlineOf, removal, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import { deliver, secretOf } from '../kubernetes/deliver';
import { secretByHand } from '../kubernetes/plain-secret';
import type { Draft, Place } from '../model';
import { type Found, inBraces, rangeOf } from '../tree';
import { chartOf, mentions, templateOf } from './chart';

/** `value: {{ .Values.db.password | quote }}` */
const VALUE = /^( *)value: ["']?\{\{-? ?\.Values\.[\w.]+ ?(?:\| ?(?:quote|squote|toString) ?){0,2}-?\}\}["']?[ \t]*$/;
const WHOLE_FILES = /\btoYaml \.Values\b|\.Values *\||range .*:= *\.Values *\}\}/;

/** The draft where every template that mentions the value gives it to a variable; undefined elsewhere. */
export function templatesRead(place: Place, vault: Vault, found: Found): Draft | undefined {
  const { context, file, name } = place;
  const chart = chartOf(context, file);
  const used = chart === undefined ? [] : mentions(context, chart, found.path);
  const gone = withoutValue(place, found);
  if (chart === undefined || used.length === 0 || !gone || used.some(({ text }) => WHOLE_FILES.test(text))) return undefined;
  const secret = secretOf(name);
  const changed: FileEdit[] = [];
  for (const { file: template, text, at } of used) {
    const edits = at.map((one) => variableEdit(text, one, secret, name.field));
    if (!edits.every((edit) => edit !== undefined)) return undefined;
    changed.push({ file: template, edits: edits as Edit[] });
  }
  const edits = together([{ file, edits: [gone] }, ...changed]);
  const title = `Let the templates read ${found.path.join('.')} from the Secret ${secret}, key ${name.field}`;
  if (!vault.kubernetes) return { title, safety: 'review', edits, followUp: [secretByHand(name, secret, name.field)] };
  const items = [{ key: name.field, name }];
  const order = { context, file: templateOf(chart, 'values'), newline: newlineOf(place.text), secret, items };
  const delivered = deliver(order, vault.kubernetes);
  if (!delivered) return undefined;
  return {
    title: `${title}, from ${vault.place(name)}`,
    safety: 'review',
    edits: together([...edits, ...delivered.others]),
    steps: delivered.steps,
    followUp: [...vault.store(name), ...vault.reader(name)],
  };
}

/** The line of the variable's value. */
function variableEdit(text: string, at: number, secret: string, key: string): Edit | undefined {
  const start = lineStart(text, at);
  const end = lineEnd(text, at);
  const indent = VALUE.exec(text.slice(start, end))?.[1];
  // Nothing but the variable's name stands before it.
  if (
    indent === undefined ||
    !new RegExp(`\\n {${Math.max(indent.length - 2, 0)}}- name: [^\\n]{1,200}\\r?\\n$`).test(text.slice(0, start))
  )
    return undefined;
  const next = `${newlineOf(text)}${indent}`;
  return { start, end, text: `${indent}valueFrom:${next}  secretKeyRef:${next}    name: ${secret}${next}    key: ${key}` };
}

/** The entry goes; with a comment behind it, or as the last of its map, which templates may look into, it stays as an empty text. */
function withoutValue({ text, credential }: Place, { entry, parents }: Found): Edit | undefined {
  const holder = parents.at(-1);
  if (!entry || holder?.kind !== 'object' || parents.some(({ kind }) => kind !== 'object')) return undefined;
  const whole = trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end });
  const stays = holder.entries.length === 1 || inBraces(text, holder) || !aloneOnLines(text, whole);
  return stays ? { ...credential.literal, text: '""' } : removal(text, whole);
}
