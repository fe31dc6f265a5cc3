/**
 * A token of a ServiceAccount that is kept in a Secret never expires. The pods that mount it get one from Kubernetes instead, which
 * does; where they are not known, Kubernetes fills the Secret itself.
 * https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
 * https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
import { type Entry, entryOf, get, itemsOf, textOf, type Value } from '../../../syntax/value';
import { together } from '../../apply';
import type { FileEdit } from '../../model';
import { newlineOf, removal, trimmedEnd } from '../../text';
import type { Draft, Place } from '../model';
import { inBraces, keyIndent, rangeOf } from '../tree';
import { declared } from './objects';
import { secretAround } from './secret-manifest';

const TYPE = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';

export function accountToken(place: Place): Draft | undefined {
  if (place.credential.slot.kind !== 'k8s-secret-data' || place.credential.slot.name !== 'token') return undefined;
  const object = secretAround(place);
  const name = textOf(get(object, 'metadata', 'name'));
  const account = textOf(get(object, 'metadata', 'annotations', ACCOUNT));
  if (!object || !name || !account || textOf(get(object, 'type')) !== TYPE) return undefined;
  const data = object.entries.filter(({ key }) => key === 'data' || key === 'stringData');
  const gone = data.map((entry) => removal(place.text, whole(place.text, entry)));
  const mounts = projected(place, name, account);
  return {
    title: `Leave the token of the ServiceAccount ${account} to Kubernetes, which fills the Secret itself`,
    safety: 'review',
    edits: [{ file: place.file, edits: gone }, ...mounts],
    steps: [
      'Revoke the old token: delete the Secret in the cluster before the manifest is applied again.',
      mounts.length > 0
        ? 'The pods get a token of their own that expires: where nothing else reads the Secret, delete its manifest too.'
        : 'A token of a Secret never expires: where a program can read a file, mount a projected serviceAccountToken instead, and delete this Secret.',
    ],
  };
}

function whole(text: string, entry: Entry) {
  return trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end });
}

/** Volumes of the account's pods that mount the Secret, as projected volumes with the same files in them. */
function projected({ context, file }: Place, secret: string, account: string): FileEdit[] {
  const found: FileEdit[] = [];
  for (const one of declared(context, (text) => text.includes(secret))) {
    const spec = podSpec(one.value);
    if (one.file === file || textOf(get(spec, 'serviceAccountName')) !== account) continue;
    for (const volume of itemsOf(get(spec, 'volumes'))) {
      const entry = entryOf(volume, 'secret');
      const isPlain = entry?.value.kind === 'object' && entry.value.entries.length === 1 && !inBraces(one.text, entry.value);
      const indent = entry && keyIndent(one.text, entry);
      if (!entry || indent === undefined || !isPlain || textOf(get(entry.value, 'secretName')) !== secret) continue;
      const text = PROJECTED.join(`${newlineOf(one.text)}${indent}`);
      found.push({ file: one.file, edits: [{ ...whole(one.text, entry), text }] });
    }
  }
  return together(found);
}

/** What every pod gets of its own account: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-token-volume */
const PROJECTED = [
  'projected:',
  '  sources:',
  '    - serviceAccountToken:',
  '        path: token',
  '        expirationSeconds: 3600',
  '    - configMap:',
  '        name: kube-root-ca.crt',
  '        items:',
  '          - key: ca.crt',
  '            path: ca.crt',
  '    - downwardAPI:',
  '        items:',
  '          - path: namespace',
  '            fieldRef:',
  '              fieldPath: metadata.namespace',
];

function podSpec(value: Value): Value | undefined {
  return (
    get(value, 'spec', 'template', 'spec') ??
    get(value, 'spec', 'jobTemplate', 'spec', 'template', 'spec') ??
    (textOf(get(value, 'kind')) === 'Pod' ? get(value, 'spec') : undefined)
  );
}
