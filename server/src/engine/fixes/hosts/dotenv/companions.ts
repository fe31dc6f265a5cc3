/** What stands beside a `.env` file: the example for others, the list of what git leaves alone, the script of direnv. */

import { isComposeFile } from '../../../facts/containers/compose-files';
import { isSecretName } from '../../../secrets/slots/names';
import { parseKeyValue } from '../../../syntax/data/keyvalue';
import { baseName, folderOf, sibling } from '../../../syntax/path';
import { overlaps, type Range } from '../../../syntax/span';
import type { FileEdit, FixContext } from '../../model';
import { lineStart, newlineOf } from '../../text';
import type { Assignment } from './assignment';

const EXAMPLES = ['example', 'sample', 'template', 'dist'];

/**
 * The name without its value, in the example that is there, or in a new one. Where git leaves the file alone from now on, a new one has all
 * of its names: settings that plainly are no secret keep their value.
 */
export function exampleEdits(
  context: FixContext,
  file: string,
  { key, empty, lines }: Assignment,
  isIgnored: boolean,
): FileEdit[] {
  const { read } = context;
  const names = EXAMPLES.flatMap((word) => [`${baseName(file)}.${word}`, `.env.${word}`, `env.${word}`]);
  const known = names.map((name) => sibling(file, name)).find((path) => read(path) !== undefined);
  if (known === undefined)
    return [whole(sibling(file, `${baseName(file)}.example`), isIgnored ? exampleOf(context, file, empty, lines) : empty)];
  const text = read(known) ?? '';
  if (new RegExp(`^[ \\t]*#?[ \\t]*(?:export[ \\t]+)?${key.replaceAll('.', '\\.')}[ \\t]*[=:]`, 'm').test(text)) return [];
  return [{ file: known, edits: [line(text, empty)] }];
}

function exampleOf({ read, graph }: FixContext, file: string, empty: string, own: Range): string {
  const text = read(file) ?? '';
  const tree = parseKeyValue(file, text, 'dotenv');
  const secrets = graph.facts.get(file)?.credentials ?? [];
  const names = (tree.kind === 'object' ? tree.entries : []).flatMap(({ key, keySpan, value }) => {
    if (value.kind !== 'string' || lineStart(text, keySpan.start) === own.start) return value.kind === 'string' ? [empty] : [];
    const isSecret = isSecretName(key) || secrets.some(({ span }) => overlaps(span, value.literal));
    return [`${key}=${!isSecret && PLAIN.test(value.text) ? value.text : ''}`];
  });
  return names.includes(empty) ? names.join('\n') : empty;
}

/** What a setting looks like that anyone may see: a number, a few words (a region, a machine), a time zone, an address, a path. */
const PLAIN =
  /^(?:\d{1,6}|[a-z]{1,12}(?:[-_.](?:[a-z]{1,12}|\d{1,3})){0,4}|[A-Z][a-z]{1,15}(?:\/[A-Z][A-Za-z_]{1,15})?|(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?|\.{0,2}(?:\/[a-z_.-]{1,20}){1,5})$/;

/** The file in the nearest `.gitignore`, unless a line there covers it. */
export function ignoreEdits({ read }: FixContext, file: string): FileEdit[] {
  const name = baseName(file);
  const folders = [folderOf(file)];
  while (folders[0] !== '') folders.unshift(folderOf(folders[0] ?? ''));
  const lists = folders.map((folder) => (folder === '' ? '.gitignore' : `${folder}/.gitignore`));
  const texts = lists.flatMap((list) => read(list) ?? []);
  const covers = /^(?:\/|\*\*\/)?(?:\.env\*?|\*?\.env|\.env\.\*|\.env\*\.local|\.env\.local|\*\.local)$/;
  const matches = (pattern: string) =>
    pattern === name ||
    pattern === `/${name}` ||
    pattern === `/${file}` ||
    (covers.test(pattern) && globOf(pattern.replace(/^(?:\/|\*\*\/)/, '')).test(name));
  if (texts.some((text) => text.split(/\r?\n/).some((one) => matches(one.trim())))) return [];
  const list = [...lists].reverse().find((one) => read(one) !== undefined);
  return list === undefined ? [whole('.gitignore', name)] : [{ file: list, edits: [line(read(list) ?? '', name)] }];
}

/**
 * `${NAME:?}` for `${NAME}` in the Compose files beside it, which take their variables from there: without it Compose
 * puts nothing where a value is missing, and starts. https://docs.docker.com/reference/compose-file/interpolation/
 */
export function composeEdits({ files, read }: FixContext, file: string, key: string): FileEdit[] {
  if (baseName(file) !== '.env' || !/^[A-Za-z_]\w*$/.test(key)) return [];
  const beside = files.filter((one) => folderOf(one) === folderOf(file) && isComposeFile(one, ''));
  return beside.flatMap((one) => {
    const found = [...(read(one) ?? '').matchAll(new RegExp(`(?<!\\$)\\$\\{${key}\\}`, 'g'))];
    const edits = found.map(({ index, 0: { length } }) => ({ start: index + length - 1, end: index + length - 1, text: ':?' }));
    return edits.length > 0 ? [{ file: one, edits }] : [];
  });
}

/** The line in the script that direnv runs in this folder or one above; undefined where there is none, or it sets the name already. */
export function envrcEdits({ read }: FixContext, file: string, command: string, key: string): FileEdit[] | undefined {
  let folder = folderOf(file);
  for (;;) {
    const envrc = folder === '' ? '.envrc' : `${folder}/.envrc`;
    const text = read(envrc);
    if (text !== undefined) {
      const isSet = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${key}=`, 'm').test(text);
      return isSet || !/^[A-Za-z_]\w*$/.test(key) ? undefined : [{ file: envrc, edits: [line(text, command)] }];
    }
    if (folder === '') return undefined;
    folder = folderOf(folder);
  }
}

function globOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
}

function whole(file: string, text: string): FileEdit {
  return { file, create: true, edits: [{ start: 0, end: 0, text: `${text}\n` }] };
}

/** One more line at the end, without an empty one before it. */
function line(text: string, added: string) {
  const newline = newlineOf(text);
  const gap = text.trim() === '' || text.endsWith('\n') ? '' : newline;
  return { start: text.length, end: text.length, text: `${gap}${added}${newline}` };
}
