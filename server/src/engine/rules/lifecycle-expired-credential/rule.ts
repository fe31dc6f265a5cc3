import type { Facts, LifecycleFact, ReferenceFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { daysBetween } from '../../secrets/reading/times';
import { type Circumstances, defineRule, type Hit, type Remedy } from '../model';
import { encryptedWith } from '../shared/lifecycle/key-users';
import { isShown } from '../shared/lifecycle/living';
import { identityOf } from '../shared/lifecycle/set';
import docs from './doc.md';

/** Longer than rules of their own let these be: they have their finding at the same value. */
const SAID_DAYS: Readonly<Record<string, number>> = { sas: 7, 'app-password': 180, 'app-certificate': 180 };

/** The days on which what is made ends, where another rule speaks of the same value. */
function isSaid({ span }: LifecycleFact, { issuedCredentials }: Facts): boolean {
  return issuedCredentials.some(({ kind, lifetime }) => {
    const days = SAID_DAYS[kind];
    const isSame = lifetime.span.start === span.start && lifetime.span.file === span.file;
    return isSame && days !== undefined && (lifetime.days === undefined ? kind === 'sas' : lifetime.days > days);
  });
}

function expired(fact: LifecycleFact, graph: IdentityGraph, today: string): Hit[] {
  const { until, span, owner, ownerType } = fact;
  const late = until ? daysBetween(until, today) : 0;
  if (until === undefined || late <= 0) return [];
  const manual: Remedy = {
    type: 'manual',
    title: 'Replace it, or take it away',
    steps: [
      `Find out whether anybody uses ${owner}: if not, remove it and what refers to it.`,
      'Where it is used, make a new one with an end of its own, hand it out, and take the old one away.',
    ],
  };
  const isNoted = /^(?:azurerm_key_vault_secret$|azure_rm_|Microsoft\.KeyVault\/vaults\/secrets)/.test(ownerType);
  return [
    {
      span,
      message: isNoted
        ? `${owner} ended on ${until}: its vault hands it out all the same`
        : `${owner} ended on ${until}: what uses it fails, or found another way in`,
      ...(span.via ? { confidence: 'medium' as const } : {}),
      ...identityOf(fact, graph),
      remedies: [manual],
    },
  ];
}

function turnedOff(fact: LifecycleFact, graph: IdentityGraph): Hit[] {
  const { span, owner, key } = fact;
  const known = graph.byAlias.get(key)?.references.filter((one) => isUse(one) && one.from !== owner) ?? [];
  const users = known.length > 0 ? known.map(({ from, span: at }) => ({ from, span: at })) : encryptedWith(fact, graph);
  const [first] = users;
  if (!first) return [];
  const others = users.length > 1 ? ` and ${users.length - 1} more` : '';
  return [
    {
      span,
      message: `${owner} is turned off, and ${first.from}${others} still uses it`,
      related: users.slice(0, 10).map(({ from, span: at }) => ({ span: at, message: `${from} uses it here` })),
      ...identityOf(fact, graph),
      remedies: [
        {
          type: 'manual',
          title: 'Take the references away, or turn it on',
          steps: [
            `Give ${first.from} another identity or key, or none.`,
            `Then remove ${owner}: what is turned off and still declared is turned on again sooner or later.`,
          ],
        },
      ],
    },
  ];
}

function isUse({ type, fromType }: ReferenceFact): boolean {
  return type !== 'deploys' && fromType !== 'output';
}

function check(graph: IdentityGraph, { today }: Circumstances): Hit[] {
  return filesWith(graph, 'lifecycles').flatMap((facts) =>
    (isShown(facts.file) ? [] : facts.lifecycles).flatMap((fact) => {
      if (fact.about === 'enabled') return turnedOff(fact, graph);
      return fact.about === 'expiry' && today !== undefined && !isSaid(fact, facts) ? expired(fact, graph, today) : [];
    }),
  );
}

export const rule = defineRule({
  id: 'lifecycle-expired-credential',
  title: 'Credential past its end, or turned off and still in use',
  group: 'lifecycle',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI1'],
  cwe: ['CWE-324'],
  hosts: ['terraform', 'cloudformation', 'arm', 'bicep', 'ansible', 'typescript', 'javascript', 'python'],
  docs,
  scope: 'graph',
  check,
});
