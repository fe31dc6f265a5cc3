import type { CloudGrantFact, Facts } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Severity } from '../model';
import { type Given, givenIn, isWide, withoutMember } from '../shared/gcp/grants';
import docs from './doc.md';

/** Roles that let somebody call a service that checks for itself, and those that read what a web site shows. */
const CALLS = /^roles\/(?:run\.(?:invoker|servicesInvoker)|cloudfunctions\.invoker|iap\.httpsResourceAccessor)$/;
const READS = /^(?:roles\/storage\.(?:objectViewer|legacyObjectReader)|READER)$/;
const SECRETS = /^roles\/(?:secretmanager\.|cloudkms\.|iam\.|owner$|editor$)/;

/** Buckets that are declared as web sites. */
function webSites(files: readonly Facts[]): ReadonlySet<string> {
  const sites = files.flatMap(({ settings }) => settings.filter(({ about, state }) => about === 'web-site' && state === 'safe'));
  return new Set(sites.map(({ owner }) => owner));
}

function severityOf(grant: CloudGrantFact, sites: ReadonlySet<string>): Severity {
  const role = grant.roleName ?? '';
  if (isWide(grant) || SECRETS.test(role)) return 'critical';
  if (CALLS.test(role)) return 'medium';
  // The key of a declaration ends with its address.
  const bucket = grant.on?.slice(grant.on.indexOf(':', grant.on.indexOf(':') + 1) + 1);
  return READS.test(role) && bucket !== undefined && sites.has(bucket) ? 'low' : 'high';
}

function hitsOf(given: Given, sites: ReadonlySet<string>): Hit[] {
  return given.grants.flatMap((grant) => {
    const { member, role, roleName, owner } = grant;
    if (member.kind !== 'public') return [];
    const everyone = /allAuthenticatedUsers|authenticated/i.test(member.term.text) ? 'anybody with a Google account' : 'anybody';
    const what = roleName ?? 'a role';
    return [
      {
        span: member.term.span,
        message: `${owner} gives ${what} to ${everyone} on the internet`,
        severity: severityOf(grant, sites),
        ...(role.span.start === member.term.span.start ? {} : { related: [{ span: role.span, message: 'the role' }] }),
        remedies: [...withoutMember(given, grant), BY_HAND],
      },
    ];
  });
}

const BY_HAND = {
  type: 'manual',
  title: 'Give the role to those who need it',
  steps: [
    'Find out who calls: the data access log, or the load balancer in front of it.',
    'Give the role to the service account of each caller, or to a group, and take the public member out.',
    'For files that everybody may see, put a load balancer with a backend bucket in front, or signed URLs.',
    'Forbid public members for the rest: the organization policies iam.allowedPolicyMemberDomains and storage.publicAccessPrevention.',
  ],
} as const;

function check(graph: IdentityGraph): Hit[] {
  const files = filesWith(graph, 'settings');
  const sites = webSites(files);
  return givenIn(graph).flatMap((given) => hitsOf(given, sites));
}

export const rule = defineRule({
  id: 'tf-gcp-public-member',
  title: 'Role for allUsers or allAuthenticatedUsers',
  group: 'gcp',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-732', 'CWE-284'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
