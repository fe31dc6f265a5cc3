/** Reads a Dockerfile. Never throws: what is half-typed is an instruction with what there is. */
import type { Range, SyntaxIssue } from '../span';
import { flagsOf, headOf } from './head';
import { escapeOf, isPassedOver, joinedFrom, linesOf } from './lines';
import type { Code, DockerfileTree, Heredoc, Instruction } from './model';
import { wordsOf } from './words';

/** Longer ones are made by a program. */
const LONGEST = 200_000;
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
  const heredocEnd = endsOf(text, lines);
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
      const end = heredocEnd(i + 1, mark);
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

function marksOf(code: Code, escapeChar: string): Mark[] {
  if (!code.text.includes('<<')) return [];
  return wordsOf(code, escapeChar).flatMap(({ from, to }) => {
    const match = HEREDOC.exec(code.text.slice(from, to));
    return match?.[3] ? [{ name: match[3], tabs: match[1] === '-' }] : [];
  });
}

interface Mark {
  readonly name: string;
  /** `<<-`: tabs may stand before the line that ends it. */
  readonly tabs: boolean;
}

/** Finds the line that ends a here-document, or that there is none, without reading the rest of the file for each. */
function endsOf(text: string, lines: readonly Range[]): (from: number, mark: Mark) => number | undefined {
  const written = (i: number, tabs: boolean) => {
    const line = text.slice(lines[i]?.start, lines[i]?.end);
    return tabs ? line.replace(/^\t+/, '') : line;
  };
  const last = new Map<boolean, Map<string, number>>();
  return (from, { name, tabs }) => {
    const known = last.get(tabs) ?? new Map(lines.map((_, i) => [written(i, tabs), i]));
    last.set(tabs, known);
    for (let i = from; i <= (known.get(name) ?? -1); i++) if (written(i, tabs) === name) return i;
    return undefined;
  };
}
