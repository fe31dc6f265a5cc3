import { defineRule } from '../model';
import { isAzureLogin } from '../shared/azure/client-secret';
import docs from './doc.md';

export const rule = defineRule({
  id: 'tf-provider-static-credentials',
  title: 'Static credential in a provider or backend block',
  group: 'terraform',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798'],
  hosts: ['terraform'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { slot, storage, span, confidence } = credential;
      if (slot.kind !== 'tf-provider-argument' || storage !== 'literal' || isAzureLogin(credential)) return [];
      return {
        span,
        message: `Static ${slot.name} in ${slot.owner}`,
        confidence,
        credential,
        // Without the arguments the provider takes its default chain: a role, workload identity, a profile.
        remedies: [
          { type: 'drop-credentials', credential },
          { type: 'vault-reference', credential },
        ],
        ...(credential.identity ? { identity: credential.identity } : {}),
        // The documented example key, or a value that only may be one, does not stop a build.
        ...(confidence === 'low' ? { severity: 'medium' as const } : {}),
      };
    }),
});
