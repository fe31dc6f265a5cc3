import type { Facts, SettingFact, VaultAccessFact } from '../../facts/model';
import { filesWithEither } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import type { Term } from '../../iam/model';
import { type DataChange, defineRule, type Hit } from '../model';
import { reported, switchTo } from '../shared/azure/switch';
import docs from './doc.md';

/** How many permissions there are, before the newest. https://learn.microsoft.com/en-us/rest/api/keyvault/keyvault/vaults/update-access-policy */
const COUNT: Readonly<Record<VaultAccessFact['objects'], number>> = { secret: 8, key: 16, certificate: 16, storage: 14 };
const NEARLY_ALL = 0.85;
const READING = /^(?:get|list)$/i;

function grantsNearlyAll({ objects, permissions }: VaultAccessFact): boolean {
  const names = new Set(permissions.flatMap(({ state, text }) => (state === 'known' ? [text.toLowerCase()] : [])));
  return names.has('all') || names.size >= COUNT[objects] * NEARLY_ALL;
}

/** One policy: the lists of one member in one declaration. */
function policyOf({ block, member }: VaultAccessFact): string {
  return `${block.start}:${member?.term.span.start ?? ''}`;
}

function policyHits(facts: Facts): Hit[] {
  const policies = new Map<string, VaultAccessFact[]>();
  for (const one of facts.vaultAccess.filter(grantsNearlyAll)) {
    const key = policyOf(one);
    policies.set(key, [...(policies.get(key) ?? []), one]);
  }
  return [...policies.values()].flatMap((lists) => hitOf(lists) ?? []);
}

function hitOf(lists: readonly VaultAccessFact[]): Hit | undefined {
  const [first, ...others] = [...lists].sort((a, b) => a.list.start - b.list.start);
  if (!first) return undefined;
  const what = lists.map(({ objects }) => `${objects === 'storage' ? 'storage account' : objects}s`);
  return {
    span: first.list,
    message: `${first.owner} lets one member do nearly everything with ${what.join(' and ')} of the vault`,
    ...(first.member?.kind === 'human' ? { severity: 'low' as const } : {}),
    related: others.map(({ list, objects }) => ({ span: list, message: `The same for ${objects}s` })),
    ...narrowed(lists),
  };
}

/** Programs read secrets: what else one has to do, its owner has to say. */
function narrowed(lists: readonly VaultAccessFact[]): Pick<Hit, 'remedies'> {
  const terms = lists.flatMap(({ permissions }) => permissions);
  const steps = [
    'Add what the program does beyond reading, or give it a role such as Key Vault Secrets User and drop the policy.',
  ];
  const isWritten = ({ span, state, text }: Term) => !span.via && state === 'known' && text.toLowerCase() !== 'all';
  const canStay = lists.every(({ permissions }) => permissions.some(({ text }) => READING.test(text)));
  if (!terms.every(isWritten) || !canStay) return { remedies: [{ type: 'manual', title: 'Allow Get and List only', steps }] };
  const changes = terms.filter(({ text }) => !READING.test(text)).map(({ span }): DataChange => ({ op: 'remove', at: span }));
  return { remedies: [{ type: 'edit-data', id: 'narrow', title: 'Allow Get and List only', safety: 'review', changes, steps }] };
}

function withoutRoles(setting: SettingFact): Hit {
  return {
    span: setting.span,
    message: `${setting.owner} gives rights by access policies of its own, which hold for the whole vault, in place of roles`,
    severity: 'low',
    ...switchTo(setting, 'review'),
  };
}

function check(graph: IdentityGraph): Hit[] {
  return filesWithEither(graph, 'vaultAccess', 'settings').flatMap((facts) => {
    const known = new Set(facts.vaultAccess.filter(grantsNearlyAll).map(({ block }) => block.start));
    return [
      ...policyHits(facts),
      ...reported(facts, 'vault-rbac')
        .filter(({ block }) => !known.has(block.start))
        .map(withoutRoles),
    ];
  });
}

export const rule = defineRule({
  id: 'tf-azure-keyvault-all-permissions',
  title: 'Key vault that gives all permissions, or rights by its own policies',
  group: 'terraform',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250'],
  hosts: ['terraform', 'arm', 'bicep', 'ansible'],
  docs,
  scope: 'graph',
  check,
});
