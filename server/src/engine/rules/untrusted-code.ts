/** Where a job takes code from whoever opened a pull request, and where it runs it. */
import type { PipelineJob, PipelineStep } from '../facts/model';
import { programWords } from '../facts/pipelines/commands';
import { needOf, subcommand } from '../facts/pipelines/github/needs/step';
import type { Span } from '../syntax/span';
import { entryNamed } from './workflow-places';

/** A commit that only the pull request has: https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/ */
const COMMIT =
  /github\.event\.pull_request\.(?:head\.sha|merge_commit_sha|number)|github\.event\.workflow_run\.(?:head_sha|head_commit\.id|pull_requests)|github\.event\.(?:issue\.)?number|outputs\.(?:[\w-]*(?:head|pr|pull)[\w-]*[_-])?(?:sha|commit|head)\b/i;
/** A branch by its name: of the fork where the repository is the fork's, else one of the repository's own. */
const BRANCH =
  /github\.head_ref|github\.event\.pull_request\.head\.ref|github\.event\.workflow_run\.head_branch|outputs\.(?:head[_-]?ref|ref|branch)\b/i;
const FORK = /head\.repo\.|head_repository|outputs\.[\w-]*repo/i;
/** Programs that build, install or run what stands in the working copy. */
const EXECUTES =
  /^(?:npm|yarn|pnpm|npx|bun|bunx|node|deno|make|cmake|ninja|mvn|gradle|ant|sbt|go|cargo|python[\d.]*|pip3?|poetry|uv|tox|nox|pytest|pre-commit|bundle|rake|ruby|rspec|jekyll|hugo|composer|php|phpunit|dotnet|msbuild|docker|docker-compose|bazel|swift|xcodebuild|terraform|tofu|terragrunt|pulumi|cdk|sam|serverless|ansible-playbook|eslint|jest|vitest|mkdocs|sphinx-build|goreleaser|just|task|bash|sh|zsh|pwsh|powershell|source|\.)$/;
/** The checkout action refuses a fork's code on these events unless it is told otherwise: https://github.com/actions/checkout/pull/2454 */
const GUARDED = /^v(?:[5-9]|\d{2,})(?:$|\.)/;

export interface Untrusted {
  /** What names the code: the ref, or the command. */
  readonly span: Span;
  readonly index: number;
  /** A branch of the repository itself: its authors may write there. */
  readonly ownBranch: boolean;
  /** The checkout refuses the code of forks on `pull_request_target` and `workflow_run`. */
  readonly refused: boolean;
}

/** The first step of a job that checks out the code of a pull request. */
export function untrustedCheckout({ steps }: PipelineJob): Untrusted | undefined {
  for (const [index, step] of steps.entries()) {
    const found = byAction(step) ?? byCommand(step);
    if (found) return { ...found, index };
  }
  return undefined;
}

function byAction({ uses, with: inputs }: PipelineStep): Omit<Untrusted, 'index'> | undefined {
  if (uses?.name !== 'actions/checkout') return undefined;
  const [ref, repository] = [entryNamed(inputs, 'ref'), entryNamed(inputs, 'repository')];
  const fork = repository?.expressions.some(({ text }) => FORK.test(text)) ?? false;
  const commit = ref?.value?.text.includes('refs/pull/') || ref?.expressions.some(({ text }) => COMMIT.test(text));
  const branch = ref?.expressions.some(({ text }) => BRANCH.test(text));
  const at = (commit || branch ? ref : fork ? repository : undefined)?.value;
  const allowed = /^true$/i.test(entryNamed(inputs, 'allow-unsafe-pr-checkout')?.value?.text ?? '');
  return at && { span: at.span, ownBranch: !commit && !fork, refused: !allowed && GUARDED.test(uses.ref ?? '') };
}

function byCommand({ scripts }: PipelineStep): Omit<Untrusted, 'index'> | undefined {
  for (const { commands, expressions } of scripts) {
    for (const command of commands) {
      const words = programWords(command);
      const { span } = command;
      if (words[0] === 'gh' && words[1] === 'pr' && words[2] === 'checkout') return { span, ownBranch: false, refused: false };
      if (words[0] !== 'git' || !/^(?:fetch|pull|checkout|switch|reset|merge)$/.test(subcommand(words))) continue;
      if (/(?:^|[\s/])pull\/[^\s/]{1,100}\/(?:head|merge)/.test(words.join(' ')))
        return { span, ownBranch: false, refused: false };
      const given = expressions.filter(({ span: at }) => span.start <= at.start && at.end <= span.end);
      if (given.some(({ text }) => /^github\.event\.pull_request\.head\.sha$/.test(text)))
        return { span, ownBranch: false, refused: false };
    }
  }
  return undefined;
}

/** How sure it is that a step runs what was checked out: a script or build of it, or an action that may. */
export function runsCode(step: PipelineStep): 'runs' | 'may' | undefined {
  if (step.uses) {
    const { name } = step.uses;
    if (name.startsWith('./') || /^docker\/(?:build-push|bake)-action$/.test(name) || needOf(step)?.runsCode) return 'runs';
    return needOf(step) || name === 'actions/github-script' ? undefined : 'may';
  }
  return step.scripts.some(({ commands }) => commands.some((command) => isProgram(programWords(command)[0])))
    ? 'runs'
    : undefined;
}

function isProgram(program = ''): boolean {
  return EXECUTES.test(program) || /^\.{1,2}\/|^[\w.-]+\/[\w./-]+\.(?:sh|py|js|rb|pl)$/.test(program);
}
