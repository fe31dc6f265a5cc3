import type { CredentialFact } from '../../facts/model';
import { formatOf } from '../../secrets/formats/known';
import type { Confidence, Encoding } from '../../secrets/model';
import { defineRule, type Remedy, type Severity } from '../model';
import { EVERY_HOST, placeOf, secretHit } from '../secret-hit';
import docs from './doc.md';

const FORM: Readonly<Record<Encoding, string>> = {
  base64: 'base64',
  hex: 'hexadecimal digits',
  percent: 'percent encoding',
  escapes: 'escapes',
};

/** Secrets that only decoding shows (facts/encoded.ts): as severe as the secret would be in clear. */
export const rule = defineRule({
  id: 'secret-encoded',
  title: 'Secret is written out behind an encoding',
  group: 'secret',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-798', 'CWE-261'],
  hosts: EVERY_HOST,
  docs,
  precedence: 'format',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { encoding, storage } = credential;
      if (!encoding || storage !== 'literal') return [];
      const forms = encoding.map((one) => FORM[one]).join(' and ');
      const message = `${nameOf(credential)} is written out${placeOf(credential)}, only hidden by ${forms}`;
      return { ...secretHit(credential, message, severityOf(credential)), remedies: [remedy] };
    }),
});

function nameOf({ format, type }: CredentialFact): string {
  const known = formatOf(format);
  if (known) return `${known.provider} ${known.title}`;
  if (type === 'private-key') return 'A private key';
  if (type === 'connection-string') return 'The password of a connection string';
  return type === 'password' ? 'A password' : 'A secret';
}

/** What the rule of the decoded secret would say. */
function severityOf({ format, type }: CredentialFact): Record<Confidence, Severity> {
  if (format || type === 'private-key') return { high: 'critical', medium: 'high', low: 'medium' };
  if (type === 'connection-string') return { high: 'critical', medium: 'high', low: 'low' };
  return { high: 'high', medium: 'medium', low: 'low' };
}

const remedy: Remedy = {
  type: 'manual',
  title: 'Move the secret to a vault',
  steps: [
    'Make a new secret where it was issued, and put it into the vault.',
    'Let the program read it from there, without decoding it; remove the encoded text.',
    'Revoke the old one: everyone who has read the file, or its history, can decode it.',
  ],
};
