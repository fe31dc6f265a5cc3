/** What an instruction is given, in both forms: words, or a JSON array. https://docs.docker.com/reference/dockerfile/#exec-form */
import type { StringValue } from '../value';
import type { Code, Instruction } from './model';
import { stringOf, type Word, wordsOf } from './words';

/** The words behind the flags as strings: of the JSON form its items. */
export function argumentsOf(file: string, { code, first }: Instruction, escapeChar: string): StringValue[] {
  const items = jsonItems(code, first);
  if (items) return items.map((item) => stringOf(file, code, item, '\\'));
  return wordsOf(code, escapeChar, first).map((word) => stringOf(file, code, word, escapeChar));
}

function jsonItems({ text }: Code, first: number): Word[] | undefined {
  const item = /[\s,]*("(?:[^"\\]|\\.){0,10000}")/y;
  const start = /\s*\[/y;
  start.lastIndex = first;
  if (!start.test(text)) return undefined;
  const items: Word[] = [];
  let at = start.lastIndex;
  for (;;) {
    item.lastIndex = at;
    const match = item.exec(text);
    if (!match) break;
    at = item.lastIndex;
    items.push({ from: at - (match[1]?.length ?? 0), to: at });
  }
  return text.slice(at).trim() === ']' ? items : undefined;
}
