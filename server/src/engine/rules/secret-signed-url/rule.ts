import type { CredentialFact } from '../../facts/model';
import { formatOf } from '../../secrets/formats/known';
import { SIGNED_URLS } from '../../secrets/formats/signed-urls';
import type { Reading } from '../../secrets/model';
import { daysBetween } from '../../secrets/reading/times';
import { defineRule, type Hit, type Severity } from '../model';
import { EVERY_HOST, placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

/** Signed addresses by their signature's shape, and literals whose fields say that they are one (secrets/reading). */
export const rule = defineRule({
  id: 'secret-signed-url',
  title: 'Signed URL is written out',
  group: 'secret',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7', 'NHI2'],
  cwe: ['CWE-798'],
  hosts: EVERY_HOST,
  docs,
  precedence: 'format',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      if (credential.storage !== 'literal' || !isSigned(credential)) return [];
      const format = formatOf(credential.format);
      const what = format ? `${format.provider} ${format.title}` : 'Signed URL';
      const rights = isAzure(credential) && credential.reading?.scope ? ` (${credential.reading.scope})` : '';
      const severity = severityOf(credential.reading);
      const hit = secretHit(credential, `${what}${rights} is written out${placeOf(credential)}`, {
        high: severity,
        medium: severity,
        low: severity === 'low' ? 'low' : 'medium',
      });
      return credential.slot.kind === 'text' ? { ...hit, remedies: [SIGN_LATER] } : hit;
    }),
  // Without a start the time that is left counts. An unsure one was lowered already.
  onDay: ({ credential, confidence }: Hit, today) => {
    const reading = credential?.reading;
    if (!reading?.expires || reading.issued || confidence === 'low') return undefined;
    return severityOf({ ...reading, issued: `${today}T00:00:00Z` });
  },
});

const SIGN_LATER = {
  type: 'manual',
  title: 'Sign the address when it is used',
  steps: [
    'Let the program that needs the address sign it, with its own identity and for minutes, not days.',
    'Take the access back: rotate the key that signed it, or remove the access policy behind it.',
  ],
} as const;

function isSigned({ format, reading }: CredentialFact): boolean {
  return format === undefined ? reading?.nature === 'signed-url' : SIGNED_URLS.has(format);
}

function isAzure({ format }: CredentialFact): boolean {
  return format === undefined || format === 'azure-sas-signature';
}

/** Rights that change something, or all of an account's data. */
const WIDE = /\b(?:add|create|write|delete|update|move|change|set|manage|whole account)\b/;

/** Wide rights, more than a week, or an end that the address does not tell: high. Reading for a day: low. */
function severityOf(reading: Reading | undefined): Severity {
  if (!reading?.expires || !reading.issued || WIDE.test(reading.scope ?? '')) return 'high';
  const days = daysBetween(reading.issued, reading.expires);
  return days > 7 ? 'high' : days > 1 ? 'medium' : 'low';
}
