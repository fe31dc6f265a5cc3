import type { CredentialFact, Host } from '../facts/model';
import type { Confidence } from '../secrets/model';
import type { Hit, Remedy, Severity } from './model';

/** These rules read what any language's file says. */
export const EVERY_HOST: readonly Host[] = [
  ...([
    'terraform',
    'cloudformation',
    'arm',
    'bicep',
    'deployment-manager',
    'kubernetes',
    'helm-template',
    'yaml',
    'ansible',
    'pipeline',
    'compose',
    'devcontainer',
    'json',
    'toml',
    'dotenv',
  ] as const),
  ...(['properties', 'ini', 'typescript', 'javascript', 'python', 'go', 'java', 'text'] as const),
  ...(['xml', 'dockerfile', 'shell', 'powershell', 'sql', 'agent'] as const),
  ...(['groovy', 'kotlin', 'csharp', 'ruby', 'php', 'rust'] as const),
];

/** ` in deploy.env`, ` as GITHUB_TOKEN in Deployment/api`: where a credential stands, for a message. Names only, never the value. */
export function placeOf({ slot }: CredentialFact): string {
  const name = slot.name && slot.kind !== 'text' ? ` as ${slot.name}` : '';
  return slot.owner ? `${name} in ${slot.owner}` : name;
}

/** Nothing logs in with the hash of a password: a vault has no use for it. */
const NEW_PASSWORD: Remedy = {
  type: 'manual',
  title: 'Set a new password, and keep its hash out of the repository',
  steps: [
    'Set a new password where this hash is in use: whoever has read the file can guess the old one offline.',
    'Let the account be made outside of the repository, by a person or by a job that takes the password from a vault.',
    'A hash that a test or an example made up opens nothing: write so beside it (nhi-ignore, with the reason).',
  ],
};

function isHash({ format }: CredentialFact): boolean {
  return format?.startsWith('hash-') === true;
}

/** A finding at a literal credential. Less confidence means less severity: a doubtful value does not stop a build. */
export function secretHit(credential: CredentialFact, message: string, severity: Record<Confidence, Severity>): Hit {
  const { span, confidence } = credential;
  return {
    span,
    message,
    severity: severity[confidence],
    confidence,
    credential,
    remedies: [isHash(credential) ? NEW_PASSWORD : { type: 'vault-reference', credential }],
    ...(credential.identity ? { identity: credential.identity } : {}),
  };
}
