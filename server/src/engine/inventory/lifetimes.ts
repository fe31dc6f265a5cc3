/** How long an identity's credentials and rights are good for. */
import type { LifecycleFact } from '../facts/model';
import type { Identity } from '../graph/model';
import type { Condition, Statement } from '../iam/model';
import type { About } from './about';
import type { CredentialRecord, Derived, InventoryRecord } from './model';

/** Whether and how often a credential is replaced, in words; undefined where nothing speaks of it. */
export function rotationOf(lifecycles: readonly LifecycleFact[]): Derived | undefined {
  const about = lifecycles.filter((one) => one.about !== 'expiry' && one.about !== 'enabled' && one.state !== 'unknown');
  const one = about.find(({ state }) => state === 'set') ?? about[0];
  if (!one) return undefined;
  const { state, days, detail, owner } = one;
  if (state !== 'set') return { value: 'none', source: owner };
  return { value: days === undefined ? (detail ?? 'set') : `every ${days} ${days === 1 ? 'day' : 'days'}`, source: owner };
}

/** The day on which the first of its credentials ends. */
export function expiryOf(credentials: readonly CredentialRecord[], { lifecycles }: About): Derived | undefined {
  const ends = [
    ...credentials.flatMap(({ type, expires }) => (expires === null ? [] : { value: expires.slice(0, 10), source: type })),
    ...lifecycles.flatMap(({ about, until, owner }) =>
      about === 'expiry' && until ? { value: until.slice(0, 10), source: owner } : [],
    ),
  ];
  return ends.reduce<Derived | undefined>((first, one) => (first && first.value <= one.value ? first : one), undefined);
}

/** Kinds that prove themselves with something that lasts. */
const STANDING: ReadonlySet<string> = new Set([
  'iam-user',
  'iam-access-key',
  'database-account',
  'api-key',
  'ssh-key',
  'agent',
  'device',
]);

/**
 * time-bound: each of its rights ends on a day, it ends itself, or it is only ever given for a session, by the token of
 * somebody else. standing: it holds rights or credentials without such an end.
 */
export function lifetimeOf(
  identity: Identity,
  about: About,
  credentials: readonly CredentialRecord[],
  expires: Derived | undefined,
): InventoryRecord['lifetime'] {
  const { grants, trusts, kind } = identity;
  const statements = grants.flatMap(({ policy }) => policy?.statements.filter(({ effect }) => effect === 'Allow') ?? []);
  const dated = statements.length > 0 && statements.every(endsOnADay) && grants.every(({ policy }) => policy);
  const conditions = about.cloudGrants.map(({ condition }) => condition?.text ?? '');
  const datedInCloud = conditions.length > 0 && conditions.every((text) => /request\.time\s*</.test(text));
  if (dated || datedInCloud) return 'time-bound';
  // A key is good for as long as the certificate that speaks of it.
  if (kind === 'certificate' && expires) return 'time-bound';
  const kept = credentials.filter(({ type }) => type !== 'public-key' && type !== 'request');
  // Days from when it is made are an end as well, though nobody knows the day.
  const ending = new Set(about.issued.flatMap(({ lifetime, block }) => (lifetime.state === 'known' ? block : [])));
  if (kept.length > 0)
    return kept.every(({ expires: end, span }) => end !== null || ending.has(span)) ? 'time-bound' : 'standing';
  if (expires) return 'time-bound';
  if (STANDING.has(kind)) return 'standing';
  const allowed = trusts.flatMap((policy) => policy.statements.filter(({ effect }) => effect === 'Allow'));
  const principals = allowed.flatMap((statement) => statement.principals);
  const onlyTokens = principals.length > 0 ? principals.every(({ type }) => type === 'Federated') : about.federations.length > 0;
  if (onlyTokens) return 'time-bound';
  return grants.length > 0 || principals.length > 0 ? 'standing' : 'unknown';
}

function endsOnADay({ conditions }: Statement): boolean {
  return conditions.some(isEnd);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws-dates.html */
function isEnd({ operator, key }: Condition): boolean {
  return /^aws:(?:currenttime|epochtime)$/i.test(key) && /^(?:Date|Numeric)LessThan/i.test(operator);
}
