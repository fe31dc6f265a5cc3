/** Where the bare template ends what the rendered one ends with an action: an edit finds its place in the bare one. */
import type { Span } from '../../../syntax/span';
import type { Facts } from '../../model';

const MAX_DEPTH = 12;

export type Ends = (key: string, span: Span) => Span;

/** A span of the file, by what it is of and where it starts, as the facts of the bare template have it. */
export function endsIn(parts: readonly (keyof Facts)[], alone: Facts): Ends {
  const ends = new Map<string, number>();
  const collect = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
    for (const [key, one] of Object.entries(value)) {
      if (isSpan(one) && one.file === alone.file) ends.set(`${key} ${one.start}`, one.end);
      else collect(one, depth + 1);
    }
  };
  for (const part of parts) collect(alone[part], 0);
  return (key, span) => {
    const end = span.file === alone.file ? ends.get(`${key} ${span.start}`) : undefined;
    return end === undefined || end === span.end ? span : { ...span, end };
  };
}

export function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'file' in value && 'start' in value && 'end' in value;
}
