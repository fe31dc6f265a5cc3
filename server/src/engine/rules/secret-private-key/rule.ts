import { formatOf } from '../../secrets/formats/known';
import { defineRule } from '../model';
import { EVERY_HOST, placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

/** PEM, OpenSSH, PGP, PuTTY and age keys, found in text (facts/text.ts) or judged in a slot. */
export const rule = defineRule({
  id: 'secret-private-key',
  title: 'Private key is written out',
  group: 'secret',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-321', 'CWE-798'],
  hosts: EVERY_HOST,
  docs,
  precedence: 'format',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      // A slot that is only named private_key may hold anything; the shape decides.
      if (credential.type !== 'private-key' || credential.storage !== 'literal' || !credential.format || credential.encoding)
        return [];
      const kind = formatOf(credential.format)?.provider;
      const sealed = credential.evidence.some((one) => /encrypted/.test(one)) ? ', encrypted with a passphrase,' : '';
      const message = `Private key${kind ? ` of ${kind}` : ''}${sealed} is written out${placeOf(credential)}`;
      return secretHit(credential, message, { high: 'critical', medium: 'high', low: 'medium' });
    }),
});
