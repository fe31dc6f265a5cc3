import type { CloudGrantFact, Facts, SettingFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { folderOf } from '../../syntax/path';
import { defineRule, type Hit, type Remedy } from '../model';
import { type Given, givenIn } from '../shared/gcp/grants';
import { ownAccount } from '../shared/gcp/own-account';
import { defaultAccount } from '../shared/gcp/roles';
import { levelName } from '../shared/gcp/words';
import docs from './doc.md';

/** Nodes of GKE whose scopes are not written get a few for logs and images. */
const FEW_BY_DEFAULT = /^(?:google_container_|gcp_container_|container\.v1\.)/;

/** Machines whose token is for few APIs can do little with a broad role. */
function isNarrow({ settings }: Facts, { owner, ownerType, path }: SettingFact): boolean {
  const scopes = settings.filter(({ about, owner: other }) => about === 'api-scope' && other === owner);
  if (scopes.length === 0) return FEW_BY_DEFAULT.test(ownerType) && !path.includes('auto_provisioning_defaults');
  return scopes.every(({ state }) => state === 'safe');
}

/**
 * What nobody chose weighs less, unless something around gives that account a role: new organizations give it none by themselves.
 * https://cloud.google.com/resource-manager/docs/secure-by-default-organizations
 */
function workloadHits(facts: Facts, hasRoles: boolean): Hit[] {
  return facts.settings.flatMap((setting): Hit[] => {
    const { about, state, owner, span, detail = 'Compute Engine' } = setting;
    if (about !== 'default-account' || (state !== 'missing' && state !== 'unsafe')) return [];
    const how = state === 'missing' ? 'names no service account and runs' : 'runs';
    return [
      {
        span,
        message: `${owner} ${how} as the default account of ${detail}, which everything else in the project shares`,
        ...(isNarrow(facts, setting) || (state === 'missing' && !hasRoles) ? { severity: 'low' } : {}),
        remedies: [...ownAccount(setting), BY_HAND],
      },
    ];
  });
}

function grantHits({ grants }: Given): Hit[] {
  return grants.flatMap((grant: CloudGrantFact): Hit[] => {
    const { member, role, roleName, owner } = grant;
    const account = member.kind === 'machine' ? defaultAccount(member.term.text, member.identity) : undefined;
    // A role that is not known may be none: a list that is empty where the default account is used.
    if (!account || (roleName === undefined && !grant.customRole)) return [];
    return [
      {
        span: member.term.span,
        message: `${owner} gives ${roleName ?? 'a role'} in ${levelName(grant)} to the default account of ${account}, so to all that runs without one of its own`,
        related: [{ span: role.span, message: 'the role' }],
        ...(member.identity ? { identity: member.identity } : {}),
        remedies: [GIVE_TO_OWN],
      },
    ];
  });
}

const BY_HAND: Remedy = {
  type: 'manual',
  title: 'Run it as a service account of its own',
  steps: [
    'Make a service account for this workload, and name it where the workload is declared.',
    'Give it the roles of the services that it calls, on the resources that it uses.',
    'Deploy, and watch the audit log for PERMISSION_DENIED.',
  ],
};

const GIVE_TO_OWN: Remedy = {
  type: 'manual',
  title: 'Give the role to the account of the one workload that needs it',
  steps: [
    'Find what needs the role: the audit log names the caller by its address, and by the machine or service behind it.',
    'Make a service account for that workload, let it run as that, and give the role to it.',
    'Take the default account out, and stop automatic grants with the organization policy iam.automaticIamGrantsForDefaultServiceAccounts.',
  ],
};

/** At an edit all other files say what they said before. */
const known = { withRoles: new WeakMap<Facts, readonly Hit[]>(), without: new WeakMap<Facts, readonly Hit[]>() };

function hitsOf(facts: Facts, hasRoles: boolean): readonly Hit[] {
  const memory = hasRoles ? known.withRoles : known.without;
  const hits = memory.get(facts) ?? workloadHits(facts, hasRoles);
  memory.set(facts, hits);
  return hits;
}

function check(graph: IdentityGraph): Hit[] {
  const granted = givenIn(graph).flatMap(grantHits);
  const folders = [...new Set(granted.map(({ span }) => folderOf(span.file)))];
  const hasRoles = ({ file }: Facts) => folders.some((folder) => isAround(folder, folderOf(file)));
  return [...filesWith(graph, 'settings').flatMap((facts) => hitsOf(facts, hasRoles(facts))), ...granted];
}

/** One folder is the other, or holds it: most likely they are about one project. */
function isAround(a: string, b: string): boolean {
  const [outer, inner] = a.length < b.length ? [a, b] : [b, a];
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`);
}

export const rule = defineRule({
  id: 'tf-gcp-default-service-account',
  title: 'Workload or role bound to the default service account of a project',
  group: 'gcp',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI9'],
  cwe: ['CWE-250', 'CWE-1188'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
