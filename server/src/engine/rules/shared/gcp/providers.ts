/** Providers of workload identity pools with who gets in, and the members that their pools give roles to. */
import type { FederationFact } from '../../../facts/model';
import { filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';
import { conditionBreadth, memberBreadth } from '../../../iam/trust/cel-breadth';
import type { Issuer } from '../../../iam/trust/issuers';
import { issuerAt } from '../../../iam/trust/oidc';
import type { Breadth } from '../../../iam/trust/subjects';

export interface Provider {
  readonly fact: FederationFact;
  readonly issuer: Issuer;
  /** Who gets in by the provider's own condition; undefined where that is not known. */
  readonly breadth: Breadth | undefined;
  readonly members: readonly { readonly fact: FederationFact; readonly breadth: Breadth | undefined }[];
}

/** Issuers for pipelines whose tokens a condition must tell apart: anybody's, or those of any project of a customer. */
const PIPELINES = /^(?:GitHub Actions|GitLab|HCP Terraform|Bitbucket Pipelines|CircleCI|Buildkite|Vercel)$/;

/** The providers for pipelines' tokens, each with the members of its pool. */
export function providersIn(graph: IdentityGraph): readonly Provider[] {
  const all = filesWith(graph, 'federations').flatMap(({ federations }) => federations.filter(({ cloud }) => cloud === 'gcp'));
  const members = all.filter(({ kind }) => kind === 'member');
  return all.flatMap((fact): Provider[] => {
    const { issuer: term, claims = {} } = fact;
    const issuer = fact.kind === 'provider' && term?.state === 'known' ? issuerAt(hostOf(term.text)) : undefined;
    if (!issuer || !PIPELINES.test(issuer.name)) return [];
    const own = members
      .filter((member) => isOf(member, fact))
      .map((member) => ({ fact: member, breadth: member.subject && memberBreadth(member.subject.text, issuer, claims) }));
    return [{ fact, issuer, breadth: breadthOf(fact, issuer), members: own }];
  });
}

function breadthOf({ condition, claims = {}, open }: FederationFact, issuer: Issuer): Breadth | undefined {
  if (!condition) return open ? undefined : 'anyone';
  if (condition.state === 'unknown') return undefined;
  return condition.text.trim() === '' ? 'anyone' : conditionBreadth(condition.text, issuer, claims);
}

function hostOf(url: string): string {
  return url.replace(/^https:\/\//, '').replace(/\/$/, '');
}

function isOf(member: FederationFact, provider: FederationFact): boolean {
  const sameKey = member.pool !== undefined && member.pool === provider.pool;
  return sameKey || (member.poolName !== undefined && member.poolName === provider.poolName);
}
