/**
 * Charts that take the name of a Secret in place of the value: `existingSecret`, and `existingSecretPasswordKey` or the chart's own
 * Secret for the key in it.
 */
import { type Entry, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import { together } from '../../apply';
import type { Edit } from '../../model';
import { newlineOf } from '../../text';
import type { Vault } from '../../vaults/model';
import { keysAfter } from '../kubernetes/block';
import { deliver, secretOf } from '../kubernetes/deliver';
import { secretByHand } from '../kubernetes/plain-secret';
import type { Draft, Place } from '../model';
import { type Found, followsKey } from '../tree';
import { chartOf, mentions, siblingsOf, templateOf } from './chart';

/** `existingSecret`, `existingSecretName`, `existingPasswordSecret`. */
function isName(key: string, field: string): boolean {
  return new RegExp(`^existing_?(?:${lettersOf(field)})?_?secret(?:_?name)?$`, 'i').test(key);
}

/** `existingSecretKey`, `existingSecretPasswordKey`, `existingPasswordSecretKey`. */
function isKey(key: string, field: string): boolean {
  const letters = lettersOf(field);
  return new RegExp(`^existing_?(?:secret_?(?:${letters}_?)?|${letters}_?secret_?)key$`, 'i').test(key);
}

function lettersOf(field: string): string {
  return field.toLowerCase().replace(/[^a-z]/g, '');
}

/** The draft for a value beside such a key; undefined where the chart takes none, or the key in the Secret is not known. */
export function existingSecret(place: Place, vault: Vault, found: Found, namespace?: string): Draft | undefined {
  const { context, file, name, credential } = place;
  const holder = found.parents.at(-1);
  if (!found.entry || holder?.kind !== 'object' || found.parents.some(({ kind }) => kind !== 'object')) return undefined;
  const chart = chartOf(context, file);
  const field = found.entry.key;
  const written = [holder, found.parents.at(-2)].map((one) => nameEntry(one, field)).find((entry) => entry !== undefined);
  const known = written ? [] : siblingsOf(context, file, found.path).filter((one) => isName(one, field));
  if (!written && known.length !== 1) return undefined;
  const given = textOf(written?.value) ?? '';
  const secret = given === '' ? secretOf(name) : given;
  // A Secret that something else fills already.
  if (given !== '' && given !== secretOf(name)) return undefined;
  const key = keyIn(place, found, holder, chart);
  if (!key) return undefined;
  const added = written ? undefined : keysAfter(place.text, found.entry, [`${known[0]}: ${secret}`]);
  const filled = written ? (given === '' ? fill(place.text, written, secret) : []) : added && [added];
  if (!filled) return undefined;
  const edits = [{ ...credential.literal, text: '""' }, ...filled, ...key.edits];
  const title = `Let the chart read ${found.path.join('.')} from the Secret ${secret}, key ${key.text}`;
  if (!vault.kubernetes)
    return { title, safety: 'review', edits: [{ file, edits }], followUp: [secretByHand(name, secret, key.text, namespace)] };
  const beside = chart === undefined ? file : templateOf(chart, 'values');
  const delivered = deliver(
    {
      context,
      file: beside,
      secret,
      items: [{ key: key.text, name }],
      newline: newlineOf(place.text),
      ...(namespace ? { namespace } : {}),
    },
    vault.kubernetes,
  );
  if (!delivered) return undefined;
  const [made] = delivered.others.filter(({ create }) => create);
  return {
    title: `${title}, from ${vault.place(name)}`,
    safety: 'review',
    edits: together([{ file, edits }, ...delivered.others]),
    steps: [
      ...(made && chart === undefined && !namespace
        ? [`Apply ${made.file} in the namespace of the release, before the chart.`]
        : []),
      ...delivered.steps,
    ],
    followUp: [...vault.store(name), ...vault.reader(name)],
  };
}

function nameEntry(value: Value | undefined, field: string): Entry | undefined {
  const entry = value?.kind === 'object' ? value.entries.find(({ key }) => isName(key, field)) : undefined;
  return entry && (isEmpty(entry.value) || textOf(entry.value) !== undefined) ? entry : undefined;
}

function isEmpty(value: Value): boolean {
  return textOf(value) === '' || (value.kind === 'literal' && value.value === null);
}

/** The text in the place of an empty value. */
function fill(text: string, entry: Entry, written: string): Edit[] | undefined {
  const { value, keySpan } = entry;
  if (value.kind === 'string') return followsKey(text, entry) ? [{ ...value.literal, text: written }] : undefined;
  const between = text.slice(keySpan.end, value.span.end);
  if (value.kind !== 'literal' || !/^\s*:\s*(?:null|~)?$/.test(between)) return undefined;
  return [{ start: text.indexOf(':', keySpan.end) + 1, end: value.span.end, text: ` ${written}` }];
}

/** The key that the chart reads: the values say it, or the Secret that the chart would make itself. */
function keyIn(
  { context, text, name }: Place,
  { entry, path }: Found,
  holder: ObjectValue,
  chart: string | undefined,
): { text: string; edits: Edit[] } | undefined {
  const told = holder.entries.find(({ key }) => isKey(key, entry?.key ?? ''));
  if (told) {
    const given = textOf(told.value) ?? '';
    if (given !== '') return /^[-._A-Za-z0-9]+$/.test(given) ? { text: given, edits: [] } : undefined;
    const edits = isEmpty(told.value) ? fill(text, told, name.field) : undefined;
    return edits && { text: name.field, edits };
  }
  const templates = chart === undefined ? [] : mentions(context, chart, path);
  const keys = templates.flatMap(({ text: template, at }) => at.map((one) => secretKey(template, one)));
  const known = new Set(keys.filter((key) => key !== undefined));
  const [only] = known;
  // The given Secret takes the place of the chart's: it would need every other key of that too.
  const isAll = templates.every(({ text: template }) => [...template.matchAll(/\bb64enc\b/g)].length <= 1);
  return known.size === 1 && only && isAll ? { text: only, edits: [] } : undefined;
}

/** `db-password: {{ .Values.auth.password | b64enc | quote }}` in a template. */
function secretKey(template: string, at: number): string | undefined {
  const line = template.slice(template.lastIndexOf('\n', at) + 1, (template.indexOf('\n', at) + 1 || template.length + 1) - 1);
  return /^\s{1,40}["']?([-._A-Za-z0-9]{1,100})["']?:\s{0,9}["']?\{\{.{1,200}\bb64enc\b/.exec(line)?.[1];
}
