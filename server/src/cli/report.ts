import type { Fix } from '../engine/fixes/model';
import type { IdentityGraph } from '../engine/graph/model';
import type { Policy } from '../engine/policy/model';
import type { Finding, Severity } from '../engine/rules/model';
import type { Position } from '../engine/syntax/lines';

/** A place a reader can go to: lines and columns from 1, end exclusive. */
export interface Place {
  readonly start: Position;
  readonly end: Position;
}

/** Something that was not analysed. */
export interface Unresolved {
  readonly file: string;
  readonly range: Place;
  readonly reason: string;
}

export interface Entry {
  readonly finding: Finding;
  readonly place: Place;
  /** Every offer, best first. They and the best one are made when a format asks for them. */
  readonly fixes: readonly Fix[];
  readonly best: Fix | undefined;
  /** In a search of the history: where the value came in. */
  readonly commit?: CommitOfValue;
}

export interface CommitOfValue {
  readonly id: string;
  readonly author: string;
  readonly email: string;
  readonly date: string;
  readonly presentInHead: boolean;
}

/** A finding that a comment or another scanner's file silenced. */
export interface Suppressed {
  readonly rule: string;
  readonly file: string;
  readonly range: Place;
  readonly by: string;
}

/** What every format prints. Free of secret values. */
export interface Report {
  readonly findings: readonly Entry[];
  readonly unresolved: readonly Unresolved[];
  /** What was silenced, and by whom; undefined where nobody asked to see it. */
  readonly suppressed?: readonly Suppressed[];
  readonly graph: IdentityGraph;
  readonly summary: Summary;
  readonly place: (at: { file: string; start: number; end: number }) => Place;
  /** Whether a fix writes no value that stands in its files: what a line holds beside the one that goes. */
  readonly printable: (fix: Fix) => boolean;
}

export interface Summary {
  readonly files: number;
  readonly bytes: number;
  readonly durationMs: number;
  readonly suppressed: number;
  /** The same by who silenced it: `nhi-ignore`, or the name of another scanner. */
  readonly suppressedBy: Readonly<Record<string, number>>;
  /** In a search of the history: how many commits; `files` then are distinct versions of files. */
  readonly commits?: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** What a check says, and what its exit code depends on. */
export interface Checked {
  readonly report: Report;
  readonly policy: Policy;
  readonly policyBroken: boolean;
}

export type Formatter = (report: Report) => string;
