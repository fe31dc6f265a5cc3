import type { Fix } from '../engine/fixes/model';
import type { IdentityGraph } from '../engine/graph/model';
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

/** What every format prints. Free of secret values. */
export interface Report {
  readonly findings: readonly { readonly finding: Finding; readonly place: Place; readonly fixes: readonly Fix[] }[];
  readonly unresolved: readonly Unresolved[];
  readonly graph: IdentityGraph;
  readonly summary: Summary;
  readonly place: (at: { file: string; start: number; end: number }) => Place;
}

export interface Summary {
  readonly files: number;
  readonly bytes: number;
  readonly durationMs: number;
  readonly suppressed: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

export type Formatter = (report: Report) => string;
