/** Whether a step writes with the run's own token, and to which scope. */
import { HOLE } from '../../../../syntax/value';
import type { PipelineCommand, PipelineExpression, PipelineStep } from '../../../model';
import { programWords } from '../../commands';
import { ACTION_NEEDS, type ActionNeed } from './actions';
import { programUse } from './api-calls';
import { CLIENTS, GH_MERGES, GH_READS, GH_WRITES, GIT_REMOTE, isHarmless, LOGIN_USERS, OIDC_PROGRAMS, PUSHERS } from './programs';

/** `maybe`: nobody can tell from the files. */
export type Use = 'yes' | 'no' | 'maybe';

/** What a step finds when it starts. */
export interface Surroundings {
  /** The run's token is in the environment of the job or workflow. */
  readonly token: boolean;
  /** A checkout before it left its login in the working copy. */
  readonly login: boolean;
}

const OIDC = 'id-token';
const TOKEN = /\bsecrets\s*(?:\.\s*GITHUB_TOKEN\b|\[\s*'GITHUB_TOKEN'\s*\])|\bgithub\s*\.\s*token\b/i;

/** Whether one of the expressions is the run's own token. */
export function holdsRunToken(expressions: readonly PipelineExpression[]): boolean {
  return expressions.some(({ text }) => TOKEN.test(text));
}

/** `yes` beats `maybe` beats `no`. */
export function strongest(uses: readonly Use[]): Use {
  return uses.includes('yes') ? 'yes' : uses.includes('maybe') ? 'maybe' : 'no';
}

/** The row of the table for what a step uses; undefined for an action that nobody has described. */
export function needOf({ uses, with: inputs }: PipelineStep): ActionNeed | undefined {
  const isGiven = (name: string) => inputs.some((input) => input.name.toLowerCase() === name && input.value?.text !== '');
  return ACTION_NEEDS.find(
    ({ actions, given = [], without = [] }) =>
      uses !== undefined && actions.includes(uses.name) && given.every(isGiven) && !without.some(isGiven),
  );
}

/** Whether the step writes to a scope: `contents`, `id-token`, …. */
export function stepUse(step: PipelineStep, scope: string, around: Surroundings): Use {
  if (step.uses) return actionUse(step, scope);
  const own = holdsRunToken([...step.env, ...step.scripts].flatMap(({ expressions }) => expressions));
  // A token that is given to this very step is used by something in it.
  if (own && scope !== OIDC && !usesGitHub(step)) return 'maybe';
  const token = around.token || own;
  return strongest(
    step.scripts.map(({ commands }) =>
      // A script of another language, or none that could be read.
      commands.length === 0
        ? token || scope === OIDC || (around.login && scope === 'contents')
          ? 'maybe'
          : 'no'
        : strongest(
            commands
              .filter((command) => !pushesElsewhere(programWords(command), commands))
              .map((command) => commandUse(command, scope, { ...around, token })),
          ),
    ),
  );
}

/** Whether a script has a command that is known for what it does with the token. */
function usesGitHub({ scripts }: PipelineStep): boolean {
  const words = scripts.flatMap(({ commands }) => commands.map(programWords));
  return words.some(
    ([program = '', verb]) => program === 'gh' || program === 'git' || (program === 'docker' && verb === 'login'),
  );
}

function actionUse(step: PipelineStep, scope: string): Use {
  const need = needOf(step);
  if (step.uses?.name === 'actions/github-script') return scriptUse(step, scope);
  if (!need) return 'maybe';
  return need.writes.includes(scope) ? 'yes' : need.may?.includes(scope) || need.runsCode ? 'maybe' : 'no';
}

