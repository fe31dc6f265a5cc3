/** `${NAME:-literal}`: a default that is a secret. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Draft, Place } from '../model';

/**
 * Without a vault the variable is required from now on; a vault gives the default. Undefined where the literal is no default, or where
 * what the command prints would be split into words.
 */
export function fallback(
  { file, text, credential }: Place,
  path: readonly SourceNode[],
  command: string | undefined,
): Draft | undefined {
  const index = path.findIndex(({ type }) => type === 'expansion');
  const expansion = path[index];
  const [variable, operator] = expansion?.children ?? [];
  if (!expansion || !variable || operator?.field !== 'operator' || text[expansion.end - 1] !== '}') return undefined;
  if (!/^:?[-=]$/.test(text.slice(operator.start, operator.end))) return undefined;
  const name = text.slice(variable.start, variable.end);
  if (command === undefined) {
    return {
      title: `Require ${/^\d+$/.test(name) ? `argument ${name}` : name}, without a default`,
      safety: 'safe',
      edits: [{ file, edits: [{ start: operator.start, end: expansion.end - 1, text: ':?' }] }],
      followUp: /^\d+$/.test(name)
        ? ['Give the argument where this is called, from a vault or the secret store of the CI.']
        : [`Set ${name} where this runs, from a vault or the secret store of the CI, never from a file in the repository.`],
    };
  }
  const isKeptTogether =
    path.slice(0, index).some(({ type }) => type === 'string') || path[index - 1]?.type === 'variable_assignment';
  if (!isKeptTogether || path.slice(index).some(({ type }) => type === 'raw_string' || type === 'ansi_c_string'))
    return undefined;
  return {
    safety: 'review',
    edits: [{ file, edits: [{ start: credential.span.start, end: credential.span.end, text: `$(${command})` }] }],
  };
}
