import { entryOf, get, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { imageName } from '../image-name';
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
  if (account && !open) addCodePlaces(context, manifest, workload, account);
}

/** Which images run with the account. What stands before and beside them has it, too. */
function addCodePlaces(context: ExtractContext, manifest: Manifest, { containers }: Workload, role: Alias): void {
  for (const container of containers) {
    const image = get(container, 'image');
    const path = image?.kind === 'string' ? imageName(image.text) : undefined;
    if (!image || path === undefined) continue;
    const fact = { owner: manifest.label, ownerType: manifest.kind, role, kind: 'image', path, span: image.span } as const;
    // The role stands elsewhere, and so does what it is given.
    const place = { ...fact, openRights: true } as const;
    context.facts.codePlaces.push(containers.length > 1 ? { ...place, foreign: 'another container' } : place);
  }
}

/** `automountServiceAccountToken` of a pod or a ServiceAccount. */
export function automountOf(value: Value): PodFact['automount'] {
  const written = entryOf(value, 'automountServiceAccountToken')?.value;
  if (!written) return undefined;
  const known = written.kind === 'literal' && typeof written.value === 'boolean' ? written.value : undefined;
  return { value: known, span: written.span };
}
