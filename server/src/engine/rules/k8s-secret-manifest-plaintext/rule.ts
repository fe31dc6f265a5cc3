import { defineRule } from '../model';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-secret-manifest-plaintext',
  title: 'Secret manifest holds real data in plain text or base64',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-312', 'CWE-798'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { slot, storage, span, confidence, encoded } = credential;
      if (slot.kind !== 'k8s-secret-data' || storage !== 'literal') return [];
      return {
        span,
        message: `${encoded ? 'Base64' : 'Plain'} value of ${slot.name} in ${slot.owner} can be read by everyone who sees the file`,
        // What looks like an example, or only may be a secret, weighs as much.
        severity: confidence,
        confidence,
        credential,
        remedies: [{ type: 'vault-reference', credential }],
      };
    }),
});
