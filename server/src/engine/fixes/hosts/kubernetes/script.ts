/** A literal in a script that a container's shell runs: `"$NAME"`, for the shell would read a value that Kubernetes put there. */
import { get, itemsOf, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { lineEnd, lineStart, removal } from '../../text';
import type { Place } from '../model';
import type { Found } from '../tree';

const SHELL = /(?:^|\/)(?:ba|da|a|k|z)?sh$/;

/** The edit in the script; undefined where the quotes around the literal are not known, or no shell fills the name in. */
export function scriptHole({ text, credential: { span }, name }: Place, { value }: Found, container: Value): Edit | undefined {
  const words = [...itemsOf(get(container, 'command')), ...itemsOf(get(container, 'args'))];
  const flag = textOf(words[words.indexOf(value) - 1]) ?? '';
  // A document in quotes is not filled in, and a double-quoted scalar of YAML has quotes of its own.
  if (!SHELL.test(textOf(words[0]) ?? '') || !/^-[a-z]{0,4}c$/.test(flag) || /<</.test(value.text)) return undefined;
  if (value.style !== 'block' && value.style !== 'plain') return undefined;
  const [before, after] = [text[span.start - 1] ?? '', text[span.end] ?? ''];
  const line = { start: lineStart(text, span.start), end: lineEnd(text, span.end) };
  const own = new RegExp(`^\\s*export ${name.env}=(["']?)$`).exec(text.slice(line.start, span.start));
  if (own && text.slice(span.end, line.end).trim() === own[1] && value.text.trim().includes('\n')) return removal(text, line);
  if (before === "'" && after === "'") return { start: span.start - 1, end: span.end + 1, text: `"$${name.env}"` };
  if (before === '"' && after === '"') return { start: span.start, end: span.end, text: `$${name.env}` };
  const isWord = /[=\s]/.test(before) && /^[\s;&|)]?$/.test(after);
  return isWord ? { start: span.start, end: span.end, text: `"$${name.env}"` } : undefined;
}
