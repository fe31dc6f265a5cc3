import type { CredentialFact } from '../../facts/model';
import { formatOf } from '../../secrets/formats/known';
import { SIGNED_URLS } from '../../secrets/formats/signed-urls';
import { isExamplePath } from '../../secrets/values/examples';
import { defineRule } from '../model';
import { EVERY_HOST, placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

/** Any literal whose shape is a provider's token, wherever it stands (facts of every host's extractor and of facts/text.ts). */
export const rule = defineRule({
  id: 'secret-provider-token',
  title: 'Token of a known provider is written out',
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
      const format = formatOf(credential.format);
      if (
        !format ||
        credential.encoding ||
        credential.storage !== 'literal' ||
        ['private-key', 'connection-string'].includes(credential.type)
      )
        return [];
      // They have a rule of their own, which looks at rights and times.
      if (SIGNED_URLS.has(format.id)) return [];
      const message = `${format.provider} ${format.title}${checksumOf(credential)} is written out${placeOf(credential)}`;
      const inTest = isExamplePath(credential.span.file);
      // The JWT of a test is signed with the test's own key.
      const doubtful = inTest && format.id === 'jwt' ? 'low' : 'high';
      return secretHit(credential, message, { high: 'critical', medium: doubtful, low: inTest ? 'low' : 'medium' });
    }),
});

function checksumOf({ checksum }: CredentialFact): string {
  return checksum === undefined || checksum === 'none' ? '' : ` (checksum ${checksum})`;
}
