import { assignmentAt } from './assignment';
import { judgeSlot } from './judge';
import type { FormatHit } from './triage';

/**
 * Whether any secret-like word of a source text is given a literal that would be believed. `known`: the text uses a driver
 * whose arguments are credentials by its own schema, so a weak literal counts too. `words` are offsets into the text.
 */
export function convinces(file: string, text: string, words: readonly FormatHit[], known: boolean): boolean {
  return words.some(({ at }) => {
    const assignment = assignmentAt(text, at);
    if (!assignment?.quoted) return false;
    const { name, value } = assignment;
    return judgeSlot({ name, value: text.slice(value.start, value.end), known, file }) !== undefined;
  });
}
