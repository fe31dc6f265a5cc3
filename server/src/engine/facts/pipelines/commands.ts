/**
 * A script for a POSIX shell as its simple commands, each at its exact place
 * (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html). Redirections stand among the words, operator and
 * target apart; what `$(…)` runs is a command of its own, before the one whose word it makes.
 */
import { spanOf } from '../../syntax/span';
import { HOLE, rangeIn, type StringValue } from '../../syntax/value';
import type { PipelineCommand } from '../model';
import { marksIn } from './expressions';
import { type ShellWord, wordsOf } from './shell-words';

const LONGEST = 60_000;
const MOST = 1000;
const DEEPEST = 4;
/** Words of the grammar that stand before a command. */
const RESERVED = new Set(['if', 'then', 'else', 'elif', 'fi', 'do', 'done', 'while', 'until', 'esac', '{', '}', '!', 'time']);
/** Programs that run another one. */
const RUNNERS = new Set(['sudo', 'env', 'exec', 'command', 'nohup', 'time', 'builtin']);

/** The simple commands of a script. Words that hold `${{ … }}` have HOLE for it. */
export function commandsOf(value: StringValue): PipelineCommand[] {
  if (value.text.length > LONGEST) return [];
  const found: PipelineCommand[] = [];
  collect(value, withHoles(value.text), 0, value.text.length, 0, found);
  return found;
}

/** Same length: of an expression the first character is a HOLE, the others are marked to be left out of the word. */
function withHoles(text: string): string {
  let out = '';
  let last = 0;
  for (const { from, to } of marksIn(text)) {
    out += text.slice(last, from) + HOLE.padEnd(to - from, FILL);
    last = to;
  }
  return out + text.slice(last);
}

/** A character that no text holds: the rest of an expression. */
const FILL = '\uFFFF';

function collect(value: StringValue, text: string, from: number, to: number, depth: number, found: PipelineCommand[]): void {
  let words: ShellWord[] = [];
  const end = (pipes = false) => {
    while (words[0] && RESERVED.has(words[0].text)) words.shift();
    const [first, last] = [words[0], words.at(-1)];
    if (first && last && found.length < MOST) {
      const span = spanOf(value.span.file, rangeIn(value, first.from, last.to), value.span.via);
      found.push({
        words: words.map((word) => word.text.replaceAll(FILL, '')),
        span,
        ...(pipes ? { pipes: true as const } : {}),
      });
    }
    words = [];
  };
  for (const word of wordsOf(text, from, to)) {
    if (word.kind === 'end') end(isPipe(text, word.from));
    else words.push(word);
    if (depth < DEEPEST) for (const inner of word.inner) collect(value, text, inner.from, inner.to, depth + 1, found);
  }
  end();
}

/** One bar, and not a half of two. */
function isPipe(text: string, at: number): boolean {
  return text[at] === '|' && text[at + 1] !== '|' && text[at - 1] !== '|';
}

/** The command's own words: without assignments before it, and without `sudo`, `env` and their like and their flags. */
export function programWords({ words }: PipelineCommand): readonly string[] {
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (
      !RUNNERS.has(word) &&
      !/^[A-Za-z_]\w*\+?=/.test(word) &&
      !(at > 0 && /^-[A-Za-z]*$/.test(word) && RUNNERS.has(words[at - 1] ?? ''))
    )
      break;
  }
  return words.slice(at);
}
