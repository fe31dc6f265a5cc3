/** Reads a Dockerfile. Never throws: what is half-typed is an instruction with what there is. */
import type { Range, SyntaxIssue } from '../span';
import { escapeOf, isPassedOver, joinedFrom, linesOf } from './lines';
import type { Code, DockerfileTree, Flag, Heredoc, Instruction } from './model';
import { rangeOf, wordsOf } from './words';

/** Longer ones are made by a program. */
const LONGEST = 200_000;
const KEYWORD = /^[ \t]*([A-Za-z]{1,40})(?=[ \t]|$)[ \t]*/;
const FLAG = /^--([A-Za-z][\w-]{0,40})(?:=([\s\S]*))?$/;
/** https://docs.docker.com/reference/dockerfile/#here-documents */
const HEREDOC = /^\d*<<(-?)(["']?)([\w.-]{1,100})\2/;
const WITH_HEREDOC = new Set(['RUN', 'COPY', 'ADD']);

/** The instructions in order; none of a text that is too long to be written by hand. */
export function parseDockerfile(text: string): DockerfileTree {
  const instructions: Instruction[] = [];
  const issues: SyntaxIssue[] = [];
  if (text.length > LONGEST) return { escapeChar: '\\', instructions, issues: [{ start: 0, end: 0, message: 'too long' }] };
  const lines = linesOf(text);
  const escapeChar = escapeOf(text, lines);
  let stage = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Range;
    if (isPassedOver(text, line)) continue;
    const { code, last } = joinedFrom(text, lines, i, escapeChar);
    const head = headOf(code);
    i = last;
    if (!head) {
      issues.push({ ...line, message: 'no instruction' });
      continue;
    }
    if (head.keyword === 'FROM' && !head.onbuild) stage++;
    const own: Code = { text: code.text.slice(head.length), at: code.at.slice(head.length) };
    const heredocs: Heredoc[] = [];
    for (const mark of WITH_HEREDOC.has(head.keyword) ? marksOf(own, escapeChar) : []) {
      const end = heredocEnd(text, lines, i + 1, mark);
      if (end === undefined) {
        issues.push({ ...line, message: 'a here-document does not end' });
        break;
      }
      heredocs.push({ mark: mark.name, start: lines[i + 1]?.start ?? 0, end: lines[end]?.start ?? 0 });
      i = end;
    }
    const { keyword, onbuild } = head;
    const end = lines[i]?.end ?? line.end;
    const body = code.at[head.length] ?? end;
    const start = code.at[code.text.length - code.text.trimStart().length] ?? line.start;
    instructions.push({ keyword, onbuild, start, end, body, code: own, ...flagsOf(own, escapeChar), heredocs, stage });
  }
  return { escapeChar, instructions, issues };
}

function headOf({ text }: Code): { keyword: string; onbuild: boolean; length: number } | undefined {
  const outer = KEYWORD.exec(text);
  if (!outer?.[1]) return undefined;
  const keyword = outer[1].toUpperCase();
  if (keyword !== 'ONBUILD') return { keyword, onbuild: false, length: outer[0].length };
  const inner = KEYWORD.exec(text.slice(outer[0].length));
  if (!inner?.[1]) return { keyword, onbuild: true, length: outer[0].length };
  return { keyword: inner[1].toUpperCase(), onbuild: true, length: outer[0].length + inner[0].length };
}

function flagsOf(code: Code, escapeChar: string): { readonly first: number; readonly flags: readonly Flag[] } {
  const flags: Flag[] = [];
  let first = 0;
  // Flags stand in front: what a command is given is not looked at.
  for (const { from, to } of code.text.startsWith('--') ? wordsOf(code, escapeChar) : []) {
    const match = FLAG.exec(code.text.slice(from, to));
    if (!match) break;
    flags.push({ name: (match[1] ?? '').toLowerCase(), value: match[2] ?? '', ...rangeOf(code, from, to) });
    first = to;
  }
  return { first: code.text.length - code.text.slice(first).trimStart().length, flags };
}

function marksOf(code: Code, escapeChar: string): { name: string; tabs: boolean }[] {
  if (!code.text.includes('<<')) return [];
  return wordsOf(code, escapeChar).flatMap(({ from, to }) => {
    const match = HEREDOC.exec(code.text.slice(from, to));
    return match?.[3] ? [{ name: match[3], tabs: match[1] === '-' }] : [];
  });
}

function heredocEnd(
  text: string,
  lines: readonly Range[],
  from: number,
  mark: { name: string; tabs: boolean },
): number | undefined {
  for (let i = from; i < lines.length; i++) {
    const line = text.slice(lines[i]?.start, lines[i]?.end);
    if ((mark.tabs ? line.replace(/^\t+/, '') : line) === mark.name) return i;
  }
  return undefined;
}
