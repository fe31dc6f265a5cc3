/** What the picture says in words: labels, and what is read aloud. */
import type { MapNode } from './model';

/** Longer ones lose a part ahead of their middle: names of one kind mostly differ at their ends. */
const LONGEST = 24;

const TITLES: Readonly<Record<string, string>> = {
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
  'api-key': 'API key',
  'ssh-key': 'SSH key',
  'hashicorp-vault': 'HashiCorp Vault',
  'aws-secrets-manager': 'AWS Secrets Manager',
  'aws-ssm': 'AWS SSM',
  'azure-key-vault': 'Azure Key Vault',
  'gcp-secret-manager': 'Google Secret Manager',
  '1password': '1Password',
  'kubernetes-secret': 'Kubernetes Secret',
  'ci-secret': 'CI secret',
  environment: 'environment variable',
  file: 'written out in the file',
  managed: 'managed rights',
};

/** The kind of a node in plain words: `IAM role`, `written out in the file`. */
export function titleOf({ type }: Pick<MapNode, 'type'>): string {
  return Object.hasOwn(TITLES, type) ? (TITLES[type] as string) : type;
}

/** What fits below a node: without its type, which its shape and its words tell, and without the code of templates. */
export function shortLabel({ label, type }: Pick<MapNode, 'label' | 'type'>): string {
  const own = label.startsWith(`${type}/`) || label.startsWith(`${type}.`) ? label.slice(type.length + 1) : label;
  const plain = own.replace(/\{\{[^{}]{0,80}\}\}/g, '…');
  if (plain.length <= LONGEST) return plain;
  const head = LONGEST / 3;
  return `${plain.slice(0, head)}…${plain.slice(head + 1 - LONGEST)}`;
}

/** The whole of what the picture shows of a node. */
export function spoken(node: MapNode): string {
  const parts = [
    node.label,
    titleOf(node),
    node.environments.join(' and '),
    node.admin ? 'administrator' : '',
    node.severity ? `gravest finding ${node.severity}` : '',
    node.risk ? `risk ${node.risk}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
