/** What a credential says about itself, the day of the check, and a place among tests change of a finding. */
import type { CredentialFact } from '../facts/model';
import { isTestFile } from '../facts/source/test-file';
import type { Hit, Rule, Severity } from '../rules/model';
import { lower } from '../rules/severity';
import { daysBetween } from '../secrets/reading/times';

/**
 * The hit as it is to be told: an expired credential, one of a test system and one that is made to be published weigh less,
 * and the message names the account and the end. Without `today` nothing counts as expired.
 */
export function weighed(rule: Rule, hit: Hit, today: string | undefined): Hit {
  const { credential } = hit;
  // In a folder of tests no system runs it, though a literal in it may be real. A name like `unit-test.yml` says nothing.
  if (rule.group === 'pipeline' && !credential && isTestFile(hit.span.file.replace(/[^/]*$/, 'x')))
    return { ...hit, severity: 'info' };
  const reading = credential?.reading;
  if (!credential || !reading) return hit;
  const dated = (today !== undefined && rule.onDay?.(hit, today)) || hit.severity || rule.severity;
  const expired = isExpired(credential, today);
  const dead = expired && credential.type !== 'private-key';
  const cap = dead ? (reading.nature === 'signed-url' ? 'info' : 'low') : capOf(credential);
  const confidence = dead ? 'low' : reading.nature === 'browser' && hit.confidence === 'high' ? 'medium' : undefined;
  const day = reading.expires?.slice(0, 10);
  const evidence = [
    ...(expired ? [`${credential.type === 'private-key' ? 'its certificate ' : ''}expired on ${day}`] : []),
    ...(reading.mode === 'test' ? ['a key of the test system'] : []),
    ...(reading.nature === 'public' ? ['made to be published'] : []),
    ...(reading.nature === 'browser' ? ['delivered with a page or an app: its restrictions are what protects it'] : []),
    ...(reading.nature === 'unsigned' ? ['without a signature'] : []),
  ];
  return {
    ...hit,
    severity: cap === undefined ? dated : lower(dated, cap),
    ...(confidence ? { confidence } : {}),
    message: `${hit.message}${accountIn(credential)}${endIn(credential, today, expired)}`,
    credential:
      evidence.length > 0
        ? {
            ...credential,
            ...(confidence ? { confidence } : {}),
            evidence: [...credential.evidence, ...evidence],
          }
        : credential,
  };
}

/** Whether it ended before today; false where either is unknown. It may be used until the end of its last day. */
function isExpired({ reading }: CredentialFact, today: string | undefined): boolean {
  return today !== undefined && reading?.expires !== undefined && daysBetween(`${today}T00:00:00Z`, reading.expires) < 0;
}

function capOf({ reading }: CredentialFact): Severity | undefined {
  if (reading?.nature === 'public' || reading?.nature === 'unsigned') return 'low';
  return reading?.mode === 'test' || reading?.nature === 'temporary' || reading?.nature === 'browser' ? 'medium' : undefined;
}

function accountIn({ reading, provider, type }: CredentialFact): string {
  const account = reading?.account ?? '';
  return /^\d{12}$/.test(account) && (provider === 'AWS' || type === 'access-key') ? `, of AWS account ${account}` : '';
}

function endIn({ reading, type }: CredentialFact, today: string | undefined, expired: boolean): string {
  if (today === undefined || reading?.expires === undefined) return '';
  const day = reading.expires.slice(0, 10);
  const whose = type === 'private-key' ? 'its certificate ' : '';
  return expired ? `, ${whose}expired ${day}` : `, ${whose}${whose ? 'is ' : ''}valid until ${day}`;
}
