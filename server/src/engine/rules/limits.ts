/** Numbers that a team may set in `.nhi.yaml` under `limits`; the defaults are those of the sources named. */
export interface LimitSetting {
  readonly default: number;
  /** For the schema and the README: what is counted. */
  readonly about: string;
}

export const LIMITS = {
  'certificate-warn-days': { default: 45, about: 'Days before its end from which on a certificate is a finding.' },
  'certificate-error-days': { default: 30, about: 'Days before its end from which on that finding is high.' },
  // CIS AWS 7.0.0 2.12: access keys are replaced within 90 days; AWS Config asks the same of secrets.
  'secret-rotation-days': { default: 90, about: 'The longest rotation period of a secret in a vault.' },
  // AWS KMS rotates once a year unless told otherwise; CIS GCP 1.10 asks for 90 days of its own keys.
  'key-rotation-days': { default: 365, about: 'The longest rotation period of a key management key.' },
  'credential-days': { default: 365, about: 'The longest lifetime that a credential may be given.' },
  'git-days': { default: 90, about: 'Days in git after which an unchanged credential is stale.' },
  'shared-by': { default: 3, about: 'Workloads from which on one identity counts as shared.' },
} as const satisfies Readonly<Record<string, LimitSetting>>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

export const DEFAULT_LIMITS: Limits = Object.fromEntries(
  Object.entries(LIMITS).map(([name, setting]) => [name, setting.default]),
) as Limits;
