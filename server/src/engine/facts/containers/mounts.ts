/** Mounts of Compose: of services in both notations, and of named volumes that are a folder of the host. */
import { get, itemsOf, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { MountFact } from '../model';
import { type Mounted, shortMount } from './mount-text';

/** https://docs.docker.com/reference/compose-file/services/#volumes */
export function addMounts({ facts }: ExtractContext, document: Value): void {
  const seen = new Set(facts.mounts.map(({ span }) => span.start));
  const add = (mount: MountFact | undefined) => {
    // An anchor is read wherever it is used.
    if (!mount || seen.has(mount.span.start)) return;
    seen.add(mount.span.start);
    facts.mounts.push(mount);
  };
  const services = get(document, 'services');
  for (const { key, value } of services?.kind === 'object' ? services.entries : []) {
    const image = textOf(get(value, 'image'));
    for (const item of itemsOf(get(value, 'volumes'))) {
      const mounted = item.kind === 'string' ? shortMount(item) : longMount(item);
      add(mounted && mountOf(`service ${key}`, mounted, item, image));
    }
  }
  const volumes = get(document, 'volumes');
  for (const { key, value } of volumes?.kind === 'object' ? volumes.entries : []) {
    const device = get(value, 'driver_opts', 'device');
    if (device?.kind === 'string') add(mountOf(`volume ${key}`, { source: device, target: '', readOnly: false }, device));
  }
}

/** The fact of a mount; `item`: what goes when the mount goes. */
export function mountOf(owner: string, { source, target, readOnly }: Mounted, item: Value, image?: string): MountFact {
  const { span, literal, text } = source;
  return { owner, source: text, target, readOnly, span, item: item.span, literal, ...(image ? { image } : {}) };
}

/** `{ type: bind, source: ~/.aws, target: /root/.aws, read_only: true }` */
export function longMount(item: Value): Mounted | undefined {
  const source = (get(item, 'source') ?? get(item, 'src')) as StringValue | undefined;
  const type = textOf(get(item, 'type')) ?? 'bind';
  if (source?.kind !== 'string' || type !== 'bind') return undefined;
  const readOnly = get(item, 'read_only') ?? get(item, 'readonly');
  const target = textOf(get(item, 'target')) ?? textOf(get(item, 'destination')) ?? '';
  return { source, target, readOnly: readOnly?.kind === 'literal' && readOnly.value === true };
}
