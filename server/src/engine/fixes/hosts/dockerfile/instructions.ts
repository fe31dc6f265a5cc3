/** The instructions of a Dockerfile, with their continued lines and here-documents. */
import type { Range } from '../../../syntax/span';

export interface Instruction extends Range {
  readonly keyword: string;
  /** Where the arguments begin, flags included. */
  readonly body: number;
  /** Counted from the first FROM; what stands before it is 0. */
  readonly stage: number;
}

/** Longer ones are made by a program. */
const LONGEST = 200_000;
const KEYWORD = /^[ \t]*([A-Za-z]+)[ \t]+/;

/** In order; undefined where another character than the backslash continues lines, or the file is too long. */
export function instructionsOf(text: string): Instruction[] | undefined {
  if (text.length > LONGEST || /^(?:\uFEFF)?(?:#[^\n]*\n)*#[ \t]*escape[ \t]*=[ \t]*`/i.test(text)) return undefined;
  const lines = linesOf(text);
  const found: Instruction[] = [];
  let stage = 0;
  for (let i = 0; i < lines.length; i++) {
    const first = lines[i] as Range;
    const match = KEYWORD.exec(text.slice(first.start, first.end));
    if (!match) continue;
    const keyword = (match[1] ?? '').toUpperCase();
    let last = i;
    while (isContinued(text, lines[last]) && last + 1 < lines.length) {
      last++;
      while (last + 1 < lines.length && isPassedOver(text, lines[last])) last++;
    }
    for (const mark of heredocsOf(keyword, text.slice(first.start, lines[last]?.end))) {
      const end = lines.findIndex((line, at) => at > last && text.slice(line.start, line.end).trim() === mark);
      if (end < 0) return undefined;
      last = end;
    }
    if (keyword === 'FROM') stage++;
    const start = first.start + (match[0].length - match[0].trimStart().length);
    found.push({ keyword, start, end: lines[last]?.end ?? first.end, body: first.start + match[0].length, stage });
    i = last;
  }
  return found;
}

/** Lines without their endings; a byte order mark belongs to none. */
function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at <= text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start: at, end: end > at && text[end - 1] === '\r' ? end - 1 : end });
    at = end + 1;
  }
  return lines;
}

function isContinued(text: string, line: Range | undefined): boolean {
  return line !== undefined && /\\[ \t]*$/.test(text.slice(line.start, line.end));
}

/** Comments and empty lines between continued ones. */
function isPassedOver(text: string, line: Range | undefined): boolean {
  return line !== undefined && /^[ \t]*(?:#.*)?$/.test(text.slice(line.start, line.end));
}

/** https://docs.docker.com/reference/dockerfile/#here-documents */
function heredocsOf(keyword: string, text: string): string[] {
  if (keyword !== 'RUN' && keyword !== 'COPY' && keyword !== 'ADD') return [];
  return [...text.matchAll(/<<-?[ \t]*(["']?)(\w+)\1/g)].map((match) => match[2] ?? '');
}
