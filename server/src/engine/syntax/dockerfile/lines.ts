/** The lines of a Dockerfile: directives, comments, and what continues on the next line. */
import type { Range } from '../span';
import type { Code, DockerfileTree } from './model';

/** Lines without their endings; a byte order mark belongs to none. */
export function linesOf(text: string): Range[] {
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

const DIRECTIVE = /^[ \t]*#[ \t]*([A-Za-z][\w-]{0,40})[ \t]*=[ \t]*(\S{1,200})[ \t]*$/;

/** Directives stand before everything else. https://docs.docker.com/reference/dockerfile/#parser-directives */
export function escapeOf(text: string, lines: readonly Range[]): DockerfileTree['escapeChar'] {
  for (const { start, end } of lines) {
    const match = DIRECTIVE.exec(text.slice(start, Math.min(end, start + 400)));
    if (!match) break;
    if (match[1]?.toLowerCase() === 'escape') return match[2] === '`' ? '`' : '\\';
  }
  return '\\';
}

/** Comments and empty lines say nothing, between continued lines too. */
export function isPassedOver(text: string, { start, end }: Range): boolean {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at >= end || text[at] === '#';
}

export interface Joined {
  readonly code: Code;
  /** The last line that belongs to it. */
  readonly last: number;
}

/** The instruction that begins on a line, with the lines that continue it. */
export function joinedFrom(text: string, lines: readonly Range[], from: number, escapeChar: string): Joined {
  const at: number[] = [];
  let joined = '';
  let last = from;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as Range;
    if (i > from && isPassedOver(text, line)) continue;
    last = i;
    const end = continuedAt(text, line, escapeChar);
    for (let offset = line.start; offset < (end ?? line.end); offset++) at.push(offset);
    joined += text.slice(line.start, end ?? line.end);
    if (end === undefined) break;
  }
  return { code: { text: joined, at }, last };
}

/** Where the escape stands that ends the line; undefined where the line is the last of its instruction. */
function continuedAt(text: string, { start, end }: Range, escapeChar: string): number | undefined {
  let at = end - 1;
  while (at >= start && (text[at] === ' ' || text[at] === '\t')) at--;
  if (at < start || text[at] !== escapeChar) return undefined;
  return at > start && text[at - 1] === escapeChar ? undefined : at;
}
