import { get, itemsOf, type ObjectValue, textOf, type Value } from '../../syntax/value';
import type { PodVolume } from '../model';

type Source = Pick<PodVolume, 'kind' | 'source' | 'span' | 'seconds'>;

/** Volumes of a pod with where its containers see them; each source of a projected volume is one. */
export function volumesOf(spec: ObjectValue, containers: readonly Value[]): PodVolume[] {
  return itemsOf(get(spec, 'volumes')).flatMap((item) => {
    const name = textOf(get(item, 'name')) ?? '';
    const mounts = mountsOf(name, containers);
    return sourcesOf(item).map((source) => ({ name, mounts, item: item.span, ...source }));
  });
}

function mountsOf(volume: string, containers: readonly Value[]): PodVolume['mounts'] {
  return containers.flatMap((container) =>
    itemsOf(get(container, 'volumeMounts')).flatMap((mount) => {
      const path = textOf(get(mount, 'mountPath'));
      if (path === undefined || volume === '' || textOf(get(mount, 'name')) !== volume) return [];
      return { container: textOf(get(container, 'name')) ?? '', path };
    }),
  );
}

function sourcesOf(item: Value): Source[] {
  const projected = get(item, 'projected');
  if (projected) return itemsOf(get(projected, 'sources')).flatMap((source) => projectedSource(source));
  const known =
    at('secret', get(item, 'secret', 'secretName')) ??
    at('config-map', get(item, 'configMap', 'name')) ??
    at('host-path', get(item, 'hostPath', 'path')) ??
    at('csi', get(item, 'csi', 'volumeAttributes', 'secretProviderClass') ?? get(item, 'csi', 'driver'));
  return [known ?? { kind: 'other', source: '', span: item.span }];
}

function projectedSource(source: Value): Source[] {
  const token = get(source, 'serviceAccountToken');
  if (token) {
    const seconds = get(token, 'expirationSeconds');
    const count = seconds?.kind === 'literal' && typeof seconds.value === 'number' ? { seconds: seconds.value } : {};
    return [{ kind: 'token', source: textOf(get(token, 'audience')) ?? '', span: (seconds ?? token).span, ...count }];
  }
  const known = at('secret', get(source, 'secret', 'name')) ?? at('config-map', get(source, 'configMap', 'name'));
  return known ? [known] : [];
}

function at(kind: PodVolume['kind'], value: Value | undefined): Source | undefined {
  return value && { kind, source: textOf(value) ?? '', span: value.span };
}
