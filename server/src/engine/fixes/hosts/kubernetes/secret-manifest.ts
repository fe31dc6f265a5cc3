/** A Secret manifest with values in it becomes the object of an operator that fills a Secret of the same name: no workload has to change. */
import { type Entry, get, HOLE, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit, Step } from '../../model';
import type { SecretName } from '../../naming';
import { wordsOf } from '../../naming-parts';
import { newlineOf, removal, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { documentsOf } from '../parse';
import { findLiteral, inBraces, keyIndent, rangeOf } from '../tree';
import { makeInstead } from './deliver';
import type { Item, Made } from './deliveries/model';
import { manifestOf } from './objects';

/** What such a Secret holds is made by the cluster: no vault has it. */
const MADE_BY_THE_CLUSTER = /^kubernetes\.io\/service-account-token$|^bootstrap\.kubernetes\.io\//;

const DECODED = 'What stands under data is in base64: put into the vault what it decodes to (base64 -d).';

/** Every key of the manifest moves into the vault; the manifest's name, labels and comments stay. */
export function secretManifest(place: Place, vault: Vault): Draft | undefined {
  const { context, file, text } = place;
  const object = secretAround(place);
  const name = writtenName(text, get(object, 'metadata', 'name'));
  const keys = object && secretKeys(object);
  const type = textOf(get(object, 'type'));
  if (!vault.kubernetes || !object || !name || !keys || MADE_BY_THE_CLUSTER.test(type ?? '')) return undefined;
  const namespace = textOf(get(object, 'metadata', 'namespace'));
  const entry = entryName(place.name, name);
  const items = keys.map((key) => ({ key, name: { ...entry, field: key } }));
  const order = { context, file, secret: name, items, ...(namespace ? { namespace } : {}) };
  const made = makeInstead(type && type !== 'Opaque' ? { ...order, type } : order, vault.kubernetes);
  const edits = made && rewrite(text, object, made);
  if (!made || !edits) return undefined;
  return {
    title: `Replace the Secret ${name} by ${article(made.kind)} of the same name that reads ${entryOfPlace(vault, items)}`,
    safety: 'review',
    edits: [{ file, edits }],
    steps: [...made.steps, ...(get(object, 'data') ? [DECODED] : [])],
    followUp: stepsOfItems(vault, items),
  };
}

/** The manifest that the value stands in, in block style. */
export function secretAround(place: Place): ObjectValue | undefined {
  for (const document of documentsOf(place.file, place.text)) {
    const found = findLiteral(document, place.credential);
    const object = found && manifestOf(found.parents);
    if (object?.kind !== 'object') continue;
    return textOf(get(object, 'kind')) === 'Secret' && !inBraces(place.text, object) ? object : undefined;
  }
  return undefined;
}

/** Storing and reading every key: those of one vault entry at once. */
export function stepsOfItems(vault: Vault, items: readonly Item[]): Step[] {
  const [first] = items;
  if (!first || !isOneEntry(vault, items)) return items.flatMap(({ name }) => [...vault.store(name), ...vault.reader(name)]);
  const keys = items.map(({ key }) => key).join(', ');
  const all = items.length > 1 ? [`Put every value of the manifest into the vault entry, under the keys ${keys}.`] : [];
  return [...all, ...vault.store(first.name), ...vault.reader(first.name)];
}

/** Where the keys are in the vault: `AWS Secrets Manager (app/db)`, or the vault alone where each has a place of its own. */
export function entryOfPlace(vault: Vault, items: readonly Item[]): string {
  const [first] = items;
  return first && isOneEntry(vault, items) ? withoutKey(vault, first) : vault.title;
}

function isOneEntry(vault: Vault, items: readonly Item[]): boolean {
  return new Set(items.map((item) => withoutKey(vault, item))).size === 1;
}

function withoutKey(vault: Vault, { name }: Item): string {
  return vault.place(name).replace(/, key .*$/, ')');
}

function article(kind: string): string {
  return `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** The name as it stands there: a template's action is the same name wherever it is written. */
function writtenName(text: string, value: Value | undefined): string | undefined {
  if (value?.kind !== 'string' || value.text === '') return undefined;
  const written = text.slice(value.literal.start, value.literal.end);
  return value.text.includes(HOLE) ? (written.includes('\n') ? undefined : written) : value.text;
}

/** The vault entry is named after the manifest, whichever of its values was found. */
function entryName(name: SecretName, manifest: string): SecretName {
  const words = wordsOf(manifest.replace(/\{\{[^}]{0,400}\}\}/g, ' '));
  const rest = words[0] === name.service ? words.slice(1) : words;
  return { ...name, component: rest.join('-') || 'credentials' };
}

/** Keys of `data` and `stringData`; undefined when a template makes one of the values. */
function secretKeys(object: Value): string[] | undefined {
  const entries = [get(object, 'data'), get(object, 'stringData')].flatMap((one) => (one?.kind === 'object' ? one.entries : []));
  const isPlain = ({ key, value }: Entry) => textOf(value) !== undefined && /^[-._A-Za-z0-9]+$/.test(key);
  return entries.length > 0 && entries.every(isPlain) ? [...new Set(entries.map(({ key }) => key))] : undefined;
}

/** Kind and version change, the values give way to the spec; `type` and `immutable` have no place any more. */
function rewrite(text: string, object: ObjectValue, made: Made): Edit[] | undefined {
  const entryOf = (key: string) => object.entries.find((entry) => entry.key === key);
  const kind = entryOf('kind')?.value;
  const version = entryOf('apiVersion')?.value;
  const parts = object.entries.filter(({ key }) => key === 'stringData' || key === 'data');
  const [first, ...others] = parts;
  const indent = first && keyIndent(text, first);
  if (kind?.kind !== 'string' || version?.kind !== 'string' || !first || indent === undefined) return undefined;
  const gone = object.entries.filter(({ key }) => key === 'type' || key === 'immutable');
  const whole = (entry: Entry) => trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end });
  return [
    { ...version.literal, text: made.apiVersion },
    { ...kind.literal, text: made.kind },
    { ...whole(first), text: made.spec.join(`${newlineOf(text)}${indent}`) },
    ...[...others, ...gone, ...writtenByCluster(object)].map((entry) => removal(text, whole(entry))),
  ];
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/: what the server sets, and refuses in a new object. */
const SET_BY_SERVER = new Set([
  'creationTimestamp',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);
/** What kubectl applied last: all of the Secret once more, in clear. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What a Secret that was read from a cluster says of itself: it is not true of the new object, and holds the old values. */
function writtenByCluster(object: ObjectValue): Entry[] {
  const metadata = get(object, 'metadata');
  const entries = metadata?.kind === 'object' ? metadata.entries : [];
  return entries.flatMap((entry) => {
    if (SET_BY_SERVER.has(entry.key)) return [entry];
    if (entry.key !== 'annotations' || entry.value.kind !== 'object') return [];
    const applied = entry.value.entries.filter(({ key }) => key === LAST_APPLIED);
    return applied.length > 0 && applied.length === entry.value.entries.length ? [entry] : applied;
  });
}
