import type { CredentialFact, Host } from '../facts/model';
import type { Confidence } from '../secrets/model';
import type { Hit, Severity } from './model';

/** These rules read what any language's file says. */
export const EVERY_HOST: readonly Host[] = [
  ...(['terraform', 'cloudformation', 'kubernetes', 'helm-template', 'yaml', 'json', 'toml', 'dotenv'] as const),
  ...(['properties', 'ini', 'typescript', 'javascript', 'python', 'go', 'java', 'text'] as const),
  ...(['xml', 'dockerfile', 'shell', 'powershell', 'sql', 'agent'] as const),
  ...(['groovy', 'kotlin', 'csharp', 'ruby', 'php', 'rust'] as const),
];

/** ` in deploy.env`, ` as GITHUB_TOKEN in Deployment/api`: where a credential stands, for a message. Names only, never the value. */
export function placeOf({ slot }: CredentialFact): string {
  const name = slot.name && slot.kind !== 'text' ? ` as ${slot.name}` : '';
  return slot.owner ? `${name} in ${slot.owner}` : name;
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
    remedies: [{ type: 'vault-reference', credential }],
    ...(credential.identity ? { identity: credential.identity } : {}),
  };
}
