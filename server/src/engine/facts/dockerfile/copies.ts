/** What COPY and ADD put into an image. https://docs.docker.com/reference/dockerfile/#copy */

import { argumentsOf } from '../../syntax/dockerfile/exec-form';
import type { Instruction } from '../../syntax/dockerfile/model';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';

/** Every source that is taken from the build's context: not those of other stages, of the network, or written in place. */
export function addCopies(context: ExtractContext, instruction: Instruction, escapeChar: string, finalStage: boolean): void {
  if (instruction.flags.some(({ name }) => name === 'from')) return;
  const words = argumentsOf(context.file, instruction, escapeChar);
  for (const { text, span } of words.slice(0, -1)) {
    if (text === '' || text.startsWith('<<') || /^[a-z][a-z0-9+.-]*:\/\/|^git@/i.test(text) || text.includes('$')) continue;
    context.facts.copies.push({ source: text, span, instruction: spanOf(context.file, instruction), finalStage });
  }
}
