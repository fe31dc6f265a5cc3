/** Which stages of a Dockerfile end up in the image. */
import type { Instruction } from '../../syntax/dockerfile/model';

/** `FROM base AS name`. */
const FROM = /^(\S{1,300})(?:[ \t]+AS[ \t]+(\S{1,100}))?[ \t]*$/i;

/** The last stage, and those it is built on. What stands before the first FROM is of every image. */
export function finalStages(instructions: readonly Instruction[]): ReadonlySet<number> {
  const bases = new Map<number, string>();
  const names = new Map<string, number>();
  let last = 0;
  for (const { keyword, onbuild, stage, code, first } of instructions) {
    if (keyword !== 'FROM' || onbuild) continue;
    const [, base = '', name] = FROM.exec(code.text.slice(first).trim()) ?? [];
    const below = names.get(base.toLowerCase());
    if (below !== undefined) bases.set(stage, base.toLowerCase());
    if (name) names.set(name.toLowerCase(), stage);
    last = stage;
  }
  const final = new Set([0]);
  for (let stage: number | undefined = last; stage !== undefined && !final.has(stage); stage = names.get(bases.get(stage) ?? ''))
    final.add(stage);
  return final;
}
