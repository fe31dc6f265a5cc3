import type { VaultId } from '../fixes/model';
import { DEFAULT_LIMITS, type Limits } from '../rules/limits';
import type { Severity } from '../rules/model';

/** The team's file `.nhi.yaml`, checked. */
export interface Policy {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Paths that are not analysed, in gitignore syntax. */
  readonly ignore: readonly string[];
  readonly vault?: VaultId;
  readonly failOn: Severity;
  /** Whether comments and files of other secret scanners silence findings about secrets. */
  readonly honourForeign: boolean;
  readonly limits: Limits;
}

export const DEFAULT_POLICY: Policy = {
  rules: {},
  ignore: [],
  failOn: 'medium',
  honourForeign: true,
  limits: DEFAULT_LIMITS,
};

/**
 * A place where findings are silenced: by a comment `nhi-ignore <rule> -- <reason>`, which names our rules, or by what
 * another scanner's comment or file says, which is about secrets only.
 */
export interface Suppression {
  /** Ids of our rules; empty for other scanners that judge values. */
  readonly rules: readonly string[];
  /** The other scanner: `gitleaks`, `detect-secrets`, … */
  readonly by?: string;
  /** Ids of the other scanner's rules, where only the kinds of secrets that they name are meant. */
  readonly about?: string;
  readonly reason?: string;
  /** `YYYY-MM-DD`; after that day it no longer holds. */
  readonly until?: string;
  /** First and last offset whose findings it silences. */
  readonly start: number;
  readonly end: number;
}
