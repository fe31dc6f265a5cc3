import { defineRule } from '../model';
import docs from './doc.md';

export const rule = defineRule({
  id: 'k8s-env-literal-secret',
  title: 'Container gets a credential as a literal in its environment or arguments',
  group: 'kubernetes',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-214'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { slot, storage, span, confidence } = credential;
      if (slot.kind !== 'k8s-env' || storage !== 'literal') return [];
      const what = slot.name ? `Literal credential ${slot.name}` : 'Literal credential in an argument';
      return {
        span,
        message: `${what} in ${slot.owner}`,
        confidence,
        credential,
        remedies: [{ type: 'vault-reference', credential }],
        // A value that only may be a secret weighs less.
        ...(confidence === 'high' ? {} : { severity: confidence === 'low' ? ('medium' as const) : ('high' as const) }),
      };
    }),
});
