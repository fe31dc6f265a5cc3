/** `ENV` and `ARG`: the variable that holds a credential, who uses it, and how it goes. */
import type { Range } from '../../../syntax/span';
import type { Edit } from '../../model';
import { removal } from '../../text';
import type { Instruction } from './instructions';

export interface Variable extends Range {
  readonly name: string;
}

const PAIR = /([\w.-]{1,100})=(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|[^\s"'\\]|\\[^\s])*/g;

/** The variables that an instruction sets: `A=1 B="2"`, or the older `NAME the rest`. */
export function variablesOf(text: string, { keyword, body, end }: Instruction): Variable[] {
  const written = text.slice(body, end);
  const alone = keyword === 'ENV' ? /^([\w.-]+)[ \t]+[^\r\n]*$/.exec(written) : null;
  if (alone && !/^[\w.-]+=/.test(written)) return [{ name: alone[1] ?? '', start: body, end }];
  if (keyword === 'ARG' && /^[\w.-]+\s*$/.test(written))
    return [{ name: written.trim(), start: body, end: body + written.trim().length }];
  return [...written.matchAll(PAIR)].map((match) => ({
    name: match[1] ?? '',
    start: body + match.index,
    end: body + match.index + match[0].length,
  }));
}

/** The variable goes, and the instruction with it where it has no other; undefined where a comment stands between. */
export function variableRemoval(text: string, instruction: Instruction, variable: Variable): Edit | undefined {
  const all = variablesOf(text, instruction);
  const index = all.findIndex(({ start }) => start === variable.start);
  if (all.length === 1) return removal(text, instruction);
  const [previous, next] = [all[index - 1], all[index + 1]];
  const range = previous ? { start: previous.end, end: variable.end } : next && { start: variable.start, end: next.start };
  if (!range || text.slice(range.start, range.end).replace(text.slice(variable.start, variable.end), '').includes('#'))
    return undefined;
  return { ...range, text: '' };
}

/**
 * The RUN instructions that use the variable: those of its stage for ARG, all that follow for ENV. Undefined where something else uses it,
 * or declares it again.
 */
export function usersOf(text: string, all: readonly Instruction[], owner: Instruction, name: string): Instruction[] | undefined {
  const used = new RegExp(`\\$\\{?${name}(?![\\w])`);
  const users: Instruction[] = [];
  for (const one of all) {
    if (one.start === owner.start) continue;
    const written = text.slice(one.body, one.end);
    const again =
      (one.keyword === 'ARG' || one.keyword === 'ENV') && new RegExp(`(?:^|[\\s\\\\])${name}(?:[=\\s]|$)`).test(written);
    if (again || (owner.keyword === 'ARG' && one.keyword === 'ARG' && written.trim() === name)) return undefined;
    if (!used.test(written)) continue;
    const reaches = one.start > owner.start && (owner.keyword === 'ENV' || one.stage === owner.stage);
    if (one.keyword !== 'RUN') {
      if (one.keyword === 'CMD' || one.keyword === 'ENTRYPOINT') continue;
      return undefined;
    }
    if (written.trimStart().startsWith('[')) return undefined;
    if (reaches) users.push(one);
  }
  return users;
}
