/** Policy documents in JSON files of their own, that a resource reads with `file()` or `templatefile()`. */
import type { Value } from '../../syntax/value';
import type { Alias } from '../model';
import type { TerraformFile } from './file';

const READS = /^(?:file|templatefile)\(\s{0,20}"(?:\$\{path\.module\}\/)?([\w./-]{1,200}\.json)"/;

/** The key of the document in the file that the call reads, as the extractor of data files gives it; undefined for anything else. */
export function policyFile({ context, scope }: TerraformFile, value: Value): Alias | undefined {
  if (value.kind !== 'unknown') return undefined;
  const path = READS.exec(scope.text.slice(value.span.start, value.span.start + 300))?.[1];
  if (!path || path.startsWith('/')) return undefined;
  const steps = context.file.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..' && steps.length === 0) return undefined;
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return `file:${steps.join('/')}`;
}
