/** How an instruction begins: its keyword and its flags. */
import type { Code, Flag } from './model';
import { rangeOf, wordsOf } from './words';

const KEYWORD = /^[ \t]*([A-Za-z]{1,40})(?=[ \t]|$)[ \t]*/;
const FLAG = /^--([A-Za-z][\w-]{0,40})(?:=([\s\S]*))?$/;

/** The keyword, also behind ONBUILD, and how long it is with its blanks. */
export function headOf({ text }: Code): { keyword: string; onbuild: boolean; length: number } | undefined {
  const outer = KEYWORD.exec(text);
  if (!outer?.[1]) return undefined;
  const keyword = outer[1].toUpperCase();
  if (keyword !== 'ONBUILD') return { keyword, onbuild: false, length: outer[0].length };
  const inner = KEYWORD.exec(text.slice(outer[0].length));
  if (!inner?.[1]) return { keyword, onbuild: true, length: outer[0].length };
  return { keyword: inner[1].toUpperCase(), onbuild: true, length: outer[0].length + inner[0].length };
}

/** The flags in front of the arguments, and where those begin: what a command is given is not looked at. */
export function flagsOf(code: Code, escapeChar: string): { readonly first: number; readonly flags: readonly Flag[] } {
  const flags: Flag[] = [];
  let first = 0;
  for (const { from, to } of code.text.startsWith('--') ? wordsOf(code, escapeChar) : []) {
    const match = FLAG.exec(code.text.slice(from, to));
    if (!match) break;
    flags.push({ name: (match[1] ?? '').toLowerCase(), value: match[2] ?? '', ...rangeOf(code, from, to) });
    first = to;
  }
  return { first: code.text.length - code.text.slice(first).trimStart().length, flags };
}
