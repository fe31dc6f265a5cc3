/** Commands that publish a package to a registry. */
import type { PipelineCommand } from '../../../facts/model';
import { HOLE } from '../../../syntax/value';
import { programRun } from './program-run';
import { PROGRAMS } from './publish-programs';
import type { Registry } from './publish-registries';

const VERBS = new Set(PROGRAMS.map(({ verb }) => verb));

export interface Publishing {
  readonly registry: Registry;
  readonly proves: boolean;
}

/** What a command publishes to; undefined where it publishes nothing, only tries to, or to a registry of somebody's own. */
export function publishedBy(command: PipelineCommand): Publishing | undefined {
  if (!command.words.some((word) => VERBS.has(word))) return undefined;
  const [program = '', ...words] = programRun(command);
  for (const { programs, verb, between, registry, target, proves } of PROGRAMS) {
    if (!programs.test(program) || !hasVerb(words, verb, between) || isTrial(words, program)) continue;
    const named = optionValue(words, target);
    if (named !== undefined && !registry.own.test(named)) return undefined;
    return { registry, proves: proves ?? false };
  }
  return undefined;
}

/** Before the verb stand options, their values, and words that lead to it. */
function hasVerb(words: readonly string[], verb: string, between: RegExp | undefined): boolean {
  const at = words.indexOf(verb);
  return at >= 0 && words.slice(0, at).every((word, i) => word.startsWith('-') || between?.test(word) || isValue(words, i));
}

function isValue(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  return (before.startsWith('-') && !before.includes('=')) || before === 'workspace';
}

function isTrial(words: readonly string[], program: string): boolean {
  return words.some(
    (word) => /^--dry-run(?:=true)?$/.test(word) || (word === '-n' && program === 'cargo') || /^(?:--help|-h)$/.test(word),
  );
}

/** The value of an option, in either notation; a text that is not known is one of somebody's own. */
function optionValue(words: readonly string[], option: RegExp): string | undefined {
  for (let i = 0; i < words.length; i++) {
    const [name = '', ...value] = (words[i] ?? '').split('=');
    if (option.test(name)) return value.length > 0 ? value.join('=') : (words[i + 1] ?? HOLE);
  }
  return undefined;
}