/** https://github.com/actions/github-script: calls of the API; `core.getIDToken()` for OIDC. */
function scriptUse({ with: inputs }: PipelineStep, scope: string): Use {
  const script = inputs.find(({ name }) => name === 'script')?.value?.text ?? '';
  if (scope !== OIDC) return programUse(script, scope);
  return script.includes('getIDToken') ? 'yes' : /require\(|import\(|process\.env/.test(script) || !script ? 'maybe' : 'no';
}

function commandUse(command: PipelineCommand, scope: string, { token, login }: Surroundings): Use {
  const words = programWords(command);
  const [program = '', noun = '', verb = ''] = words;
  if (words.some((word) => word.includes('ACTIONS_ID_TOKEN_REQUEST'))) return scope === OIDC ? 'yes' : 'no';
  if (scope === OIDC) {
    const known = Object.hasOwn(OIDC_PROGRAMS, program) ? OIDC_PROGRAMS[program] : undefined;
    return known === 'yes' ? 'yes' : isHarmless(words) || program === 'git' || program === 'gh' ? 'no' : 'maybe';
  }
  if (scope === 'contents' && pushes(words)) return 'yes';
  if (program === 'gh') return ghUse(noun, verb, words, scope);
  if (program === 'git' && GIT_REMOTE.test(subcommand(words)))
    return scope === 'contents' && subcommand(words) === 'push' ? 'yes' : 'no';
  if (program === 'docker' && noun === 'login') return scope === 'packages' ? 'maybe' : 'no';
  if (CLIENTS.test(program)) return token || (program !== 'curl' && login && scope === 'contents') ? 'maybe' : 'no';
  if (isHarmless(words)) return 'no';
  return token || (login && scope === 'contents') ? 'maybe' : 'no';
}

/** `git push mirror`, where the script says that the remote is on another host. */
function pushesElsewhere(words: readonly string[], commands: readonly PipelineCommand[]): boolean {
  if (words[0] !== 'git' || subcommand(words) !== 'push') return false;
  return commands.some((command) => {
    const [program, noun, verb, name = '', url = ''] = programWords(command);
    const host = /^https?:\/\/(?:[^@/]*@)?([\w.-]+)\//.exec(url)?.[1] ?? '';
    const added = program === 'git' && noun === 'remote' && (verb === 'add' || verb === 'set-url');
    return added && host.includes('.') && host !== 'github.com' && words.includes(name);
  });
}

/** The word behind git's own options: `git -C path push`. */
export function subcommand(words: readonly string[]): string {
  let at = 1;
  while (words[at]?.startsWith('-')) at += /^-[Cc]$/.test(words[at] ?? '') ? 2 : 1;
  return words[at] ?? '';
}

function ghUse(noun: string, verb: string, words: readonly string[], scope: string): Use {
  if (GH_READS.test(noun)) return 'no';
  // https://cli.github.com/manual/gh_api: GET, unless a method or a parameter is given.
  if (noun === 'api')
    return words.some((word) => /^(?:-X|-f|-F|--method|--field|--raw-field|--input|graphql)/.test(word)) ? 'maybe' : 'no';
  if (noun === 'pr' && verb === 'merge') return GH_MERGES.includes(scope) ? 'yes' : 'no';
  const known = Object.hasOwn(GH_WRITES, noun) ? GH_WRITES[noun] : undefined;
  if (!known || verb.includes(HOLE)) return 'maybe';
  if (!known.verbs.test(verb)) return 'no';
  if (known.scopes.includes(scope)) return 'yes';
  // A comment or label of a pull request is one of an issue: https://docs.github.com/en/rest/issues/comments
  return /^(?:issue|pr|label)$/.test(noun) && /^(?:issues|pull-requests)$/.test(scope) ? 'maybe' : 'no';
}

/** Whether a step uses the login that a checkout left in the working copy. */
export function loginUse(step: PipelineStep): Use {
  if (step.uses?.name === 'actions/github-script') return 'no';
  const need = needOf(step);
  if (step.uses) return need ? (need.git ? 'yes' : need.runsCode ? 'maybe' : 'no') : 'maybe';
  return strongest(
    step.scripts.map(({ commands }) =>
      commands.length === 0 ? 'maybe' : strongest(commands.map((command) => gitUse(programWords(command)))),
    ),
  );
}

/** `npx semantic-release`, `uv run mkdocs gh-deploy`, `mike deploy --push`. */
function pushes(words: readonly string[]): boolean {
  return words.some((word, at) => Object.hasOwn(PUSHERS, word) && PUSHERS[word]?.test(words[at + 1] ?? ''));
}

function gitUse(words: readonly string[]): Use {
  if (pushes(words)) return 'yes';
  if (words[0] === 'git') return LOGIN_USERS.test(subcommand(words)) ? 'yes' : 'no';
  return words[0] === 'gh' || isHarmless(words) ? 'no' : 'maybe';
}
