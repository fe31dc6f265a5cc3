import { isHidden } from '../decode/targets';
import { Target } from '../filter/needles';
import type { FormatHit } from '../filter/triage';
import { AHEAD, someWindow } from '../filter/windows';
import { scanText } from '../scan';
import { assignmentAt } from './assignment';
import { judgeSlot } from './judge';

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

/** Whether a closer look at the hits may find anything: looked at where they are, with the rest of the file left as bytes. */
export function promises(bytes: Uint8Array, hits: readonly FormatHit[]): boolean {
  return hits.some(isFar) || (someWindow(bytes, hits, AHEAD, (text, near) => scanText(text, near).length > 0) ?? true);
}

const FAR: ReadonlySet<number> = new Set([Target.privateKey, Target.encodedKey, Target.certificate, Target.publicKey]);

/** Keys and encoded texts go on for as long as they like. */
function isFar({ format }: FormatHit): boolean {
  return FAR.has(format) || isHidden(format);
}
