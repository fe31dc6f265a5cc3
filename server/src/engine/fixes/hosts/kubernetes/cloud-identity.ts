/**
 * Static keys of a cloud in a pod whose ServiceAccount is an identity of that cloud already: the keys go, and the SDK finds the
 * identity by itself.
 * https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
 * https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
 */
import { get, itemsOf, type ListValue, textOf, type Value } from '../../../syntax/value';
import type { Edit, Step } from '../../model';
import { before, removal, trimmedEnd } from '../../text';
import type { Draft, Place } from '../model';
import { documentsOf } from '../parse';
import { findLiteral, inBraces, rangeOf } from '../tree';
import { declared } from './objects';
import { type Pod, podOf } from './pod';

interface Cloud {
  /** Annotation of the ServiceAccount. */
  readonly annotation: string;
  /** Label that the pod needs besides. */
  readonly label?: string;
  /** Variables of the static keys; the first of them is the secret one. */
  readonly keys: readonly string[];
  readonly says: string;
}

const CLOUDS: readonly Cloud[] = [
  {
    annotation: 'eks.amazonaws.com/role-arn',
    keys: ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN'],
    says: 'the role',
  },
  {
    annotation: 'azure.workload.identity/client-id',
    label: 'azure.workload.identity/use',
    // The webhook sets the client and the tenant itself.
    keys: ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID'],
    says: 'the managed identity',
  },
];

/** What would make the key unnecessary, for a pod whose account is no identity of the cloud yet. */
export function withoutKey({ credential }: Place): Step[] {
  const cloud = CLOUDS.find(({ keys }) => keys.includes(credential.slot.name));
  if (!cloud) return [];
  const label = cloud.label ? ` and the pods the label ${cloud.label}: "true"` : '';
  return [
    `Better without a key: give the pod's ServiceAccount the annotation ${cloud.annotation}${label}, with ${cloud.says} that may do what the key may, and take the variables out.`,
  ];
}

/** The draft that takes the keys out; undefined where the pod's account is no identity of that cloud. */
export function identity(place: Place): Draft | undefined {
  const cloud = CLOUDS.find(({ keys }) => keys.includes(place.credential.slot.name));
  if (!cloud || place.credential.slot.kind !== 'k8s-env') return undefined;
  for (const document of documentsOf(place.file, place.text)) {
    const found = findLiteral(document, place.credential);
    const pod = found && podOf(place.text, found.parents);
    const list = found?.parents.at(-2);
    if (!found || !pod || list?.kind !== 'list' || found.entry?.key !== 'value') continue;
    const account = accountOf(place, pod, cloud);
    const gone = account && removed(place.text, pod, list, cloud.keys);
    if (!gone) return undefined;
    return {
      title: `Use ${cloud.says} of the ServiceAccount ${account}: no key at all`,
      safety: 'review',
      edits: [{ file: place.file, edits: gone }],
      steps: [`Make sure that ${cloud.says} behind ${cloud.annotation} may do what the key may.`],
    };
  }
  return undefined;
}

/** The pod's own ServiceAccount, where the workspace declares it with the cloud's annotation. */
function accountOf({ context }: Place, { spec, manifest, template }: Pod, cloud: Cloud): string | undefined {
  const name = textOf(get(spec, 'serviceAccountName'));
  const namespace = textOf(get(manifest, 'metadata', 'namespace'));
  if (!name || (cloud.label && textOf(get(template, 'metadata', 'labels', cloud.label)) !== 'true')) return undefined;
  const found = declared(context, (text) => text.includes(cloud.annotation)).find(
    (one) => one.kind === 'ServiceAccount' && one.name === name && one.namespace === namespace,
  );
  return textOf(get(found?.value, 'metadata', 'annotations', cloud.annotation)) ? name : undefined;
}

/** The items of `env`, or the whole of it where nothing else is in it. */
function removed(text: string, { container }: Pod, list: ListValue, keys: readonly string[]): Edit[] | undefined {
  const gone = list.items.filter((item) => keys.includes(textOf(get(item, 'name')) ?? ''));
  const env = container.entries.find(({ value }) => value === list);
  const isBlock = gone.every((item) => item.kind === 'object' && !inBraces(text, item) && dashOf(text, item) !== undefined);
  if (!env || !isBlock) return undefined;
  if (gone.length === itemsOf(list).length)
    return before(text, env.keySpan.start).trim() === ''
      ? [removal(text, trimmedEnd(text, { start: env.keySpan.start, end: rangeOf(env.value).end }))]
      : undefined;
  return gone.map((item) =>
    removal(text, trimmedEnd(text, { start: rangeOf(item).start - (dashOf(text, item) ?? 0), end: rangeOf(item).end })),
  );
}

/** How far before an item its dash stands. */
function dashOf(text: string, item: Value): number | undefined {
  return /^ *(- +)$/.exec(before(text, rangeOf(item).start))?.[1]?.length;
}
