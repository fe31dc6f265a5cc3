import type { IssuedCredentialFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import { defineRule, type Hit, type Remedy } from '../model';
import docs from './doc.md';

/** Half a year: what Microsoft advises as the longest. https://learn.microsoft.com/entra/identity/enterprise-apps/tutorial-enforce-secret-standards */
const LONGEST = 180;
const IN_HOURS = `${LONGEST * 24}h`;
/** An end that nobody who wrote it will see. */
const NEVER = '2050';

function tooLong({ lifetime: { state, days, until } }: IssuedCredentialFact): string | undefined {
  if (state === 'missing') return 'says nowhere when it ends: Entra ID then takes up to two years';
  if (days !== undefined && Math.floor(days) > LONGEST) return `is good for ${Math.floor(days)} days`;
  return state === 'known' && until !== undefined && until >= NEVER ? `is good until ${until.slice(0, 4)}` : undefined;
}

function remediesFor({ lifetime, block, ownerType, kind }: IssuedCredentialFact): readonly Remedy[] {
  const manual = {
    type: 'manual',
    title: 'Let it end, and make it anew in time',
    steps: [
      'Declare `resource "time_rotating"` with rotation_days = 90, and name it: rotate_when_changed = { rotation = time_rotating.<name>.id }.',
      'Better, use no secret: a managed identity, or a federated identity credential for what runs elsewhere.',
    ],
  } as const;
  const { state, until, days, span } = lifetime;
  const own = ownerType === 'azuread_application';
  if (kind === 'app-certificate' || span.via) return [manual];
  if (state === 'known' && until === undefined && days !== undefined) {
    const title = `Let it end after ${LONGEST} days`;
    return [{ type: 'replace-text', title, span, text: IN_HOURS, safety: 'review' }, manual];
  }
  if (own) return [manual];
  // The password is made anew when its end changes, and ends for good where nothing rotates it.
  const steps = [...manual.steps.slice(0, 1), 'Give the new password to all who hold a copy of the old one.'];
  const set = {
    type: 'set-attribute',
    owner: block,
    name: 'end_date_relative',
    value: IN_HOURS,
    safety: 'review',
    steps,
  } as const;
  return [until === undefined ? set : { ...set, replaces: 'end_date' }, manual];
}

function hitOf(fact: IssuedCredentialFact): readonly Hit[] {
  if (fact.kind !== 'app-password' && fact.kind !== 'app-certificate') return [];
  const why = tooLong(fact);
  if (why === undefined) return [];
  const what = fact.kind === 'app-password' ? 'The password' : 'The certificate';
  return [
    {
      span: fact.lifetime.span,
      message: `${what} of ${fact.owner} ${why}`,
      // A certificate is useless without its key, and ends by itself.
      ...(fact.kind === 'app-certificate' ? { severity: 'medium' as const } : {}),
      ...(fact.identity === undefined ? {} : { identity: fact.identity }),
      remedies: remediesFor(fact),
    },
  ];
}

export const rule = defineRule({
  id: 'tf-azure-app-credential-no-expiry',
  title: 'Password or certificate of an Entra ID application without an end, or with a far one',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324', 'CWE-262'],
  hosts: ['terraform'],
  docs,
  scope: 'graph',
  check: (graph) => filesWith(graph, 'issuedCredentials').flatMap(({ issuedCredentials }) => issuedCredentials.flatMap(hitOf)),
});
