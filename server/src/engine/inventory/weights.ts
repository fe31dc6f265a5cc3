/** What weighs in the risk of an identity, and how much. */
import type { Finding, Severity } from '../rules/model';
import type { Admin } from './admin';
import type { CredentialRecord, InventoryRecord } from './model';

/** Points of a rule's gravest finding. */
export const SEVERITY_POINTS: Readonly<Record<Severity, number>> = { critical: 60, high: 30, medium: 12, low: 4, info: 1 };

/** What the weights look at. */
export interface Known extends Pick<InventoryRecord, 'trust' | 'credentials' | 'owner' | 'rotation' | 'declared' | 'lifetime'> {
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
export const administration = by(
  /admin|privesc|wildcard-action|service-wildcard|policy-wildcard|rbac-wildcard|role-wildcard|not-action|effectively-star|owner-assignment|basic-role|takeover|permissions-management|escalate|impersonat|create-workloads|pod-exec/,
);
const keys = by(/access-key|service-account-key|static|key-file|user-as-workload|no-expiry/);

/** In the order in which the documentation lists them. */
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
