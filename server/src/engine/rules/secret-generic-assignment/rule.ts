import type { CredentialFact, SlotKind } from '../../facts/model';
import { defineRule } from '../model';
import { EVERY_HOST, placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

/** Places that no rule of their own host speaks about. */
const PLACES: ReadonlySet<SlotKind> = new Set<SlotKind>(['key-value', 'assignment', 'tf-local', 'tf-compute-environment']);
const KINDS: Partial<Record<CredentialFact['type'], string>> = {
  password: 'Password',
  token: 'Token',
  'access-key': 'Access key',
  'private-key': 'Key',
};

/** Literals that are believed by their name and how they look, without a shape of their own. */
export const rule = defineRule({
  id: 'secret-generic-assignment',
  title: 'Secret name is given a literal value',
  group: 'secret',
  severity: 'high',
  confidence: 'medium',
  owasp: ['NHI2'],
  cwe: ['CWE-798'],
  hosts: EVERY_HOST,
  docs,
  precedence: 'generic',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { storage, format, type, slot } = credential;
      if (storage !== 'literal' || credential.encoding || format || type === 'connection-string' || !PLACES.has(slot.kind))
        return [];
      const message = `${KINDS[type] ?? 'Secret'} is written out${placeOf(credential)}`;
      return secretHit(credential, message, { high: 'high', medium: 'medium', low: 'low' });
    }),
});
