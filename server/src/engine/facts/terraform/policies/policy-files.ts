/** Policy documents in files of their own, that a resource reads with `file()` or `templatefile()`. */
import type { Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import type { Root } from '../module/root';

/** The key of the document in a file that is read as it is; as the extractor of data files gives it. Undefined for anything else. */
export function policyFile(root: Root, value: Value): Alias | undefined {
  if (value.kind === 'unknown') return value.path?.endsWith('.json') ? `file:${value.path}` : undefined;
  if (value.kind !== 'string' || value.style !== 'raw') return undefined;
  const key = `file:${value.span.file}`;
  return root.facts(value.span.file)?.policies.some((policy) => policy.key === key) ? key : undefined;
}

/** The file of a text that a template in another file was filled in to give. */
export function templateOf(value: Value, file: string): string | undefined {
  return value.kind === 'string' && value.span.file !== file && value.style === 'heredoc' && value.literal.start === 0
    ? value.span.file
    : undefined;
}
