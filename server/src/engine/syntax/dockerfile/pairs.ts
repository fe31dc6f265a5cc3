/** `ENV A=1 B="2"`, `ENV NAME the rest`, `ARG NAME`, `LABEL "a.b"=c`: names and their values. */
import type { Range } from '../span';
import type { StringValue } from '../value';
import type { Instruction } from './model';
import { rangeOf, stringOf, type Word, wordsOf } from './words';

export interface Pair {
  readonly name: string;
  /** Where the name stands, without quotes. */
  readonly named: Range;
  /** Absent for `ARG NAME`. */
  readonly value?: StringValue;
}

const NAME = /^["']?([\w.-]{1,200})["']?(=?)/;

/** What the instruction names, in order. Words that are no name are left out. */
export function pairsOf(file: string, instruction: Instruction, escapeChar: string): Pair[] {
  const { code, first, keyword } = instruction;
  const words = wordsOf(code, escapeChar, first);
  const start = words[0];
  if (!start) return [];
  if (keyword === 'ENV' && !wordText(instruction, start).includes('=')) return alone(file, instruction, words, escapeChar);
  return words.flatMap((word) => {
    const match = NAME.exec(wordText(instruction, word));
    if (!match?.[1] || (match[2] === '' && match[0].length < word.to - word.from)) return [];
    const quoted = /^["']/.test(match[0]) ? 1 : 0;
    const named = rangeOf(code, word.from + quoted, word.from + quoted + match[1].length);
    if (match[2] === '') return [{ name: match[1], named }];
    const value = stringOf(file, code, { from: word.from + match[0].length, to: word.to }, escapeChar);
    return [{ name: match[1], named, value }];
  });
}

function wordText({ code }: Instruction, { from, to }: Word): string {
  return code.text.slice(from, to);
}

function alone(file: string, instruction: Instruction, words: readonly Word[], escapeChar: string): Pair[] {
  const [name, second] = words;
  const { code } = instruction;
  const text = name && /^[\w.-]{1,200}$/.exec(wordText(instruction, name))?.[0];
  if (!name || !second || !text) return [];
  const to = second.from + code.text.slice(second.from).trimEnd().length;
  const value = stringOf(file, code, { from: second.from, to }, escapeChar);
  return [{ name: text, named: rangeOf(code, name.from, name.to), value }];
}
