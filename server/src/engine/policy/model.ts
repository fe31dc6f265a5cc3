import type { VaultId } from '../fixes/model';
import type { Severity } from '../rules/model';

/** The team's file `.nhi.yaml`, checked. */
export interface Policy {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Paths that are not analysed, in gitignore syntax. */
  readonly ignore: readonly string[];
  readonly vault?: VaultId;
  readonly failOn: Severity;
}

export const DEFAULT_POLICY: Policy = { rules: {}, ignore: [], failOn: 'medium' };

/** A comment `nhi-ignore <rule> -- <reason>`: silences that rule on its own line and the line below. */
export interface Suppression {
  /** Rule ids; empty means every rule (comments of other scanners). */
  readonly rules: readonly string[];
  readonly reason?: string;
  /** `YYYY-MM-DD`; after that day it no longer holds. */
  readonly until?: string;
  /** First and last offset whose findings it silences. */
  readonly start: number;
  readonly end: number;
}
