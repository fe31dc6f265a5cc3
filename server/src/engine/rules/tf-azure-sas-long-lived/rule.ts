import type { IssuedCredentialFact, SettingFact } from '../../facts/model';
import { filesWith, filesWithEither } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { daysBetween } from '../../secrets/reading/times';
import { defineRule, type Hit } from '../model';
import { reported, switchTo } from '../shared/azure/switch';
import docs from './doc.md';

/** A week: what Microsoft's own tools propose at most. */
const DAYS = 7;

/** When a signature ends whose beginning is not written: the day of the check decides. */
const ends = new WeakMap<Hit, string>();

function signature({ owner, lifetime }: IssuedCredentialFact): Hit[] {
  const { days, until, span } = lifetime;
  if (lifetime.state !== 'known' || (days !== undefined && days <= DAYS)) return [];
  const long = days === undefined ? `until ${until}` : `for ${days} days`;
  const hit: Hit = {
    span,
    message: `${owner} signs access to storage that works ${long} and cannot be taken back by itself`,
    remedies: [
      {
        type: 'manual',
        title: 'Give access for hours, or to an identity',
        steps: [
          'Give the program a managed identity and a role on the container.',
          'Where there is no identity, make the signature when it is needed, for hours: expiry = timeadd(timestamp(), "24h").',
        ],
      },
    ],
  };
  if (days === undefined && until) ends.set(hit, until);
  return [hit];
}

/** Where nobody makes such tokens there is nothing to limit yet. */
function withoutLimit(setting: SettingFact, isUsed: boolean): Hit {
  return {
    span: setting.span,
    message: `${setting.owner} sets no limit to the lifetime of SAS tokens`,
    severity: isUsed ? 'low' : 'info',
    confidence: 'medium',
    ...switchTo(setting, 'review'),
  };
}

function check(graph: IdentityGraph): Hit[] {
  const isUsed = filesWith(graph, 'issuedCredentials').some(({ issuedCredentials }) =>
    issuedCredentials.some(({ kind }) => kind === 'sas'),
  );
  return filesWithEither(graph, 'issuedCredentials', 'settings').flatMap((facts) => [
    ...facts.issuedCredentials.filter(({ kind }) => kind === 'sas').flatMap(signature),
    ...reported(facts, 'sas-policy').map((one) => withoutLimit(one, isUsed)),
  ]);
}

export const rule = defineRule({
  id: 'tf-azure-sas-long-lived',
  title: 'SAS that lives for more than a week, or without a limit',
  group: 'terraform',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-613'],
  hosts: ['terraform', 'arm', 'bicep'],
  docs,
  scope: 'graph',
  check,
  onDay: (hit, today) => {
    const until = ends.get(hit);
    return until === undefined || daysBetween(today, until) > DAYS ? undefined : 'low';
  },
});
