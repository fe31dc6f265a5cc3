/** The compose files that build a Dockerfile hand the secret on. */

import { isComposeFile } from '../../../facts/containers/compose-files';
import { baseName, folderOf, joinPath } from '../../../syntax/path';
import { type Entry, entryOf, get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit, FileEdit, FixContext } from '../../model';
import { newlineOf } from '../../text';
import { secretOfService, secretOfTop } from '../compose/secrets';
import { documentsOf } from '../parse';
import { inBraces, keyIndent } from '../tree';

/** https://docs.docker.com/reference/compose-file/build/#secrets */
export function composeEdits({ files, read }: FixContext, dockerfile: string, id: string): FileEdit[] {
  return files.flatMap((file) => {
    if (!/\.ya?ml$/i.test(file)) return [];
    const text = read(file) ?? '';
    if (!isComposeFile(file, text)) return [];
    const top = text.includes('build') ? documentsOf(file, text)[0] : undefined;
    if (top?.kind !== 'object' || inBraces(text, top)) return [];
    const edits = editsIn(file, text, top, dockerfile, id);
    return edits.length > 0 ? [{ file, edits }] : [];
  });
}

function editsIn(file: string, text: string, top: ObjectValue, dockerfile: string, id: string): Edit[] {
  const services = get(top, 'services');
  const builds = services?.kind === 'object' ? services.entries.flatMap(({ value }) => entryOf(value, 'build') ?? []) : [];
  const own = builds.filter(({ value }) => dockerfileOf(file, value) === dockerfile);
  const declared = own.length > 0 ? secretOfTop(text, top, id, id) : undefined;
  if (!declared) return [];
  const given = own.flatMap((build) => buildEdits(text, build, declared.name));
  return given.length > 0 ? [...given, ...declared.edits] : [];
}

function buildEdits(text: string, build: Entry, name: string): readonly Edit[] {
  const { value } = build;
  const indent = keyIndent(text, build);
  if (indent === undefined) return [];
  if (value.kind === 'string') {
    const next = `${newlineOf(text)}${indent}  `;
    const written = text.slice(value.literal.start, value.literal.end);
    const added = `${next.slice(0)}context: ${written}${next}secrets:${next}  - ${name}`;
    return [{ start: build.keySpan.end + 1, end: value.literal.end, text: added }];
  }
  const [first] = value.kind === 'object' ? value.entries : [];
  if (value.kind !== 'object' || !first || inBraces(text, value)) return [];
  return secretOfService(text, value, first, name) ?? [];
}

function dockerfileOf(file: string, build: Value): string | undefined {
  const context = textOf(build) ?? textOf(get(build, 'context')) ?? '.';
  const folder = joinPath(folderOf(file), context);
  return folder === undefined ? undefined : joinPath(folder, textOf(get(build, 'dockerfile')) ?? baseName('Dockerfile'));
}
