import type { SettingFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { keyReaders, reported, switchTo } from '../shared/azure/switch';
import docs from './doc.md';

/** What lets somebody in beside identities, by the type of what is entered; the first that fits. */
const MEANS: readonly (readonly [type: RegExp, means: string])[] = [
  [/registry|registries/i, 'the password of its admin user'],
  [/kubernetes|managedClusters|aks/i, 'a local account of the cluster'],
  [/web_app|function_app|Microsoft\.Web/i, 'a publishing password'],
];

/**
 * Where identities have to be let in first, and where Terraform itself works with the key unless its provider is told otherwise.
 * Who reads the keys of what templates and playbooks make (`listKeys`, a login later on) is not known here.
 */
const NEEDS_PREPARING = /kubernetes_cluster|redis|storage_account|^Microsoft\.|^azure_rm_/i;

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs#storage_use_azuread-1 */
const STORAGE_STEPS = [
  'Write storage_use_azuread = true in the provider azurerm, and give whoever runs Terraform a data role such as Storage Blob Data Contributor.',
  'Look for file shares, functions and backends that work with the key: they stop.',
];

function hitOf(setting: SettingFact, used: ReadonlySet<string>): Hit {
  const { owner, ownerType, state, span, path } = setting;
  const means = /local_?user/i.test(path.at(-1) ?? '')
    ? 'the password of a local user'
    : (MEANS.find(([type]) => type.test(ownerType))?.[1] ?? 'one of its keys');
  const isUsed = used.has(owner.split('.').slice(-2).join('.').replace(/\[.*$/, ''));
  const isMissing = state === 'missing';
  // Whoever deploys a template may give its parameters other values.
  const isDefault = span.via !== undefined && ownerType.startsWith('Microsoft.');
  const isLow = isMissing || isDefault || (isUsed && /storage/i.test(ownerType));
  const safety = isUsed || NEEDS_PREPARING.test(ownerType) ? 'review' : 'safe';
  return {
    span,
    message: isMissing
      ? `${owner} can be entered with ${means}: nothing turns that off`
      : `${owner} can be entered with ${means} in place of an identity`,
    confidence: isMissing || isDefault ? 'medium' : 'high',
    ...(isLow ? { severity: 'low' as const } : {}),
    ...switchTo(setting, safety, ownerType === 'azurerm_storage_account' ? STORAGE_STEPS : undefined),
  };
}

function check(graph: IdentityGraph): Hit[] {
  const used = keyReaders(graph.facts.values());
  return filesWith(graph, 'settings').flatMap((facts) => reported(facts, 'local-auth').map((one) => hitOf(one, used(facts))));
}

export const rule = defineRule({
  id: 'tf-azure-local-auth-enabled',
  title: 'Keys or local accounts open what identities could',
  group: 'terraform',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI4'],
  cwe: ['CWE-1390'],
  hosts: ['terraform', 'arm', 'bicep', 'ansible'],
  docs,
  scope: 'graph',
  check,
});
