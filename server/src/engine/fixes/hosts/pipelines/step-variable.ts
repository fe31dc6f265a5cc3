import { entryOf, get, type ObjectValue } from '../../../syntax/value';
import { addEntry, columnOf, linesAfter, linesBefore } from '../../data/entries';
import type { Edit } from '../../model';

/** A variable in the `env` of a step, which is made before its script (as the key is called there) where there is none. */
export function stepVariable(text: string, step: ObjectValue, key: string, value: string, script = 'run'): Edit | undefined {
  const env = entryOf(step, 'env');
  if (env?.value.kind === 'object') return get(env.value, key) ? undefined : addEntry(text, env.value, key, value);
  const run = entryOf(step, script);
  if (env || !run || columnOf(text, step) === undefined) return undefined;
  const lines = ['env:', `  ${key}: ${value}`];
  return step.entries[0] === run ? linesAfter(text, step, run, lines) : linesBefore(text, step, run, lines);
}
