import type { KeyFact } from '../../facts/model';
import { daysBetween } from '../../secrets/reading/times';
import type { Limits } from '../limits';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { EVERY_HOST } from '../secret-hit';
import { alsoAt, type KeyPlaces, keysOf, wordsOf } from '../shared/keys/places';
import docs from './doc.md';
import { overLimit } from './public-limit';

/** Nobody serves a certificate that ended so long ago: it was forgotten. */
const FORGOTTEN = 365;

/** The same certificate wherever it stands. An SSH certificate has the fingerprint of its key: its end tells it from others. */
function certificateOf({ form, until, fingerprint }: KeyFact): string | undefined {
  return form === 'certificate' && until !== undefined ? `${fingerprint} ${until}` : undefined;
}

/** A newer one of the same key stands beside it: what reads the file has it already. */
function isRenewed({ identity, key }: KeyPlaces): boolean {
  return identity.keys.some(
    (one) => one.span.file === key.span.file && one.subject === key.subject && (one.until ?? '') > (key.until ?? ''),
  );
}

function severityOf({ key, isExample }: KeyPlaces, left: number, limits: Limits): Severity {
  const ended = left < 0;
  if (isExample) return ended ? 'info' : 'low';
  // What a public authority of others does is not for this team to mend; SSH certificates are made for hours.
  if ((key.publicTrust && key.authority) || key.fingerprint?.startsWith('SHA256:') || left < -FORGOTTEN) return 'low';
  return left <= limits['certificate-error-days'] ? 'high' : 'medium';
}

function remedyFor({ key }: KeyPlaces): Remedy {
  const steps = key.authority
    ? [
        'Make a new certificate for the authority, and hand it out beside the old one to all who trust it.',
        'Issue what it signed anew, then take the old one away.',
      ]
    : [
        'Have a new one issued, best with a new key; where nothing uses it any more, remove it and its key.',
        'Put it in the place of this text and of the others that hold it, and restart what reads them.',
      ];
  const machine =
    'Let a machine renew it from then on (ACME, cert-manager, a managed certificate of the cloud): no date stands in the repository then.';
  return { type: 'manual', title: key.authority ? 'Replace the authority' : 'Renew the certificate', steps: [...steps, machine] };
}

function dueHit(places: KeyPlaces, today: string, limits: Limits): Hit[] {
  const { identity, key, others } = places;
  const until = key.until ?? '';
  const left = daysBetween(today, until);
  if (left > limits['certificate-warn-days'] || isRenewed(places)) return [];
  // Tests that have passed for a year with it do not look at its days.
  if (places.isExample && left < -FORGOTTEN) return [];
  const day = until.slice(0, 10);
  const when =
    left < 0 ? `expired on ${day}` : `expires on ${day}, ${left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`}`;
  return [
    {
      span: key.span,
      message: `${wordsOf(places)} ${when}`,
      severity: severityOf(places, left, limits),
      related: alsoAt(others, 'the same certificate'),
      identity: identity.id,
      remedies: [remedyFor(places)],
    },
  ];
}

function longHit(places: KeyPlaces): Hit[] {
  const { identity, key, others, isExample } = places;
  const over = overLimit(key);
  if (!over) return [];
  return [
    {
      span: key.span,
      message: `${wordsOf(places)} is valid for ${over.days} days: a public authority may give ${over.limit}, and browsers turn down more`,
      severity: isExample ? 'info' : 'low',
      related: alsoAt(others, 'the same certificate'),
      identity: identity.id,
      remedies: [remedyFor(places)],
    },
  ];
}

export const rule = defineRule({
  id: 'lifecycle-certificate-expiring',
  title: 'Certificate has expired, is about to, or is valid for too long',
  group: 'lifecycle',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324'],
  hosts: EVERY_HOST,
  docs,
  scope: 'graph',
  check: (graph, { today, limits }) =>
    keysOf(graph, certificateOf).flatMap((places) => {
      const due = today === undefined ? [] : dueHit(places, today, limits);
      return due.length > 0 ? due : longHit(places);
    }),
});
