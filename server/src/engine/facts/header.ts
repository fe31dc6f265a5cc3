import type { FormatMatch } from '../secrets/model';
import { overlapsOf } from '../syntax/overlaps';
import type { ExtractContext } from './context';
import type { SlotKind } from './model';

/** Slots that a name alone makes. */
const NAMED: ReadonlySet<SlotKind> = new Set(['assignment', 'key-value', 'helm-value']);

/**
 * Makes room for headers found in the text: where a key's name alone made an extractor believe the value, the header is the finer
 * answer, because it ends before the scheme. Facts of a host's own slots and of token formats stay.
 */
export function giveWayToHeaders({ facts }: ExtractContext, matches: readonly FormatMatch[]): void {
  const headers = matches.filter(({ header }) => header);
  if (headers.length === 0) return;
  const around = overlapsOf(headers, (match) => match);
  facts.credentials = facts.credentials.filter(({ slot, format, span }) => {
    if (format || !NAMED.has(slot.kind)) return true;
    for (const _ of around(span.start, span.end)) return false;
    return true;
  });
}
