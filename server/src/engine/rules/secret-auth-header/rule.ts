import { defineRule } from '../model';
import { EVERY_HOST, secretHit } from '../secret-hit';
import docs from './doc.md';

/** Credentials that stand in an HTTP header without a provider's shape of their own (secrets/shapes/header.ts through facts/text.ts). */
export const rule = defineRule({
  id: 'secret-auth-header',
  title: 'Credential is written out in an HTTP header',
  group: 'secret',
  severity: 'high',
  confidence: 'medium',
  owasp: ['NHI2'],
  cwe: ['CWE-798'],
  hosts: EVERY_HOST,
  docs,
  precedence: 'format',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { storage, format, type, slot } = credential;
      if (storage !== 'literal' || credential.encoding || format || slot.kind !== 'header') return [];
      const what = slot.name === 'Cookie' ? 'Session' : type === 'password' ? 'Basic login' : 'Credential';
      const message = `${what} is written out in the header ${slot.name}`;
      return secretHit(credential, message, { high: 'high', medium: 'medium', low: 'low' });
    }),
});
