/** Commands that publish a package to a registry. */
import type { PipelineCommand } from '../facts/model';
import { HOLE } from '../syntax/value';
import { programRun } from './program-run';
import { CRATES, NPM, NUGET, PYPI, type Registry, RUBYGEMS } from './publish-registries';

interface Program {
  readonly programs: RegExp;
  /** The word that publishes. */
  readonly verb: string;
  /** Words that may stand before it: `yarn workspace app npm publish`. */
  readonly between?: RegExp;
  readonly registry: Registry;
  /** Options that name another registry. */
  readonly target: RegExp;
  /** The tool takes the job's proof by itself. */
  readonly proves?: true;
}

const REPOSITORY = /^(?:-r|--repo|--repository|--repository-url|--publish-url|--index|--index-url)$/;

const PROGRAMS: readonly Program[] = [
  { programs: /^(?:npm|pnpm)$/, verb: 'publish', between: /^stage$/, registry: NPM, target: /^--registry$/, proves: true },
  { programs: /^bun$/, verb: 'publish', registry: NPM, target: /^--registry$/ },
  { programs: /^yarn$/, verb: 'publish', between: /^(?:npm|workspaces?|foreach)$/, registry: NPM, target: /^--registry$/ },
  { programs: /^(?:lerna|changeset)$/, verb: 'publish', registry: NPM, target: /^--registry$/ },
  { programs: /^twine$/, verb: 'upload', registry: PYPI, target: REPOSITORY, proves: true },
  { programs: /^uv$/, verb: 'publish', registry: PYPI, target: REPOSITORY, proves: true },
  { programs: /^(?:poetry|hatch|pdm|flit|maturin)$/, verb: 'publish', registry: PYPI, target: REPOSITORY },
  { programs: /^maturin$/, verb: 'upload', registry: PYPI, target: REPOSITORY },
  {
    programs: /^cargo$/,
    verb: 'publish',
    between: /^(?:workspaces|hack|\+[\w.-]+)$/,
    registry: CRATES,
    target: /^--(?:registry|index)$/,
  },
  { programs: /^gem$/, verb: 'push', registry: RUBYGEMS, target: /^--host$/ },
  { programs: /^nuget$/, verb: 'push', registry: NUGET, target: /^-(?:s|source|src)$|^--source$/i },
];

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
