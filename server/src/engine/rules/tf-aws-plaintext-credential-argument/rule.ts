import type { CredentialFact } from '../../facts/model';
import { defineRule } from '../model';
import docs from './doc.md';

const NOUNS: Readonly<Record<CredentialFact['type'], string>> = {
  password: 'password',
  'access-key': 'access key',
  token: 'token',
  'private-key': 'private key',
  certificate: 'certificate',
  'connection-string': 'password in a connection string',
  unknown: 'credential',
};

export const rule = defineRule({
  id: 'tf-aws-plaintext-credential-argument',
  title: 'Literal credential in an argument of a resource or module',
  group: 'terraform',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-312'],
  hosts: ['terraform'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { slot, storage, span, confidence } = credential;
      if (slot.kind !== 'tf-resource-argument' || storage !== 'literal') return [];
      return {
        span,
        message: `Static ${NOUNS[credential.type]} in ${slot.owner} (${slot.name})`,
        confidence,
        credential,
        remedies: [{ type: 'vault-reference', credential }],
        ...(credential.identity ? { identity: credential.identity } : {}),
        // A value that only may be a secret does not stop a build.
        ...(confidence === 'low' ? { severity: 'medium' as const } : {}),
      };
    }),
});
