/** Values that are not in the file: encrypted by Ansible Vault, looked up in a vault, or in the environment of the controller. */
import { isSecretName } from '../../secrets/slots/names';
import { spanOf } from '../../syntax/span';
import { type Entry, rangeIn, type StringValue, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { CredentialFact, VaultReferenceFact } from '../model';

/** Lookups by the last part of their name. https://docs.ansible.com/ansible/latest/collections/index_lookup.html */
const LOOKUPS: ReadonlyMap<string, VaultReferenceFact['vault']> = new Map([
  ['hashi_vault', 'hashicorp-vault'],
  ['vault_read', 'hashicorp-vault'],
  ['vault_kv1_get', 'hashicorp-vault'],
  ['vault_kv2_get', 'hashicorp-vault'],
  ['aws_secret', 'aws-secrets-manager'],
  ['secretsmanager_secret', 'aws-secrets-manager'],
  ['aws_ssm', 'aws-ssm'],
  ['ssm_parameter', 'aws-ssm'],
  ['azure_keyvault_secret', 'azure-key-vault'],
  ['gcp_secret_manager', 'gcp-secret-manager'],
  ['onepassword', '1password'],
]);
const LOOKUP = /\b(?:lookup|query|q)\(\s{0,20}["']([\w.]{1,100})["']\s{0,20},\s{0,20}["']([^"']{0,300})["']/dg;
/** A variable that the team keeps in an encrypted file by its name. https://docs.ansible.com/ansible/latest/tips_tricks/ansible_tips_tricks.html#keep-vaulted-variables-safely-visible */
const KEPT = /^\s*\{\{\s*(vault_\w{1,100})\s*(?:\|[^{}]{0,100})?\}\}\s*$/;
const DEEPEST = 60;

/** Fills `vaultReferences`, and `credentials` with those that are kept elsewhere. */
export function addVaulted(context: ExtractContext, value: Value, entry?: Entry, depth = 0): void {
  if (depth > DEEPEST) return;
  if (value.kind === 'object') for (const one of value.entries) addVaulted(context, one.value, one, depth + 1);
  else if (value.kind === 'list') for (const item of value.items) addVaulted(context, item, entry, depth + 1);
  else if (value.kind === 'string' && entry) {
    if (value.tag === '!vault') addStored(context, value, entry, 'vault', 'ansible-vault');
    else if (value.text.includes('{{')) addLookups(context, value, entry);
  }
}

function addLookups(context: ExtractContext, value: StringValue, entry: Entry): void {
  const kept = KEPT.exec(value.text)?.[1];
  if (kept) addStored(context, value, entry, 'vault', kept);
  for (const match of value.text.slice(0, 4000).matchAll(LOOKUP)) {
    const [, name = '', path = ''] = match;
    const kind = name.slice(name.lastIndexOf('.') + 1);
    const [from, to] = match.indices?.[2] ?? [0, 0];
    const span = spanOf(value.span.file, rangeIn(value, from, to));
    const vault = LOOKUPS.get(kind);
    if (vault) {
      const written = /(?:^|\s)secret=([^\s:]{1,200})/.exec(path)?.[1] ?? path;
      context.facts.vaultReferences.push({ vault, ...(written ? { path: written } : {}), from: entry.key, span });
    }
    if (vault || kind === 'env') addStored(context, value, entry, vault ? 'vault' : 'environment', path);
  }
}

/** Only what a name calls a secret. */
function addStored(
  { facts }: ExtractContext,
  { span, literal }: StringValue,
  { key }: Entry,
  storage: CredentialFact['storage'],
  source: string,
): void {
  if (!isSecretName(key)) return;
  facts.credentials.push({
    type: /pass|pwd/i.test(key) ? 'password' : /token/i.test(key) ? 'token' : 'unknown',
    storage,
    span,
    literal,
    slot: { kind: 'key-value', name: key },
    confidence: 'high',
    evidence: [storage === 'vault' ? 'kept in a vault' : 'read from the environment of the controller'],
    fingerprint: '',
    source,
  });
}
