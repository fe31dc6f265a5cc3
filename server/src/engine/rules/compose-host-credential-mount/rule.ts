import type { MountFact } from '../../facts/model';
import { type DataChange, defineRule, type Hit, type Remedy, type Severity } from '../model';
import { isForDevelopment } from '../shared/container/development-files';
import { hostPath } from '../shared/container/host-paths';
import docs from './doc.md';

/** Programs that are made to watch or start containers. */
const NEEDS_SOCKET = new RegExp(
  [
    ...['traefik', 'service proxy$', 'nginx-proxy', 'acme-companion', 'docker-gen', 'caddy-docker', 'registrator', 'crowdsec'],
    ...[
      'portainer',
      'dockge',
      'yacht',
      'swarmpit',
      'coolify',
      'dokku',
      'caprover',
      'gethomepage',
      'homarr',
      'dashy',
      'uptime-kuma',
    ],
    ...['watchtower', 'ouroboros', 'diun', 'shepherd', 'autoheal', 'ofelia', 'dozzle', 'ctop', 'cadvisor', 'glances', 'beszel'],
    ...['netdata', 'datadog', 'otel', 'opentelemetry', 'telegraf', 'promtail', 'grafana/alloy', 'fluent-?bit', 'fluentd'],
    ...['filebeat', 'metricbeat', 'logspout', 'timberio/vector', 'localstack', 'testcontainers', 'ryuk', 'renovate', 'jenkins'],
    ...[
      'concourse',
      '\\bdind\\b',
      '\\bact[-_]runner',
      '(?:gitlab|github|forgejo|gitea|actions|drone|woodpecker|buildkite)[\\w./-]{0,60}(?:runner|agent)',
    ],
  ].join('|'),
  'i',
);

const SOCKET_STEPS = [
  'Whoever reaches the socket starts a container with the whole host mounted: read-only says nothing about what is sent through it.',
  'Put a proxy between that passes only the requests that are needed (for example tecnativa/docker-socket-proxy with CONTAINERS=1), in a network that only this service is in.',
  'Builds need no socket: rootless BuildKit, Buildah or Kaniko. Where containers have to be started, give the machine nothing else to do.',
];

const LEAST: Readonly<Record<string, Severity>> = { high: 'medium', medium: 'low' };

/** What is put before the socket has to reach it. */
const PROXY = /socket-?proxy/i;

/** A container that one person works in. */
function isPersonal({ owner, span }: MountFact): boolean {
  return owner === 'devcontainer' || /(?:^|\/)\.devcontainer\//.test(span.file) || isForDevelopment(span.file);
}

const ENGINES: Readonly<Record<string, string>> = { docker: 'Docker', podman: 'Podman', crio: 'CRI-O', buildkitd: 'BuildKit' };

function socketHit(mount: MountFact, what: string): Hit {
  const { owner, span, readOnly, image } = mount;
  const needs = NEEDS_SOCKET.test(image === undefined ? owner : `${owner} ${image}`) || isPersonal(mount);
  const severity = needs ? 'medium' : 'high';
  const still = readOnly ? '; mounting it read-only does not change that' : '';
  return {
    span,
    message: `The socket of ${ENGINES[what] ?? what} lets ${owner} act as root on the host${still}`,
    severity: readOnly ? (LEAST[severity] as Severity) : severity,
    remedies: [{ type: 'manual', title: 'Put a proxy before the socket', steps: SOCKET_STEPS }],
  };
}

const STEPS = [
  'Give the container an identity of its own that may do no more than it needs: a role, a short-lived token, a key for this one purpose.',
  'What a tool needs once can be run on the host.',
];

function remedyOf({ owner, item, flag }: MountFact): Remedy {
  const title = 'Remove the mount';
  // Who mounts a named volume, and what else is in it, is not in its declaration.
  if (owner.startsWith('volume ')) return { type: 'manual', title, steps: STEPS };
  const changes: DataChange[] = [item, ...(flag ? [flag] : [])].map((at) => ({ op: 'remove', at, empties: true }));
  return { type: 'edit-data', id: 'remove-mount', title, safety: 'review', changes, steps: STEPS };
}

function credentialHit(mount: MountFact, what: string): Hit {
  const { owner, span } = mount;
  return {
    span,
    message: `${owner.charAt(0).toUpperCase()}${owner.slice(1)} gets ${what} of whoever starts it`,
    severity: isPersonal(mount) ? 'medium' : 'high',
    remedies: [remedyOf(mount)],
  };
}

export const rule = defineRule({
  id: 'compose-host-credential-mount',
  title: 'Credentials of the host, or the socket of its container engine, are mounted',
  group: 'container',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI10'],
  cwe: ['CWE-250', 'CWE-668'],
  hosts: ['compose', 'devcontainer'],
  docs,
  scope: 'file',
  check: ({ mounts }) =>
    mounts.flatMap((mount) => {
      const path = hostPath(mount.source, mount.target);
      if (!path || (path.kind === 'socket' && PROXY.test(`${mount.owner} ${mount.image ?? ''}`))) return [];
      return [path.kind === 'socket' ? socketHit(mount, path.what) : credentialHit(mount, path.what)];
    }),
});
