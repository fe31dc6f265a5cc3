import type { PodFact, PodVariable, PodVolume, ReferenceFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit, type Remedy } from '../model';
import { cloudsAt, isGiven, isOtherStore, POD_CLOUDS, type PodCloud, secretAt } from '../shared/kubernetes/pod-clouds';
import docs from './doc.md';

/** What the workspace knows of identities of a cloud. */
interface Known {
  readonly already: ReferenceFact | undefined;
  /** Some account of the workspace is one: the cluster knows how. */
  readonly isUsed: boolean;
}

function hitOf(pod: PodFact, cloud: PodCloud, known: Known, span: Span, what: string, gone: readonly PodVariable[]): Hit {
  const { already } = known;
  return {
    span,
    severity: already || known.isUsed ? 'high' : 'medium',
    message: `${what}${already ? `, although its ServiceAccount is an identity of ${cloud.name} already` : ''}`,
    confidence: already ? 'high' : 'medium',
    related: already ? [{ span: already.span, message: `what ${already.from} may become` }] : [],
    remedies: [remedy(pod, cloud, already, gone)],
    ...(pod.account ? { identity: pod.account } : {}),
  };
}

function remedy({ owner }: PodFact, cloud: PodCloud, already: ReferenceFact | undefined, gone: readonly PodVariable[]): Remedy {
  const revoke = `Delete the key in ${cloud.name} once nothing uses it.`;
  if (already && gone.length > 0) {
    return {
      type: 'edit-data',
      id: 'own-identity',
      title: `Take the keys out: the ServiceAccount is an identity of ${cloud.name}`,
      safety: 'review',
      changes: gone.map(({ item }) => ({ op: 'remove', at: item, empties: true })),
      steps: ['Make sure that the identity behind the ServiceAccount may do what the key may.', revoke],
    };
  }
  return {
    type: 'manual',
    title: `Let ${owner} log in to ${cloud.name} as its ServiceAccount`,
    steps: [
      already
        ? 'Make sure that the identity behind its ServiceAccount may do what the key may.'
        : `Give the pod a ServiceAccount of its own and ${cloud.instead}.`,
      'Take the key out of the pod: the SDK finds the identity by itself.',
      revoke,
    ],
  };
}

/** The variable that holds the key, or names its file: one of a container and cloud. */
function ofContainer(pod: PodFact, cloud: PodCloud, known: Known, container: string): Hit[] {
  const own = pod.variables.filter((one) => one.container === container);
  const where = container ? `${pod.owner} container ${container}` : pod.owner;
  const isSecret = (name: string) => name === cloud.keys[0] || /SECRET|CREDENTIALS/.test(name);
  const key = own.find((one) => cloud.keys.includes(one.name) && isSecret(one.name) && isGiven(one));
  if (key) {
    const gone = own.filter(({ name }) => cloud.keys.includes(name));
    return [hitOf(pod, cloud, known, key.nameSpan, `${where} gets a static key of ${cloud.name} as ${key.name}`, gone)];
  }
  for (const { name, from, path, span, nameSpan } of own) {
    if (!cloud.files.includes(name)) continue;
    const volume = path === undefined ? undefined : secretAt(pod, container, path);
    const source = volume ? `the Secret ${volume.source}` : 'a Secret';
    if (!volume && from !== 'secret') continue;
    const clouds = volume ? cloudsAt(pod, container, volume) : [cloud];
    if (clouds[0] !== cloud) continue;
    const what = `${where} reads a static key of ${clouds.map((one) => one.name).join(' or ')} from ${source} (${name})`;
    return [hitOf(pod, cloud, known, volume ? span : nameSpan, what, [])];
  }
  return [];
}

/** A folder where the cloud's tools keep the key of whoever uses the machine, or a Secret in its place. */
function ofVolume(pod: PodFact, cloud: PodCloud, known: Known, { kind, source, span, mounts }: PodVolume): Hit[] {
  if (kind === 'host-path' && cloud.folder.test(source))
    return [
      hitOf(pod, cloud, known, span, `${pod.owner} sees credentials of ${cloud.name} that its node keeps in ${source}`, []),
    ];
  const mount = kind === 'secret' ? mounts.find(({ path }) => cloud.folder.test(path)) : undefined;
  if (!mount || isOtherStore(pod, mount.container)) return [];
  return [hitOf(pod, cloud, known, span, `${pod.owner} reads a static key of ${cloud.name} from the Secret ${source}`, [])];
}

function ofPod(pod: PodFact, assumed: ReadonlyMap<string, readonly ReferenceFact[]>, used: ReadonlySet<PodCloud>): Hit[] {
  const containers = [...new Set(pod.variables.map(({ container }) => container))];
  const real = containers.filter((container) => !isOtherStore(pod, container));
  return POD_CLOUDS.flatMap((cloud) => {
    const known = { already: assumed.get(pod.account ?? '')?.find(({ to }) => cloud.identity.test(to)), isUsed: used.has(cloud) };
    const given = real.flatMap((container) => ofContainer(pod, cloud, known, container));
    return given.length > 0 ? given : pod.volumes.flatMap((volume) => ofVolume(pod, cloud, known, volume));
  });
}

function check(graph: IdentityGraph): Hit[] {
  const assumed = new Map<string, ReferenceFact[]>();
  for (const reference of graph.references) {
    const { type, fromIdentity } = reference;
    if (type !== 'assumes' || !fromIdentity) continue;
    assumed.set(fromIdentity, [...(assumed.get(fromIdentity) ?? []), reference]);
  }
  const targets = [...assumed.values()].flat();
  const used = new Set(POD_CLOUDS.filter(({ identity }) => targets.some(({ to }) => identity.test(to))));
  return filesWith(graph, 'pods').flatMap(({ pods }) => pods.flatMap((pod) => ofPod(pod, assumed, used)));
}

export const rule = defineRule({
  id: 'k8s-static-cloud-credentials',
  title: 'Pod is given a static key of a cloud where its ServiceAccount could be an identity of it',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'medium',
  owasp: ['NHI7'],
  cwe: ['CWE-522', 'CWE-324'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check,
});
