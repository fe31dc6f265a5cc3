/** Entries of `env` and `with` that go together. */
import type { PipelineVariable } from '../../../facts/model';
import type { DataChange } from '../../model';

/** The changes; where nothing would be left the whole mapping goes, with its key. */
export function withoutEntries(all: readonly PipelineVariable[], gone: readonly PipelineVariable[]): DataChange[] {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || gone.length < all.length || gone.length < 2)
    return gone.map(({ nameSpan }) => ({ op: 'remove', at: nameSpan, empties: true }));
  return [{ op: 'remove', at: { ...first.nameSpan, end: last.value?.literal.end ?? last.nameSpan.end }, empties: true }];
}
