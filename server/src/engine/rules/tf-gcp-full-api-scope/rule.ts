import type { SettingFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { givenIn, isWide } from '../shared/gcp/grants';
import { BASIC_ROLES } from '../shared/gcp/roles';
import docs from './doc.md';

/** Who holds a basic role over a project or more. */
function broadAccounts(graph: IdentityGraph): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { first, grants } of givenIn(graph)) {
    if (!isWide(first) || !Object.hasOwn(BASIC_ROLES, first.roleName ?? '') || first.roleName === 'roles/viewer') continue;
    for (const { member } of grants) {
      const id = member.identity && (graph.byAlias.get(member.identity)?.id ?? member.identity);
      if (id) found.add(id);
    }
  }
  return found;
}

/** Why the scope is no harmless one: with an account that has few rights it is what Google advises. */
function reasonOf(setting: SettingFact, graph: IdentityGraph, broad: ReadonlySet<string>): string | undefined {
  const facts = graph.facts.get(setting.block.file);
  const part = setting.path.slice(0, -1).join('.');
  const account = facts?.settings.find(
    ({ about, owner, path, block }) =>
      about === 'default-account' &&
      owner === setting.owner &&
      block.start === setting.block.start &&
      path.slice(0, -1).join('.') === part,
  );
  if (account?.state === 'missing' || account?.state === 'unsafe') return 'the default account, which often is an editor';
  const uses = graph.references.find(({ from, to }) => from === setting.owner && broad.has(graph.byAlias.get(to)?.id ?? to));
  return uses && `${graph.byAlias.get(uses.to)?.name ?? 'an account'}, which holds a basic role`;
}

function narrow({ span, literal }: SettingFact): Remedy[] {
  if (!literal) return [];
  const full = literal.end - literal.start > 'https://www.googleapis.com/auth/'.length;
  const terms = full
    ? ['https://www.googleapis.com/auth/logging.write', 'https://www.googleapis.com/auth/monitoring.write']
    : ['logging-write', 'monitoring-write'];
  const title = 'Let it write logs and metrics only';
  return [{ type: 'replace-term', span, literal, inList: true, choices: [{ title, terms, safety: 'review' }] }];
}

function check(graph: IdentityGraph): Hit[] {
  const settings = filesWith(graph, 'settings').flatMap((facts) =>
    facts.settings.filter(({ about, state }) => about === 'api-scope' && state === 'unsafe'),
  );
  if (settings.length === 0) return [];
  const broad = broadAccounts(graph);
  return settings.flatMap((setting): Hit[] => {
    const reason = reasonOf(setting, graph, broad);
    if (!reason) return [];
    return [
      {
        span: setting.span,
        message: `The token of ${setting.owner} is for every API of Google Cloud, and it runs as ${reason}`,
        remedies: [...narrow(setting), BY_HAND],
      },
    ];
  });
}

const BY_HAND: Remedy = {
  type: 'manual',
  title: 'Run as an account with few roles, and keep the scope',
  steps: [
    'Scopes are the old way to narrow a machine: Google advises cloud-platform together with an account that holds only what the workload needs.',
    'Make a service account for it, give that the roles of the services that it calls, and name it beside the scopes.',
  ],
};

export const rule = defineRule({
  id: 'tf-gcp-full-api-scope',
  title: 'Full API scope on a machine whose account may do much',
  group: 'gcp',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
