import type { Facts } from '../../facts/model';
import type { Suppression } from '../model';
import { foreignComments } from './comments';
import type { ForeignRecords } from './model';
import { recordedSuppressions } from './records';

/**
 * What other secret scanners silence in a file: their comments in its text and their records in the workspace folder. A
 * file without a literal credential and without a pipeline is not looked at: nothing in it can be silenced.
 */
export function foreignSuppressions(records: ForeignRecords | undefined, facts: Facts, text: string): Suppression[] {
  const literals = facts.credentials.filter(({ storage }) => storage === 'literal');
  if (literals.length === 0 && facts.pipelines.length === 0) return [];
  const recorded = records ? recordedSuppressions(records, facts.file, text, literals) : [];
  return [...foreignComments(text), ...recorded];
}
