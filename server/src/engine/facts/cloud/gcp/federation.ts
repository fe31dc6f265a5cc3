/** Workload identity federation: who may become an account with a token of somebody else. */
import type { Term } from '../../../iam/model';
import { termsOf } from '../../../iam/terms';
import { get, HOLE, type Origin, textOf, type Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import { type CloudFacts, type CloudReader, type CloudResource, ofResource } from '../resource';
import { identityOf } from './members';
import { eachOf, firstOf, keyOf, lastOf, partsAt } from './parts';

/** https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools.providers */
const readProvider: CloudReader = (resource, facts) => {
  const { body, open } = resource;
  const disabled = get(body, 'disabled');
  if (disabled && !(disabled.kind === 'literal' && disabled.value === false)) return;
  const [oidc] = partsAt(body, ['oidc']);
  const [issuer] = oidc ? termsOf(firstOf(oidc, ['issuer_uri', 'issuerUri'])) : [];
  const written = firstOf(body, ['attribute_condition', 'attributeCondition']);
  const [condition] = termsOf(written);
  const pool = firstOf(body, ['workload_identity_pool_id', 'parent']);
  facts.federations.push({
    ...ofResource('gcp', resource),
    ...(open || (written && !condition) ? ({ open: true } as const) : {}),
    kind: 'provider',
    ...(issuer ? { issuer } : {}),
    ...(condition ? { condition } : {}),
    audiences: oidc ? eachOf(firstOf(oidc, ['allowed_audiences', 'allowedAudiences'])).flatMap(termsOf) : [],
    ...poolOf(keyOf(pool), lastOf(pool)),
    claims: claimsOf(firstOf(body, ['attribute_mapping', 'attributeMapping'])),
  });
};

/** What each attribute is taken from, where that is written. */
function claimsOf(mapping: Value | undefined): Record<string, string> {
  const claims: Record<string, string> = {};
  if (mapping?.kind !== 'object') return claims;
  for (const { key, value } of mapping.entries) {
    const text = textOf(value);
    if (text !== undefined && text.length < 300) claims[key] = text;
  }
  return claims;
}

function poolOf(key: Alias | undefined, name: string | undefined): { pool?: Alias; poolName?: string } {
  return { ...(key ? { pool: key } : {}), ...(name ? { poolName: name } : {}) };
}

const MEMBER =
  /^principal(?:Set)?:\/\/iam\.googleapis\.com\/(?:[^/]*\/){0,5}?(?:workloadIdentityPools\/)?([^/]*)\/(?:\*|subject\/|attribute\.|group\/)/;

/** A member of a pool that gets a role: on an account, that it may become the account. */
export function addPoolMember(resource: CloudResource, facts: CloudFacts, member: Value, subject: Term): void {
  const match = MEMBER.exec(subject.text);
  if (!match || member.kind !== 'string') return;
  const name = match[1] ?? '';
  const account = firstOf(resource.body, ['service_account_id']);
  const identity = account && identityOf(textOf(account) ?? '', account);
  facts.federations.push({
    ...ofResource('gcp', resource),
    ...{ kind: 'member', subject, audiences: [] },
    ...(name.includes(HOLE) ? poolOf(poolBehind(member.holes ?? [], subject.text), undefined) : poolOf(undefined, name)),
    ...(identity ? { identity } : {}),
  });
}

/** The first of the parts that are not known and belong to a pool. */
function poolBehind(holes: readonly (Origin | undefined)[], text: string): Alias | undefined {
  return text.includes(HOLE) ? holes.find((one) => one?.type === 'google_iam_workload_identity_pool')?.key : undefined;
}

export const federation: readonly (readonly [string, CloudReader])[] = [
  ['google_iam_workload_identity_pool_provider', readProvider],
];
