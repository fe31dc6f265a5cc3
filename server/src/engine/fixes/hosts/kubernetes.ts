/** Kubernetes manifests and Helm templates: secretKeyRef in place of a value, and who makes the Secret. */

import { baseName } from '../../syntax/path';
import { get, textOf, type Value } from '../../syntax/value';
import type { Edit } from '../model';
import { newlineOf, trimmedEnd } from '../text';
import type { Vault } from '../vaults/model';
import { typed } from '../vaults/prompt';
import { argumentEdits, dependentVariable } from './kubernetes/dependent';
import { externalSecret, findStore, secretOf } from './kubernetes/external-secret';
import { secretManifest } from './kubernetes/secret-manifest';
import type { Draft, HostFixes, Place } from './model';
import { documentsOf } from './parse';
import { type Found, findLiteral, followsKey, inBraces, keyIndent } from './tree';

export const kubernetes: HostFixes = {
  id: 'kubernetes',
  title: 'Kubernetes',
  serves: (_file, host) => host === 'kubernetes',
  byHand: () => [
    'Keep the value in a Secret that a secret operator fills from the vault, and read it with secretKeyRef or as a mounted file.',
  ],

  reference,
};

/** The same in the templates of a chart, whose actions are kept. */
export const helmTemplates: HostFixes = {
  ...kubernetes,
  id: 'helm-templates',
  title: 'Helm templates',
  serves: (_file, host) => host === 'helm-template',
};

function reference(place: Place, vault: Vault): Draft | undefined {
  if (place.credential.slot.kind === 'k8s-secret-data') return secretManifest(place, vault);
  if (place.credential.slot.kind !== 'k8s-env') return undefined;
  const documents = documentsOf(place.file, place.text);
  for (const document of documents) {
    const found = findLiteral(document, place.credential);
    if (found) return environmentVariable(place, vault, document, found);
  }
  return undefined;
}

/** `value: …` of a container's variable becomes `valueFrom`; the Secret comes from the vault through an operator. */
function environmentVariable(place: Place, vault: Vault, document: Value, found: Found): Draft | undefined {
  const { context, file, text, name } = place;
  const whole = found.value.span.start === place.credential.span.start && found.value.span.end === place.credential.span.end;
  const inArguments = found.path.includes('args') || found.path.includes('command');
  const edits = inArguments ? argumentEdits(place, found) : whole ? valueFrom(place, found) : dependentVariable(place, found);
  if (!edits) return undefined;
  const encode = whole
    ? []
    : ['The value goes into the connection string as it is: choose one without the characters : / @ ? #.'];
  const namespace = textOf(get(document, 'metadata', 'namespace'));
  const secret = secretOf(name);
  const note = `through the Secret ${secret}`;
  if (!vault.kubernetes) {
    const flag = namespace ? ` -n ${namespace}` : '';
    return {
      title: `Read the value from the Secret ${secret}, key ${name.field}`,
      safety: 'review',
      edits: [{ file, edits }],
      steps: encode,
      followUp: [
        `Make the Secret outside the repository; the value is read from the terminal: ${typed(name)} | kubectl${flag} create secret generic ${secret} --from-file=${name.field}=/dev/stdin`,
      ],
    };
  }
  const store = findStore(context, vault.kubernetes);
  const made = externalSecret(context, file, newlineOf(text), {
    name,
    vault: vault.kubernetes,
    store,
    ...(namespace ? { namespace } : {}),
  });
  if (!made) return undefined;
  const steps = store.declared
    ? encode
    : [
        ...encode,

        `Create the ${store.kind} ${store.name} for External Secrets Operator, or put the name of yours in ${made.map((one) => baseName(one.file)).join()}.`,
      ];
  return { note, safety: 'review', edits: [{ file, edits }, ...made], steps };
}

/** The entry `value` of the variable, in block or flow style. */
function valueFrom(place: Place, { entry, parents }: Found): Edit[] | undefined {
  const { text, name } = place;
  const variable = parents.at(-1);
  if (entry?.key !== 'value' || variable?.kind !== 'object' || !followsKey(text, entry)) return undefined;
  const range = trimmedEnd(text, { start: entry.keySpan.start, end: place.credential.literal.end });
  const secret = secretOf(name);
  if (inBraces(text, variable)) {
    const quote = text[entry.keySpan.start] === '"' ? '"' : '';
    const key = (word: string) => `${quote}${word}${quote}`;
    const written = `${key('valueFrom')}: {${key('secretKeyRef')}: {${key('name')}: ${key(secret)}, ${key('key')}: ${key(name.field)}}}`;
    return [{ ...range, text: written }];
  }
  const indent = keyIndent(text, entry);
  if (indent === undefined) return undefined;
  const next = `${newlineOf(text)}${indent}`;
  return [{ ...range, text: `valueFrom:${next}  secretKeyRef:${next}    name: ${secret}${next}    key: ${name.field}` }];
}
