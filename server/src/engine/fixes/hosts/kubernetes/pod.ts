/** The pod around a container's variable, and what a volume adds to it. */
import { entryOf, get, itemsOf, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { before, isBlank } from '../../text';
import { appendItem, keysAfter, keysBefore } from './block';
import { manifestOf } from './objects';

export interface Pod {
  readonly text: string;
  /** The Kubernetes object, whatever its kind. */
  readonly manifest: Value;
  readonly spec: ObjectValue;
  readonly container: ObjectValue;
  /** What holds the pod's `spec` and `metadata`. */
  readonly template: ObjectValue;
}

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'];

/** The pod on the way to a value of one of its containers. */
export function podOf(text: string, parents: readonly Value[]): Pod | undefined {
  const at = parents.findIndex((one, index) =>
    LISTS.some((key) => get(one, key) !== undefined && get(one, key) === parents[index + 1]),
  );
  const [template, spec, , container] = parents.slice(at - 1, at + 3);
  const manifest = manifestOf(parents);
  if (at < 1 || !manifest || template?.kind !== 'object' || spec?.kind !== 'object' || container?.kind !== 'object')
    return undefined;
  return { text, manifest, spec, container, template };
}

/** A volume, and its mount in the container; nothing where the pod has both already; undefined where there is no place for them. */
export function addMount({ text, spec, container }: Pod, name: string, source: readonly string[]): Edit[] | undefined {
  const isNamed = (one: Value) => textOf(get(one, 'name')) === name;
  const edits: (Edit | undefined)[] = [];
  const volumes = entryOf(spec, 'volumes');
  const volume = [`- name: ${name}`, ...source];
  if (!volumes) edits.push(newVolumes(text, spec, ['volumes:', ...volume.map((line) => `  ${line}`)]));
  else if (!itemsOf(volumes.value).some(isNamed))
    edits.push(volumes.value.kind === 'list' ? appendItem(text, volumes.value, volume) : undefined);
  const mounts = entryOf(container, 'volumeMounts');
  const mount = [`- name: ${name}`, `  mountPath: /mnt/secrets/${name}`, '  readOnly: true'];
  if (!mounts) edits.push(newKeys(text, container, ['volumeMounts:', ...mount.map((line) => `  ${line}`)]));
  else if (!itemsOf(mounts.value).some(isNamed))
    edits.push(mounts.value.kind === 'list' ? appendItem(text, mounts.value, mount) : undefined);
  return edits.every((edit) => edit !== undefined) ? (edits as Edit[]) : undefined;
}

/** Behind the containers; in a template, where an action may stand there, before them. */
function newVolumes(text: string, spec: ObjectValue, lines: readonly string[]): Edit | undefined {
  const containers = entryOf(spec, 'containers');
  if (!containers) return undefined;
  return text.includes('{{') ? keysBefore(text, containers, lines) : keysAfter(text, containers, lines);
}

/** Before the container's environment, or its first key that has its line to itself. */
function newKeys(text: string, container: ObjectValue, lines: readonly string[]): Edit | undefined {
  const whole = container.entries.filter(({ keySpan }) => isBlank(before(text, keySpan.start)));
  const entry = whole.find(({ key }) => key === 'env' || key === 'envFrom') ?? whole[0];
  return entry && keysBefore(text, entry, lines);
}
