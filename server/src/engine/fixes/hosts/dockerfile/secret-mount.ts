/** A secret of the build: in the environment of one RUN, and in no layer. */
import type { Edit } from '../../model';
import { newlineOf } from '../../text';
import type { Instruction } from './instructions';

/** https://docs.docker.com/reference/dockerfile/#run---mounttypesecret */
export function mountEdits(text: string, runs: readonly Instruction[], name: string): Edit[] {
  return runs
    .filter(({ body, end }) => !new RegExp(`--mount=\\S*\\b(?:id|env)=${name}\\b`).test(text.slice(body, end)))
    .map(({ body }) => ({ start: body, end: body, text: `--mount=type=secret,id=${name},env=${name},required=true ` }));
}

const DIRECTIVES = /^\uFEFF?(?:[ \t]*#[ \t]*\w+[ \t]*=[^\r\n]*\r?\n)*/;
const SYNTAX = /^[ \t]*#[ \t]*syntax[ \t]*=[ \t]*(\S+)/im;

/**
 * The version of the language that knows `env` in a secret mount, 1.10, on the first line; undefined where the file asks for a language of
 * somebody else, or for exact bytes of one.
 * https://docs.docker.com/build/buildkit/dockerfile-release-notes/
 */
export function syntaxEdits(text: string): Edit[] | undefined {
  const head = DIRECTIVES.exec(text)?.[0] ?? '';
  const match = SYNTAX.exec(head);
  if (!match?.[1]) {
    const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return [{ start: at, end: at, text: `# syntax=docker/dockerfile:1${newlineOf(text)}` }];
  }
  const [, image, tag] = /^(?:docker\.io\/)?(docker\/dockerfile)(?::([\w.-]+))?$/.exec(match[1]) ?? [];
  if (!image) return undefined;
  const old = /^1\.(\d)(?:\.\d+)?$|^experimental$/.test(tag ?? 'latest');
  if (!old) return [];
  const end = match.index + match[0].length;
  return [{ start: end - (tag?.length ?? 0), end, text: '1' }];
}
