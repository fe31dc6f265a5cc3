/** How views, lenses and hovers speak of identities. Never a value. */
import type { IdentityKind } from '../engine/facts/model';
import type { CredentialRecord } from '../engine/inventory/model';
import type { Severity } from '../engine/rules/model';

const KINDS: Readonly<Record<IdentityKind, string>> = {
  'iam-role': 'IAM role',
  'iam-user': 'IAM user',
  'iam-group': 'IAM group',
  'iam-access-key': 'IAM access key',
  'service-account': 'service account',
  'service-principal': 'service principal',
  'managed-identity': 'managed identity',
  'k8s-service-account': 'Kubernetes ServiceAccount',
  'k8s-user': 'Kubernetes user',
  'k8s-group': 'Kubernetes group',
  'oidc-provider': 'OIDC provider',
  'database-account': 'database account',
  'api-key': 'API key of a third party',
  certificate: 'certificate',
  'ssh-key': 'SSH key',
  bot: 'bot',
  device: 'device',
  agent: 'server of an AI agent',
};

/** One identity of a kind: `IAM role`. */
export function kindInWords(kind: IdentityKind): string {
  return KINDS[kind] ?? kind;
}

const STORAGES: Readonly<Record<string, string>> = {
  literal: 'hardcoded',
  environment: 'from the environment',
  vault: 'from a vault',
  none: 'no stored secret',
};

/** How an identity gets a credential: `from a vault`. */
export function storageInWords(storage: string): string {
  return STORAGES[storage] ?? storage;
}

/** `hardcoded · expires 2026-12-01 · RSA 2048`. */
export function credentialInWords({ storage, source, expires, algorithm, rotation }: CredentialRecord): string {
  const parts = [
    storageInWords(storage),
    ...(source ? [source] : []),
    ...(algorithm ? [algorithm] : []),
    ...(expires ? [`expires ${expires.slice(0, 10)}`] : []),
    ...(rotation ? [`rotation ${rotation.value}`] : []),
  ];
  return parts.join(' · ');
}

/** `1 credential`, `2 credentials`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** The gravest of some findings; undefined where there are none. */
export function gravestOf(findings: readonly { readonly severity: Severity }[]): Severity | undefined {
  return ORDER.find((severity) => findings.some((one) => one.severity === severity));
}

/** The gravest first. */
export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity);
}

/** The first few, and how many more there are. */
export function some(words: readonly string[], count: number): string {
  const more = words.length - count;
  return words.slice(0, count).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
