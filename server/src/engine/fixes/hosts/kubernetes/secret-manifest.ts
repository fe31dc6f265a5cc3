/** A Secret manifest with values in it becomes an ExternalSecret of the same name: no workload has to change. */
import { contains } from '../../../syntax/span';
import { type Entry, get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import type { SecretName } from '../../naming';
import { wordsOf } from '../../naming-parts';
import { newlineOf, removal, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { documentsOf } from '../parse';
import { inBraces, rangeOf } from '../tree';
import { findStore, specLines, topEntry } from './external-secret';

/** Every key of the manifest moves into one vault entry; the manifest's name, labels and comments stay. */
export function secretManifest(place: Place, vault: Vault): Draft | undefined {
  const { context, file, text, credential } = place;
  if (!vault.kubernetes) return undefined;
  const document = documentsOf(file, text).find((one) => contains(one.span, credential.literal));
  const name = textOf(get(document, 'metadata', 'name'));
  if (document?.kind !== 'object' || !name || textOf(get(document, 'kind')) !== 'Secret' || inBraces(text, document))
    return undefined;
  const keys = secretKeys(document);
  const store = findStore(context, vault.kubernetes);
  const type = textOf(get(document, 'type'));
  const entry = entryName(place.name, name);
  const key = vault.kubernetes.key(entry);
  const items = keys?.map((secretKey) => ({ secretKey, property: secretKey }));
  const lines = items && specLines(store, name, key, items, type === 'Opaque' ? undefined : type);
  const edits = lines && rewrite(text, document, lines);
  if (!edits) return undefined;
  return {
    title: `Replace the Secret ${name} by an ExternalSecret of the same name that reads ${vault.place(entry).replace(/, key .*$/, ')')}`,
    safety: 'review',
    edits: [{ file, edits }],
    steps: [
      ...(store.declared
        ? []
        : [`Create the ${store.kind} ${store.name} for External Secrets Operator, or put the name of yours in its place.`]),
      ...(keys && keys.length > 1
        ? [`Put every value of the manifest into the vault entry, under the keys ${keys.join(', ')}.`]
        : []),
    ],
  };
}

/** The vault entry is named after the manifest, whichever of its values was found. */
function entryName(name: SecretName, manifest: string): SecretName {
  const words = wordsOf(manifest);
  const rest = words[0] === name.service ? words.slice(1) : words;
  return { ...name, component: rest.join('-') || 'credentials' };
}

/** Keys of `data` and `stringData`; undefined when a template makes one of the values. */
function secretKeys(document: Value): string[] | undefined {
  const entries = [get(document, 'data'), get(document, 'stringData')].flatMap((one) =>
    one?.kind === 'object' ? one.entries : [],
  );
  const isPlain = ({ key, value }: Entry) => textOf(value) !== undefined && /^[-._A-Za-z0-9]+$/.test(key);
  return entries.length > 0 && entries.every(isPlain) ? [...new Set(entries.map(({ key }) => key))] : undefined;
}

/** Kind and version change, the values give way to the spec; `type` and `immutable` have no place any more. */
function rewrite(text: string, document: ObjectValue, lines: readonly string[]): Edit[] | undefined {
  const kind = topEntry(document, 'kind')?.value;
  const version = topEntry(document, 'apiVersion')?.value;
  const parts = document.entries.filter(({ key }) => key === 'stringData' || key === 'data');
  if (kind?.kind !== 'string' || version?.kind !== 'string' || parts.length === 0) return undefined;
  const gone = document.entries.filter(({ key }) => key === 'type' || key === 'immutable');
  const whole = (entry: (typeof parts)[number]) =>
    trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end });
  const [first, ...others] = parts;
  return [
    { ...version.literal, text: 'external-secrets.io/v1' },
    { ...kind.literal, text: 'ExternalSecret' },
    { ...whole(first!), text: lines.join(newlineOf(text)) },
    ...[...others, ...gone].map((entry) => removal(text, whole(entry))),
  ];
}
