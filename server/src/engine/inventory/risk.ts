/**
 * The risk of an identity: a number from 0 to 100 and the lines that it is the sum of. Findings are most of it, one line a rule
 * with the points of the gravest; facts add to it only where no finding has said the same.
 */
import type { Finding, Severity } from '../rules/model';
import type { Admin } from './admin';
import type { CredentialRecord, InventoryRecord, RiskReason } from './model';

/** Points of a rule's gravest finding. */
export const SEVERITY_POINTS: Readonly<Record<Severity, number>> = { critical: 60, high: 30, medium: 12, low: 4, info: 1 };

interface Known extends Pick<InventoryRecord, 'trust' | 'credentials' | 'owner' | 'rotation' | 'declared' | 'lifetime'> {
  readonly administration: Admin;
}

/** One fact about an identity that weighs. */
interface Weight {
  readonly points: number;
  readonly text: string;
  readonly applies: (record: Known) => boolean;
  /** A finding that says the same. */
  readonly said: (finding: Finding) => boolean;
}

const KEPT_STATICALLY: ReadonlySet<string> = new Set(['literal', 'environment', 'none']);

/** A secret that lasts and is not in a vault. A key ends with the certificate that speaks of it. */
function isStatic({ credentials, lifetime }: Known): boolean {
  return lifetime !== 'time-bound' && credentials.some(lasts);
}

/** A certificate or public key is no secret. */
function lasts({ type, storage, expires }: CredentialRecord): boolean {
  return KEPT_STATICALLY.has(storage) && expires === null && !/^(?:certificate|request|public-key)$/.test(type);
}

const by = (rules: RegExp) => (finding: Finding) => rules.test(finding.rule);

/** Rules about rights that come to everything, or lead there. */
const administration = by(
  /admin|privesc|wildcard-action|service-wildcard|policy-wildcard|rbac-wildcard|role-wildcard|not-action|effectively-star|owner-assignment|basic-role|takeover|permissions-management|escalate|impersonat|create-workloads|pod-exec/,
);
const keys = by(/access-key|service-account-key|static|key-file|user-as-workload|no-expiry/);

export const WEIGHTS: readonly Weight[] = [
  {
    points: 25,
    text: 'is or reaches an administrator of its account or cluster',
    applies: ({ administration: { is, area } }) => is === true && !area,
    said: administration,
  },
  {
    points: 10,
    text: 'is or reaches an administrator of a namespace, a project or a part of one',
    applies: ({ administration: { is, area } }) => is === true && area === true,
    said: administration,
  },
  {
    points: 10,
    text: 'somebody outside may become it',
    applies: ({ trust }) => trust.some(({ external }) => external),
    said: by(/^aws-iam-trust|external-trust|federated|wif-unrestricted|public-member/),
  },
  {
    points: 8,
    text: 'a static credential proves it',
    applies: isStatic,
    said: (finding) => finding.credential !== undefined || keys(finding),
  },
  {
    points: 4,
    text: 'nobody replaces its credential',
    applies: (record) => isStatic(record) && (record.rotation === undefined || record.rotation.value === 'none'),
    said: by(/rotation|no-expiry|stale|long-lived|access-key|service-account-key/),
  },
  {
    points: 2,
    text: 'nobody is named as its owner',
    applies: ({ owner, declared }) => owner === undefined && declared.length > 0,
    said: by(/no-owner/),
  },
];

/** The lines, the heaviest first. */
export function riskReasonsOf(record: Known, findings: readonly Finding[]): RiskReason[] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding]);
  const found = [...rules.values()].map(ofRule);
  const facts = WEIGHTS.filter(({ applies, said }) => applies(record) && !findings.some(said));
  const words = record.administration.words;
  const lines = facts.map(({ points, text, said }) => ({ points, text: said === administration && words ? words : text }));
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
