import { type Change, hunksOf, rangesOf } from './changes';
import type { Values } from './values';

const CONTEXT = 3;
const COLOUR: Readonly<Record<string, number>> = { '-': 31, '+': 32, '@': 36 };

/** A unified diff to read: values are masked, and what would move the cursor is shown as a blank. It does not apply. */
export function diffText(changes: readonly Change[], { masked }: Values, colour: boolean): string {
  const lines = changes.flatMap((change) => [
    `--- ${change.before === undefined ? '/dev/null' : `a/${change.file}`}`,
    `+++ b/${change.file}`,
    ...hunksOf(change, CONTEXT).flatMap((hunk) => [
      rangesOf(hunk),
      ...hunk.lines.map((line) => (line[0] ?? '') + masked(line.slice(1))),
    ]),
  ]);
  return lines.map((line) => `${painted(line.replace(/[^\P{Cc}\t]/gu, ' ').trimEnd(), colour)}\n`).join('');
}

function painted(line: string, colour: boolean): string {
  const code = colour ? COLOUR[line[0] ?? ''] : undefined;
  return code === undefined ? line : `\u001b[${code}m${line}\u001b[0m`;
}
