import type { CredentialFact } from '../../facts/model';
import { defineRule } from '../model';
import docs from './doc.md';

function message({ slot }: CredentialFact): string {
  const owner = slot.owner ?? slot.name;
  const path = owner.endsWith(`.${slot.name}`) ? owner : `${owner} (${slot.name})`;
  if (slot.kind === 'tf-local') return `Secret written out in ${path}`;
  return slot.ownerType === 'tfvars' ? `Secret value given to ${path}` : `Secret as the default of ${path}`;
}

export const rule = defineRule({
  id: 'tf-secret-variable-default',
  title: 'Secret as the default of a variable, in a tfvars file or in a local',
  group: 'terraform',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-1188'],
  hosts: ['terraform'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { slot, storage, span, confidence } = credential;
      if ((slot.kind !== 'tf-variable-default' && slot.kind !== 'tf-local') || storage !== 'literal') return [];
      return {
        span,
        message: message(credential),
        confidence,
        credential,
        remedies: [{ type: 'vault-reference', credential }],
        // A value that only may be a secret does not stop a build.
        ...(confidence === 'low' ? { severity: 'low' as const } : {}),
      };
    }),
});
