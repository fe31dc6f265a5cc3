import { entryOf, get, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias, PodFact } from '../model';
import { type Manifest, textsOf } from './manifest';
import { flagsOf } from './pod-flags';
import type { Workload } from './pod-templates';
import { variablesOf } from './pod-variables';
import { volumesOf } from './pod-volumes';

/** What a pod template says of its identity and of what it is given. */
export function addPod(
  context: ExtractContext,
  manifest: Manifest,
  workload: Workload,
  { account, open }: { readonly account: Alias | undefined; readonly open: boolean },
): void {
  const { spec, metadata, containers } = workload;
  const automount = automountOf(spec);
  context.facts.pods.push({
    owner: manifest.label,
    ownerType: manifest.kind,
    namespace: manifest.namespace,
    span: manifest.nameSpan ?? manifest.kindSpan,
    spec: spec.span,
    variables: containers.flatMap(variablesOf),
    volumes: volumesOf(spec, containers),
    flags: containers.flatMap(flagsOf),
    labels: textsOf(get(metadata, 'labels')),
    annotations: textsOf(get(metadata, 'annotations')),
    ...(account ? { account } : {}),
    ...(automount ? { automount } : {}),
    ...(open ? { open: true } : {}),
  });
}

/** `automountServiceAccountToken` of a pod or a ServiceAccount. */
export function automountOf(value: Value): PodFact['automount'] {
  const written = entryOf(value, 'automountServiceAccountToken')?.value;
  if (!written) return undefined;
  const known = written.kind === 'literal' && typeof written.value === 'boolean' ? written.value : undefined;
  return { value: known, span: written.span };
}
