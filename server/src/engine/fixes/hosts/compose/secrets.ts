/** The entries `secrets` of a compose file: at the top where a value comes from, in a service or a build who gets it. */
import { type Entry, entryOf, get, type ObjectValue, textOf } from '../../../syntax/value';
import type { Edit } from '../../model';
import { appendLines, indentAt, lineStart, newlineOf } from '../../text';
import { inBraces, keyIndent } from '../tree';

/**
 * The secret that a variable of the shell fills: one that is there, or a new one.
 * https://docs.docker.com/reference/compose-file/secrets/
 */
export function secretOfTop(
  text: string,
  top: ObjectValue,
  env: string,
  name = env.toLowerCase(),
): { name: string; edits: readonly Edit[] } | undefined {
  const newline = newlineOf(text);
  const secrets = entryOf(top, 'secrets');
  if (!secrets) {
    const lines = ['secrets:', `  ${name}:`, `    environment: ${env}`];
    return text.includes('\n---') || /\n\.\.\.\s*$/.test(text) ? undefined : { name, edits: [appendLines(text, lines)] };
  }
  const { value } = secrets;
  const first = value.kind === 'object' ? value.entries[0] : undefined;
  if (value.kind !== 'object' || !first || inBraces(text, value)) return undefined;
  const known = value.entries.find((entry) => textOf(get(entry.value, 'environment')) === env);
  // A build knows the secret by its own name only.
  if (known && (name !== env || known.key === name)) return { name: known.key, edits: [] };
  const indent = keyIndent(text, first);
  if (indent === undefined || value.entries.some(({ key }) => key === name)) return undefined;
  const at = lineStart(text, first.keySpan.start);
  const added = `${indent}${name}:${newline}${indent}${indent}environment: ${env}${newline}`;
  return { name, edits: [{ start: at, end: at, text: added }] };
}

/** The secret among those of a service or a build; a new list stands before `next`, one of its entries. */
export function secretOfService(text: string, holder: ObjectValue, next: Entry, name: string): readonly Edit[] | undefined {
  const newline = newlineOf(text);
  const secrets = entryOf(holder, 'secrets');
  const indent = keyIndent(text, next);
  if (indent === undefined) return undefined;
  if (!secrets) {
    const lead = text.slice(lineStart(text, next.keySpan.start), next.keySpan.start);
    const added = `secrets:${newline}${indent}  - ${name}${newline}${indent}`;
    return lead.trim() === '' || /^\s*(?:- +)+$/.test(lead)
      ? [{ start: next.keySpan.start, end: next.keySpan.start, text: added }]
      : undefined;
  }
  const first = secrets.value.kind === 'list' ? secrets.value.items[0] : undefined;
  if (secrets.value.kind !== 'list' || !first || text.slice(secrets.keySpan.end, first.span.start).includes('['))
    return undefined;
  if (secrets.value.items.some((item) => textOf(item) === name || textOf(get(item, 'source')) === name)) return [];
  const at = lineStart(text, first.span.start);
  return [{ start: at, end: at, text: `${indentAt(text, first.span.start)}- ${name}${newline}` }];
}
