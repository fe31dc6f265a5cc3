/** What every part of a bill of materials has: properties, and where it stands. */
import type { Span } from '../../../../engine/syntax/span';
import type { InventoryReport } from '../model';

export type Json = Readonly<Record<string, unknown>>;

/** A property for each value; none where there is none. */
export function properties(named: readonly (readonly [string, string | number | boolean | undefined])[]): Json[] {
  return named.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name: `nhi:${name}`, value: String(value) }],
  );
}

/** A place by its file and line. */
export function occurrence(span: Span, { place }: InventoryReport): Json {
  return { location: span.file, line: place(span).start.line };
}
