/** Finds in one file what records of other scanners leave out. */
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import ignore, { type Ignore } from 'ignore';
import type { CredentialFact } from '../../facts/model';
import { type LineStarts, lineStarts, positionAt } from '../../syntax/lines';
import type { Suppression } from '../model';
import { compileExpression, type Expression } from './expression';
import type { ForeignRecords } from './model';

/** More of a line than this is no line that a person wrote. */
const LONGEST_LINE = 1_000;

interface Compiled {
  readonly allowed: readonly Expression[];
  readonly paths: readonly { readonly by: string; readonly about?: string; readonly rules: Ignore }[];
}

const compiled = new WeakMap<ForeignRecords, Compiled>();

/**
 * The suppressions that the records hold for a file with these literal credentials. A value is looked at here, where the
 * text is at hand, and leaves as a range.
 */
export function recordedSuppressions(
  records: ForeignRecords,
  file: string,
  text: string,
  credentials: readonly CredentialFact[],
): Suppression[] {
  const found: Suppression[] = [];
  const { allowed, paths } = compile(records);
  const silence = (by: string, start: number, end: number, about?: string) =>
    found.push({ rules: [], by, start, end, ...(about ? { about } : {}) });
  for (const { by, rules, about } of paths) {
    if (ignore.isPathValid(file) && rules.ignores(file)) silence(by, 0, text.length, about);
  }
  const lines = records.lines.get(file);
  const hashes = records.hashes.get(file);
  if (!lines && !hashes && allowed.length === 0) return found;
  const starts = lineStarts(text);
  for (const { by, line } of lines ?? []) {
    const [start, end] = lineAt(starts, line, text);
    if (start !== undefined && end !== undefined) silence(by, start, end);
  }
  for (const credential of credentials) {
    const { start, end } = credential.span;
    if (hashes && candidates(text, credential).some((value) => hashes.has(bytesToHex(sha1(utf8ToBytes(value))))))
      silence('detect-secrets', start, end);
    if (allowed.length > 0 && isAllowed(allowed, file, text, starts, start)) silence('git-secrets', start, end);
  }
  return found;
}

function compile(records: ForeignRecords): Compiled {
  const known = compiled.get(records);
  if (known) return known;
  const made: Compiled = {
    allowed: records.allowed.flatMap((source) => compileExpression(source) ?? []),
    paths: records.paths.map(({ patterns, ...rest }) => ({ ...rest, rules: ignore().add([...patterns]) })),
  };
  compiled.set(records, made);
  return made;
}

function lineAt(starts: LineStarts, line: number, text: string): [number | undefined, number | undefined] {
  const start = starts[line - 1];
  const next = starts[line];
  return [start, start === undefined ? undefined : next === undefined ? text.length : next - 1];
}

/**
 * What the other tool may have taken for the value: ours, all of the literal, what stands between quotes and blanks, and of
 * a private key its first line.
 */
function candidates(text: string, { span, literal, type }: CredentialFact): string[] {
  const value = text.slice(span.start, span.end);
  const found = [value, text.slice(literal.start, literal.end).replace(/^(["'`])(.*)\1$/s, '$2')];
  if (type === 'private-key') found.push(/BEGIN [A-Z ]{0,40}PRIVATE KEY/.exec(value.slice(0, 80))?.[0] ?? value);
  else found.push(token(text, span.start, span.end));
  return [...new Set(found)];
}

function token(text: string, from: number, to: number): string {
  const isEdge = (at: number) => /[\s"'`]/.test(text.charAt(at));
  let [start, end] = [from, to];
  while (start > 0 && from - start < LONGEST_LINE && !isEdge(start - 1)) start--;
  while (end < text.length && end - to < LONGEST_LINE && !isEdge(end)) end++;
  return text.slice(start, end);
}

function isAllowed(allowed: readonly Expression[], file: string, text: string, starts: LineStarts, offset: number): boolean {
  const { line, column } = positionAt(starts, offset);
  const [start = 0, end = 0] = lineAt(starts, line, text);
  const from = column > LONGEST_LINE / 2 ? Math.max(start, offset - LONGEST_LINE / 2) : start;
  const shown = `${file}:${line}:${text.slice(from, Math.min(end, from + LONGEST_LINE)).replace(/\r$/, '')}`;
  return allowed.some((occurs) => occurs(shown));
}
