/** Passwords on command lines, in scripts and wherever else commands are written: pipelines, Dockerfiles, documentation. */

import type { FormatMatch } from '../model';
import { COMMANDS } from './command-forms';
import { isGiven, loginMatch } from './login';

const LONGEST = 500;

/** The passwords of the command whose program is named at `at`; its lines may be continued with a backslash, `^` or a backtick. */
export function commandAt(text: string, at: number): FormatMatch[] {
  const found: FormatMatch[] = [];
  if (/[\w.-]/.test(text.charAt(at - 1)) && /\w/.test(text.charAt(at))) return found;
  const head = text.slice(at, at + 40).toLowerCase();
  for (const { literals, program, after, before, statement } of COMMANDS) {
    const literal = literals.find((one) => head.startsWith(one));
    if (!literal || (statement && !statement.test(text.slice(Math.max(0, at - LONGEST), at)))) continue;
    const part = after ? commandOf(text.slice(at + literal.length, at + literal.length + LONGEST)) : lineBefore(text, at);
    const from = after ? at + literal.length : at - part.length;
    const match = (after ?? before)?.exec(part);
    const { double, single, plain } = match?.indices?.groups ?? {};
    const range = double ?? single ?? plain;
    const value = range ? part.slice(range[0], range[1]) : '';
    if (range && isGiven(value))
      found.push(loginMatch(from + range[0], from + range[1], value, `password that ${program} is given`));
  }
  return found;
}

/** Cut first, look for the line's start after: a minified file has one line. */
function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** Up to the end of the command: a line that is not continued. Quotes around the whole command end it as well. */
function commandOf(text: string): string {
  return /^(?:[\\^`]\r?\n|[^\r\n])*/.exec(text)?.[0] ?? '';
}
