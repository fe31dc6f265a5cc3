import type { IdentityChange } from '../../../engine/inventory/diff';
import type { InventoryRecord } from '../../../engine/inventory/model';
import type { Span } from '../../../engine/syntax/span';
import type { Report } from '../../report';

/** A comparison and what turns its places into lines. */
export interface DiffReport {
  /** Whole ids of commits; without a head it is the work tree. */
  readonly base: string;
  readonly head: string | undefined;
  readonly changes: readonly IdentityChange[];
  readonly before: Report['place'];
  readonly after: Report['place'];
}

export type DiffFormatter = (report: DiffReport) => string;

/** The side that a change is told of: how it is now, else how it was. */
export function recordOf({ after, before }: IdentityChange): InventoryRecord | undefined {
  return after ?? before;
}

/** Where its first declaration or mention stands, on the side it is told of: `infra/iam.tf:12`. */
export function placeOf(change: IdentityChange, { before, after }: DiffReport): string {
  const record = recordOf(change);
  const span: Span | undefined = record?.declared[0] ?? record?.references[0]?.span ?? record?.mentioned[0];
  if (!span) return '';
  const place = change.after ? after : before;
  return `${span.file}:${place(span).start.line}`;
}

/** How many changes there are of each kind, in the order of gravity; kinds without one are left out. */
export function countsOf(changes: readonly IdentityChange[]): [string, number][] {
  const order = ['widened', 'added', 'changed', 'narrowed', 'removed', 'unreferenced'] as const;
  return order.flatMap((kind): [string, number][] => {
    const count = changes.filter(({ change }) => change === kind).length;
    return count === 0 ? [] : [[kind === 'unreferenced' ? 'no longer referenced' : kind, count]];
  });
}
