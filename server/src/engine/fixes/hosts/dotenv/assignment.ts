/** One `NAME=value` of a `.env` file. */
import { parseKeyValue } from '../../../syntax/data/keyvalue';
import { baseName } from '../../../syntax/path';
import type { Range } from '../../../syntax/span';
import type { FixContext } from '../../model';
import { before, isBlank, lineEnd, lineStart, removal } from '../../text';
import type { Place } from '../model';
import { findLiteral } from '../tree';

export interface Assignment {
  readonly key: string;
  /** The value is the secret and nothing else. */
  readonly whole: boolean;
  /** The value without its quotes. */
  readonly content: Range;
  /** The lines of the assignment without their last line ending; a comment behind the value is part of them. */
  readonly lines: Range;
  /** `NAME=`, with the `export` before it, and the comment behind it. */
  readonly empty: string;
}

/** The assignment that holds the credential; undefined where it does not stand in one, or not any more. */
export function assignmentOf({ file, text, credential }: Place): Assignment | undefined {
  const found = findLiteral(parseKeyValue(file, text, 'dotenv'), credential);
  const { entry, value } = found ?? {};
  if (!entry || !value || credential.storage !== 'literal') return undefined;
  // Lines have moved: another assignment stands here.
  if (credential.slot.kind === 'key-value' && credential.slot.name !== entry.key) return undefined;
  const { literal, span } = value;
  const lead = before(text, entry.keySpan.start);
  const rest = text.slice(literal.end, lineEnd(text, literal.end));
  if (!/^\s*(?:export\s+)?$/.test(lead) || !/^\s*(?:#.*)?$/.test(rest)) return undefined;
  return {
    key: entry.key,
    whole: span.start === credential.span.start && span.end === credential.span.end,
    content: { start: span.start, end: span.end },
    lines: { start: lineStart(text, entry.keySpan.start), end: lineEnd(text, literal.end) },
    empty: `${lead.trim() === '' ? '' : 'export '}${entry.key}=${isBlank(rest) ? '' : ` ${rest.trim()}`}`,
  };
}

/** A file that shows others which variables there are: it stays in the repository, and its values are no one's. */
export function isExample(file: string): boolean {
  return /[._-](?:example|sample|template|dist|tmpl|tpl|defaults?)(?:\.env)?$|^(?:example|sample|template)[._-]/i.test(
    baseName(file),
  );
}

/**
 * The line goes with its comment, which the example keeps. In a file that Compose gives to a container, the bare
 * name stays: it stands for the variable of the shell that starts it.
 * https://docs.docker.com/reference/compose-file/services/#env_file
 */
export function valueRemoval(context: FixContext, file: string, text: string, { lines, empty }: Assignment) {
  if (isGivenToContainer(context, file)) {
    const [name, comment] = [empty.slice(0, empty.indexOf('=')), empty.slice(empty.indexOf('=') + 1).trim()];
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    return { ...lines, text: `${comment === '' ? '' : comment + newline}${name}` };
  }
  return removal(text, lines);
}

/** Whether `env_file` of a compose file names it. */
export function isGivenToContainer({ files, read }: FixContext, file: string): boolean {
  const name = baseName(file);
  return files.some((one) => {
    if (!/(?:^|\/)(?:docker-|podman-)?compose(?:[-.][\w-]+)*\.ya?ml$/i.test(one)) return false;
    const text = read(one) ?? '';
    const at = text.indexOf('env_file');
    return (
      at >= 0 && new RegExp(`[\\s/"'\\[]${name.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}["'\\],]?\\s`).test(`${text.slice(at)}\n`)
    );
  });
}
