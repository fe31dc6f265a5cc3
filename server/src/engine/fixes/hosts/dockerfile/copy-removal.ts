/** A file with credentials stays out of an image: out of COPY, and out of the context of the build. */
import {
  contextOf,
  credentialFilesIn,
  type ImageContext,
  imageFiles,
  pathIn,
} from '../../../rules/shared/container/image-context';
import { argumentsOf } from '../../../syntax/dockerfile/exec-form';
import { parseDockerfile } from '../../../syntax/dockerfile/parse';
import { isLeftOut } from '../../../syntax/dockerfile/patterns';
import { joinPath } from '../../../syntax/path';
import type { Range } from '../../../syntax/span';
import type { StringValue } from '../../../syntax/value';
import { together } from '../../apply';
import type { Edit, FileEdit, FixContext } from '../../model';
import { newlineOf, removal } from '../../text';
import type { Draft, RemoveDeclaration } from '../model';

/** More of them are a folder's worth: a person chooses the pattern. */
const MOST = 10;

/** Words of COPY go that name the file itself; a folder or a pattern stays, without the file. */
export function removeCopy(context: FixContext, text: string, { owner, title }: RemoveDeclaration): Draft | undefined {
  const copies = copiesIn(text, owner.file);
  const word = copies.flatMap(({ sources }) => sources).find(({ span }) => span.start === owner.start && span.end === owner.end);
  if (!word) return undefined;
  const workspace = imageFiles(context.graph);
  const build = contextOf(workspace, owner.file);
  const path = pathIn(build, word.text);
  const files = credentialFilesIn(workspace, build, word.text).flatMap(({ span, credentials }) =>
    credentials > 0 ? [span.file] : [],
  );
  // What is left out of the build and still named would stop it.
  const names = new Set(files.length === 0 && path ? [path] : files);
  if (path && path !== build.folder && files.every((file) => file === path || file.startsWith(`${path}/`))) names.add(path);
  const edits = copies.map(({ range, sources, target }) => {
    const gone = sources.map((source) => names.has(pathIn(build, source.text) ?? ''));
    return gone.includes(true) ? wordRemovals(text, range, [...sources, target], gone) : [];
  });
  const ignored = names.size > 0 && names.size <= MOST ? ignoreEdit(context, owner.file, build, [...names]) : undefined;
  if (!ignored || edits.includes(undefined)) return undefined;
  const own = edits.flatMap((some) => some ?? []);
  return { title, safety: 'review', edits: together([...(own.length > 0 ? [{ file: owner.file, edits: own }] : []), ignored]) };
}

interface Copy {
  readonly range: Range;
  readonly sources: readonly StringValue[];
  readonly target: StringValue;
}

function copiesIn(text: string, file: string): Copy[] {
  const { escapeChar, instructions } = parseDockerfile(text);
  return instructions.flatMap((one) => {
    if (!/^(?:COPY|ADD)$/.test(one.keyword) || one.flags.some(({ name }) => name === 'from')) return [];
    const words = argumentsOf(file, one, escapeChar);
    const target = words.at(-1);
    return target ? [{ range: one, sources: words.slice(0, -1), target }] : [];
  });
}

/** With every source the instruction goes too. */
function wordRemovals(text: string, range: Range, words: readonly StringValue[], gone: readonly boolean[]): Edit[] | undefined {
  if (!gone.includes(false)) return [removal(text, range)];
  // In brackets, or beside a comment, more stands between two words than blanks.
  if (/[[#]/.test(text.slice(range.start, range.end))) return undefined;
  return gone.flatMap((isGone, i) =>
    isGone ? [{ start: words[i]?.literal.start ?? 0, end: words[i + 1]?.literal.start ?? 0, text: '' }] : [],
  );
}

function ignoreEdit(
  { read }: FixContext,
  dockerfile: string,
  { folder, leftOut }: ImageContext,
  names: readonly string[],
): FileEdit | undefined {
  const own = `${dockerfile}.dockerignore`;
  const file = read(own) === undefined ? joinPath(folder, '.dockerignore') : own;
  if (file === undefined) return undefined;
  const inside = [...new Set(names.map((name) => (folder === '' ? name : name.slice(folder.length + 1))))];
  const lines = inside.filter((name) => !isLeftOut(leftOut, name));
  if (lines.length === 0 || lines.some((line) => !/^[\w./@ -]+$/.test(line))) return undefined;
  const text = read(file);
  const newline = newlineOf(text ?? '');
  const written = lines.map((line) => line + newline).join('');
  if (text === undefined) return { file, create: true, edits: [{ start: 0, end: 0, text: written }] };
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  return { file, edits: [{ start: text.length, end: text.length, text: gap + written }] };
}
