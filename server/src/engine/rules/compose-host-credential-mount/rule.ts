import type { MountFact } from '../../facts/model';
import { hostPath } from '../host-paths';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import docs from './doc.md';

/** Programs that are made to watch or start containers. */
const NEEDS_SOCKET =
  /traefik|watchtower|portainer|dockge|yacht|dozzle|diun|ouroboros|autoheal|ofelia|swarmpit|shepherd|cadvisor|ctop|glances|netdata|datadog|telegraf|promtail|alloy|vector|fluent|filebeat|metricbeat|logspout|homepage|homarr|dashy|nginx-proxy|acme-companion|docker-gen|caddy-docker|docker-socket-proxy|socket-proxy|socky|registrator|(?:gitlab|github|forgejo|gitea|act|actions|drone|woodpecker|buildkite)[\w./-]*(?:runner|agent)|jenkins|concourse|localstack|serverless|docker(?:-in-docker)?:|\bdind\b|coolify|dokku|caprover|testcontainers|ryuk|renovate|sentry|beszel|uptime-kuma|crowdsec|lambda|sam-/i;

const SOCKET_STEPS = [
  'Whoever reaches the socket starts a container with the whole host mounted: read-only says nothing about what is sent through it.',
  'Put a proxy between that passes only the requests that are needed (for example tecnativa/docker-socket-proxy with CONTAINERS=1), in a network that only this service is in.',
  'Builds need no socket: rootless BuildKit, Buildah or Kaniko. Where containers have to be started, give the machine nothing else to do.',
];

const LEAST: Readonly<Record<string, Severity>> = { high: 'medium', medium: 'low' };

function socketHit({ owner, span, readOnly, image }: MountFact, what: string): Hit {
  const needs = NEEDS_SOCKET.test(`${owner} ${image ?? ''}`) || owner === 'devcontainer';
  const severity = needs ? 'medium' : 'high';
  const still = readOnly ? ', which read-only does not prevent' : '';
  return {
    span,
    message: `The socket of ${what} makes ${owner} root on the host${still}`,
    severity: readOnly ? (LEAST[severity] as Severity) : severity,
    remedies: [{ type: 'manual', title: 'Put a proxy before the socket', steps: SOCKET_STEPS }],
  };
}

function credentialHit({ owner, span, item, flag }: MountFact, what: string): Hit {
  const remove: Remedy = {
    type: 'edit-data',
    id: 'remove-mount',
    title: 'Remove the mount',
    safety: 'review',
    changes: [item, ...(flag ? [flag] : [])].map((at) => ({ op: 'remove', at, empties: true })),
    steps: [
      'Give the container an identity of its own that may do no more than it needs: a role, a short-lived token, a key for this one purpose.',
      'What a tool needs once can be run on the host.',
    ],
  };
  const personal = owner === 'devcontainer' ? ('medium' as const) : ('high' as const);
  return {
    span,
    message: `${owner.charAt(0).toUpperCase()}${owner.slice(1)} gets ${what} of whoever starts it`,
    severity: personal,
    remedies: [remove],
  };
}

export const rule = defineRule({
  id: 'compose-host-credential-mount',
  title: 'Credentials of the host, or the socket of its container engine, are mounted',
  group: 'container',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI10', 'NHI5'],
  cwe: ['CWE-250', 'CWE-668'],
  hosts: ['compose', 'devcontainer'],
  docs,
  scope: 'file',
  check: ({ mounts }) =>
    mounts.flatMap((mount) => {
      const path = hostPath(mount.source, mount.target);
      if (!path) return [];
      return [path.kind === 'socket' ? socketHit(mount, path.what) : credentialHit(mount, path.what)];
    }),
});
