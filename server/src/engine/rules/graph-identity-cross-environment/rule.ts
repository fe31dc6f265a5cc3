import type { IdentityKind } from '../../facts/model';
import type { Identity, IdentityGraph } from '../../graph/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit } from '../model';
import { copiesIn, hasEnded, wordOf } from '../shared/sharing/copies';
import { isCommon, type Spread, spreadOf } from '../shared/sharing/environments';
import { trustsAcross } from '../shared/sharing/trusts';
import docs from './doc.md';

/** Names that hold in every cluster, account or program of their own say nothing of two environments. */
const GLOBAL: Readonly<Partial<Record<IdentityKind, string>>> = {
  'iam-role': 'Role',
  'iam-user': 'User',
  'service-account': 'Service account',
  'managed-identity': 'Managed identity',
  'service-principal': 'Application',
  'database-account': 'Database account',
};
/** An address that means one identity wherever it stands; names and Terraform addresses are one's own in each folder. */
const ADDRESS = /^(?:arn:|gcp-sa:|azure-client:|azure-principal:|db:)/;
const MOST_RELATED = 10;

interface Use {
  readonly span: Span;
  readonly from: string;
  readonly namespace?: string | undefined;
}

const STEPS = [
  'Make an identity, or a credential, of its own for each environment, with the rights that this environment needs.',
  'Name it by a value of the environment: a variable in its tfvars, a patch of its overlay, a secret of its GitHub environment.',
  'Take the rights over production away from the one that the other environments keep.',
];

function hitOf(at: Span, what: string, { source, elsewhere }: Spread<Use>, more: Partial<Hit>): Hit {
  const others = [...new Set(elsewhere.map(({ environment }) => environment))].sort();
  return {
    span: at,
    message: `${what} is used in production (${source}) and in ${others.join(', ')}`,
    related: elsewhere
      .slice(0, MOST_RELATED)
      .map(({ place, environment }) => ({ span: place.span, message: `used in ${environment}: ${place.from}` })),
    remedies: [{ type: 'manual', title: 'Give each environment its own', steps: STEPS }],
    ...more,
  };
}

/** What names an identity by an address, and where. */
function usesOf({ references, mentions }: Identity): Use[] {
  const uses = references.flatMap(({ from, fromType, fromIdentity, span }): Use[] =>
    // Where the state of Terraform is kept is one place for all.
    fromType.startsWith('backend:') ? [] : [{ from, span, namespace: /^k8s-sa:([^/]+)\//.exec(fromIdentity ?? '')?.[1] }],
  );
  const known = new Set(uses.map(({ span }) => `${span.file}:${span.start}`));
  return [
    ...uses,
    ...mentions.flatMap((span): Use[] => (known.has(`${span.file}:${span.start}`) ? [] : [{ from: 'a mention', span }])),
  ];
}

function identities(graph: IdentityGraph): Hit[] {
  return graph.identities.flatMap((identity) => {
    const kind = GLOBAL[identity.kind];
    if (!kind || !identity.aliases.some((alias) => ADDRESS.test(alias)) || isCommon(identity.name)) return [];
    const uses = usesOf(identity);
    const spread = uses.length > 1 ? spreadOf(graph, uses, ({ namespace }) => namespace) : undefined;
    if (!spread) return [];
    // Who deploys everywhere is often meant to: a pipeline, and what Terraform becomes.
    const deploys = [spread.production, ...spread.elsewhere.map(({ place }) => place)].every(({ from }) =>
      /^(?:Workflow\/|Pipeline\/|provider\.)/.test(from),
    );
    return hitOf(spread.production.span, `${kind} ${identity.name}`, spread, {
      identity: identity.id,
      ...(deploys ? { severity: 'medium' as const, confidence: 'medium' as const } : {}),
    });
  });
}

function values(graph: IdentityGraph, today: string | undefined): Hit[] {
  return copiesIn(graph).flatMap((copies) => {
    if (copies.some((one) => hasEnded(one, today))) return [];
    const uses = copies.map((one) => ({ span: one.span, from: one.slot.owner ?? one.slot.name, of: one }));
    const spread = spreadOf(graph, uses);
    if (!spread) return [];
    const { identity } = spread.production.of;
    return hitOf(spread.production.span, `The same ${wordOf(spread.production.of)}`, spread, {
      ...(identity ? { identity } : {}),
    });
  });
}

export const rule = defineRule({
  id: 'graph-identity-cross-environment',
  title: 'One identity or secret is used in production and outside of it',
  group: 'graph',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI8'],
  cwe: ['CWE-1220', 'CWE-653'],
  hosts: [
    'terraform',
    'cloudformation',
    'kubernetes',
    'helm-template',
    'pipeline',
    'compose',
    'dotenv',
    'yaml',
    'json',
    'properties',
  ],
  docs,
  scope: 'graph',
  check: (graph, { today }) => [...identities(graph), ...values(graph, today), ...trustsAcross(graph)],
});
