/**
 * The risk of an identity: a number from 0 to 100 and the lines that it is the sum of. Findings are most of it, one line a rule
 * with the points of the gravest; facts add to it only where no finding has said the same.
 */
import type { Finding, Severity } from '../rules/model';
import type { Admin } from './admin';
import type { CredentialRecord, InventoryRecord, RiskReason } from './model';

/** Points of a rule's gravest finding. */
export const SEVERITY_POINTS: Readonly<Record<Severity, number>> = { critical: 60, high: 30, medium: 12, low: 4, info: 1 };

interface Known extends Pick<InventoryRecord, 'trust' | 'credentials' | 'owner' | 'rotation' | 'declared' | 'references'> {
  readonly administration: Admin;
}

/** One fact about an identity that weighs. */
interface Weight {
  readonly points: number;
  readonly text: string;
  readonly applies: (record: Known, sharedBy: number) => boolean;
  /** Rules whose findings say the same. */
  readonly said: RegExp;
}

const KEPT_STATICALLY: ReadonlySet<string> = new Set(['literal', 'environment', 'none']);

/** A secret that lasts and is not in a vault: a certificate or public key is no secret. */
function isStatic({ type, storage, expires }: CredentialRecord): boolean {
  return KEPT_STATICALLY.has(storage) && expires === null && !/^(?:certificate|request|public-key)$/.test(type);
}

const ADMINISTRATION =
  /admin|wildcard|privesc|owner-assignment|basic-role|cluster-takeover|permissions-management|escalate|impersonat|create-workloads|pod-exec/;

export const WEIGHTS: readonly Weight[] = [
  {
    points: 25,
    text: 'is or reaches an administrator of its account or cluster',
    applies: ({ administration: { is, area } }) => is === true && !area,
    said: ADMINISTRATION,
  },
  {
    points: 10,
    text: 'is or reaches an administrator of a namespace, a project or a part of one',
    applies: ({ administration: { is, area } }) => is === true && area === true,
    said: ADMINISTRATION,
  },
  {
    points: 10,
    text: 'somebody outside may become it',
    applies: ({ trust }) => trust.some(({ external }) => external),
    said: /trust|federated|wif-unrestricted|public-member|oidc/,
  },
  {
    points: 8,
    text: 'a static credential proves it',
    applies: ({ credentials }) => credentials.some(isStatic),
    said: /^secret-|secret|access-key|static|credential|password|service-account-key|key-file|user-as-workload/,
  },
  {
    points: 4,
    text: 'nobody replaces its credential',
    applies: ({ credentials, rotation }) => credentials.some(isStatic) && (rotation === undefined || rotation.value === 'none'),
    said: /rotation|no-expiry|stale|long-lived|access-key|service-account-key/,
  },
  {
    points: 4,
    text: 'several workloads share it',
    applies: ({ references }, sharedBy) => new Set(references.map(({ from }) => from)).size >= sharedBy,
    said: /shared/,
  },
  {
    points: 2,
    text: 'nobody is named as its owner',
    applies: ({ owner, declared }) => owner === undefined && declared.length > 0,
    said: /no-owner/,
  },
];

/** The lines, the heaviest first. */
export function riskReasonsOf(record: Known, findings: readonly Finding[], sharedBy: number): RiskReason[] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding]);
  const found = [...rules.values()].map(ofRule);
  const facts = WEIGHTS.filter(
    ({ applies, said }) => applies(record, sharedBy) && ![...rules.keys()].some((rule) => said.test(rule)),
  );
  const words = record.administration.words;
  const lines = facts.map(({ points, text, said }) => ({ points, text: said === ADMINISTRATION && words ? words : text }));
  return [...found, ...lines].sort((a, b) => b.points - a.points);
}

function ofRule(findings: readonly Finding[]): RiskReason {
  const gravest = findings.reduce((most, one) => (SEVERITY_POINTS[one.severity] > SEVERITY_POINTS[most.severity] ? one : most));
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more of ${gravest.rule})` : '';
  return { points: SEVERITY_POINTS[gravest.severity], text: `${gravest.severity}: ${gravest.message}${more}` };
}

/** The sum, at most 100. */
export function riskOf(reasons: readonly RiskReason[]): number {
  return Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
}
