/** Where a job takes code from whoever opened a pull request. */
import type { PipelineJob, PipelineStep } from '../../../facts/model';
import { programWords } from '../../../facts/pipelines/commands';
import { subcommand } from '../../../facts/pipelines/github/needs/step';
import type { Span } from '../../../syntax/span';
import { entryNamed, writtenValue } from './workflow-places';

/** A commit that only the pull request has: https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/ */
const COMMIT =
  /github\.event\.pull_request\.(?:head\.sha|merge_commit_sha|number)|github\.event\.workflow_run\.(?:head_sha|head_commit\.id|pull_requests)|github\.event\.(?:issue\.)?number|outputs\.(?:[\w-]*(?:head|pr|pull)[\w-]*[_-])?(?:sha|commit|head)\b/i;
/** A branch by its name: of the fork where the repository is the fork's, else one of the repository's own. */
const BRANCH =
  /github\.head_ref|github\.event\.pull_request\.head\.ref|github\.event\.workflow_run\.head_branch|outputs\.(?:head[_-]?ref|ref|branch)\b/i;
const FORK = /head\.repo\.|head_repository|outputs\.[\w-]*repo/i;
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
  /** The folder it stands in, where that is not the working copy itself. */
  readonly path?: string;
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
  const allowed = /^true$/i.test(writtenValue(inputs, 'allow-unsafe-pr-checkout') ?? '');
  const path = entryNamed(inputs, 'path')?.value?.text.replace(/^\.\/|\/$/g, '');
  const apart = path && path !== '.' ? { path } : {};
  return at && { span: at.span, ownBranch: !commit && !fork, refused: !allowed && GUARDED.test(uses.ref ?? ''), ...apart };
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
