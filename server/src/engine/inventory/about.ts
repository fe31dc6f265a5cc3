/** What facts say of an identity beside the graph's own joins: found once for each graph. */
import type { Alias, CloudGrantFact, FederationFact, IssuedCredentialFact, LifecycleFact } from '../facts/model';
import type { Identity, IdentityGraph } from '../graph/model';
import { ownAccounts } from '../graph/own-accounts';

export interface About {
  readonly lifecycles: readonly LifecycleFact[];
  readonly issued: readonly IssuedCredentialFact[];
  readonly federations: readonly FederationFact[];
  readonly cloudGrants: readonly CloudGrantFact[];
  /** Roles over the identity itself, held by whoever may become it. */
  readonly becomers: readonly CloudGrantFact[];
}

export interface Index {
  readonly about: (identity: Identity) => About;
  /** AWS accounts that the workspace calls its own. */
  readonly accounts: ReadonlySet<string>;
}

interface Draft {
  lifecycles: LifecycleFact[];
  issued: IssuedCredentialFact[];
  federations: FederationFact[];
  cloudGrants: CloudGrantFact[];
  becomers: CloudGrantFact[];
}

const NOTHING: About = { lifecycles: [], issued: [], federations: [], cloudGrants: [], becomers: [] };

/** https://cloud.google.com/iam/docs/service-account-permissions */
const BECOMING: ReadonlySet<string> = new Set([
  'roles/iam.serviceAccountTokenCreator',
  'roles/iam.serviceAccountUser',
  'roles/iam.workloadIdentityUser',
]);

const made = new WeakMap<IdentityGraph, Index>();

/** The same for the same graph. */
export function indexOf(graph: IdentityGraph): Index {
  const known = made.get(graph) ?? build(graph);
  made.set(graph, known);
  return known;
}

function build(graph: IdentityGraph): Index {
  const found = new Map<Identity, Draft>();
  const of = (alias: Alias | undefined): Draft | undefined => {
    const identity = alias === undefined ? undefined : graph.byAlias.get(alias);
    if (!identity) return undefined;
    const draft = found.get(identity) ?? { lifecycles: [], issued: [], federations: [], cloudGrants: [], becomers: [] };
    found.set(identity, draft);
    return draft;
  };
  for (const facts of graph.facts.values()) {
    for (const one of facts.lifecycles) (of(one.identity) ?? of(one.key))?.lifecycles.push(one);
    for (const one of facts.issuedCredentials) of(one.identity)?.issued.push(one);
    for (const one of facts.federations) of(one.identity)?.federations.push(one);
    for (const one of facts.cloudGrants) {
      of(one.member.identity)?.cloudGrants.push(one);
      if (BECOMING.has(one.roleName ?? '')) of(one.on)?.becomers.push(one);
    }
  }
  return { about: (identity) => found.get(identity) ?? NOTHING, accounts: ownAccounts(graph) };
}
