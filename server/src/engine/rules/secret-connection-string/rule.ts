import { OF_CONTAINER } from '../../facts/pipelines/slots';
import { defineRule } from '../model';
import { EVERY_HOST, placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

/** Passwords inside URLs, driver DSNs, JDBC and key=value connection strings (facts of every extractor and of facts/text.ts). */
export const rule = defineRule({
  id: 'secret-connection-string',
  title: 'Connection string carries its password',
  group: 'secret',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798'],
  hosts: EVERY_HOST,
  docs,
  precedence: 'format',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      if (credential.type !== 'connection-string' || credential.storage !== 'literal' || credential.encoding) return [];
      // The database ends with the run, and its password with it.
      if (credential.slot.ownerType === OF_CONTAINER) return [];
      const message = `Password inside a connection string${placeOf(credential)}`;
      return secretHit(credential, message, { high: 'critical', medium: 'high', low: 'low' });
    }),
});
