import type { Place } from '../model';

/** `${{ … }}`, `$NAME` and `${NAME}`. */
const REFERENCE = /\$\{\{[^}\r\n]{0,200}\}\}|\$\{?[A-Za-z_]\w*\}?/g;

/** Whether the literal still stands there: the analysis knows it, and no reference has taken its place since. Of what is stored: the reference. */
export function isPresent({ context, file, text, credential }: Place): boolean {
  const { start, end } = credential.span;
  if (credential.storage !== 'literal') return text.slice(start, end).includes('${{');
  const known = context.graph.facts.get(file)?.credentials ?? [];
  if (!known.some(({ span }) => span.start === start && span.end === end)) return false;
  const from = Math.max(0, start - 200);
  const around = text.slice(from, end + 200);
  return ![...around.matchAll(REFERENCE)].some(
    ({ index, 0: found }) => from + index < end && start < from + index + found.length,
  );
}
