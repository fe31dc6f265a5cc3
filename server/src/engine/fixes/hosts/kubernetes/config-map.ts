/** A secret in a ConfigMap moves to a Secret, and everything of the workspace that reads it there reads it here. */
import { entryOf, get, type ListValue, type StringValue, textOf, type Value } from '../../../syntax/value';
import { together } from '../../apply';
import type { Edit, FileEdit } from '../../model';
import { removal, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { type Found, inBraces, rangeOf } from '../tree';
import { appendItem } from './block';
import { deliver, secretOf } from './deliver';
import { declared, manifestOf } from './objects';
import { secretByHand } from './plain-secret';

const DEEPEST = 60;

/** The draft for an entry that is the secret as a whole; undefined where who reads it is not known. */
export function configMapEntry(place: Place, vault: Vault, found: Found): Draft | undefined {
  const { text, file, credential, name } = place;
  const { entry, parents } = found;
  const object = manifestOf(parents);
  const data = parents.at(-1);
  const map = textOf(get(object, 'metadata', 'name'));
  const whole = found.value.span.start === credential.span.start && found.value.span.end === credential.span.end;
  if (!entry || !object || !map || !whole || data !== get(object, 'data') || data?.kind !== 'object') return undefined;
  if (inBraces(text, data) || data.entries.length < 2) return undefined;
  const gone = removal(text, trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end }));
  const namespace = textOf(get(object, 'metadata', 'namespace'));
  return moved(place, vault, { map, key: entry.key, gone, ...(namespace ? { namespace } : {}), secret: secretOf(name), file });
}

/** What moves from a ConfigMap to a Secret. */
export interface Moved {
  readonly map: string;
  readonly key: string;
  /** Takes the entry out of the map. */
  readonly gone: Edit;
  readonly namespace?: string;
  readonly secret: string;
  readonly file: string;
}

/** The entry goes, its readers turn to the Secret, and the vault fills that; undefined where a reader is not known. */
export function moved(place: Place, vault: Vault, { map, key, gone, namespace, secret, file }: Moved): Draft | undefined {
  const { context, name } = place;
  const readers = readersOf(place, map, key, secret);
  if (!readers) return undefined;
  const edits = together([{ file, edits: [gone] }, ...readers]);
  const title = `Move ${key} from the ConfigMap ${map} to the Secret ${secret}`;
  if (!vault.kubernetes) {
    const followUp = [secretByHand(name, secret, key, namespace)];
    return { title, safety: 'review', edits, followUp };
  }
  const items = [{ key, name }];
  const delivered = deliver({ context, file, secret, items, ...(namespace ? { namespace } : {}) }, vault.kubernetes);
  if (!delivered) return undefined;
  return {
    title: `${title}, from ${vault.place(name)}`,
    safety: 'review',
    edits: together([...edits, { file, edits: delivered.own }, ...delivered.others]),
    steps: delivered.steps,
    followUp: [...vault.store(name), ...vault.reader(name)],
  };
}

/** Edits in everything that names the map; undefined where one of them is no reader of this key that can be changed, or none does. */
function readersOf({ context, text, file }: Place, map: string, key: string, secret: string): FileEdit[] | undefined {
  const edits: FileEdit[] = [];
  let unknown = false;
  const ask = (at: Value, name: string, parent: Value | undefined, one: { file: string; text: string }, depth: number): void => {
    if (depth > DEEPEST || unknown) return;
    if (at.kind === 'list') for (const item of at.items) ask(item, name, at, one, depth + 1);
    if (at.kind === 'object') {
      const edit = readerEdits(at, name, parent, one.text, { map, key, secret });
      if (edit === 'unknown') unknown = true;
      else if (edit) edits.push({ file: one.file, edits: edit });
      else for (const entry of at.entries) ask(entry.value, entry.key, at, one, depth + 1);
    }
  };
  const objects = declared(context, (other) => other.includes(map));
  for (const one of objects) {
    const isMap = one.kind === 'ConfigMap' && one.name === map;
    if (one.kind === 'Kustomization' && one.file !== file && /\bconfigMapGenerator\b/.test(one.text)) return undefined;
    if (!isMap) ask(one.value, '', undefined, one.file === file ? { file, text } : one, 0);
  }
  return unknown || edits.length === 0 ? undefined : edits;
}

/** What changes in an object under the key `name`: nothing (undefined) where it is no reader of the map. */
function readerEdits(
  at: Value,
  name: string,
  parent: Value | undefined,
  text: string,
  { map, key, secret }: { map: string; key: string; secret: string },
): Edit[] | 'unknown' | undefined {
  if (name === 'configMapKeyRef') return textOf(get(at, 'name')) === map ? keyReference(at, parent, key, secret) : undefined;
  const all = get(at, 'configMapRef');
  if (textOf(get(all, 'name')) === map) return everyKey(at, all, parent, text, secret);
  // A volume, or what another controller reads: every key becomes a file.
  const named = name === 'configMap' && textOf(get(at, 'name')) === map;
  const isOther = textOf(get(at, 'kind')) === 'ConfigMap' && textOf(get(at, 'name')) === map;
  return named || isOther ? 'unknown' : undefined;
}

function keyReference(at: Value, parent: Value | undefined, key: string, secret: string): Edit[] | 'unknown' | undefined {
  if (textOf(get(at, 'key')) !== key) return undefined;
  const word = entryOf(parent, 'configMapKeyRef')?.keySpan;
  const target = get(at, 'name') as StringValue | undefined;
  if (!word || target?.kind !== 'string') return 'unknown';
  const quotes = word.end - word.start > 'configMapKeyRef'.length ? 1 : 0;
  return [
    { start: word.start + quotes, end: word.end - quotes, text: 'secretKeyRef' },
    { start: target.span.start, end: target.span.end, text: secret },
  ];
}

/** `envFrom` takes the Secret too. */
function everyKey(
  at: Value,
  reference: Value | undefined,
  parent: Value | undefined,
  text: string,
  secret: string,
): Edit[] | 'unknown' {
  const list = parent as ListValue | undefined;
  if (list?.kind !== 'list' || get(at, 'prefix') || get(reference, 'optional')) return 'unknown';
  if (list.items.some((one) => textOf(get(one, 'secretRef', 'name')) === secret)) return [];
  const added = appendItem(text, list, ['- secretRef:', `    name: ${secret}`]);
  return added ? [added] : 'unknown';
}
