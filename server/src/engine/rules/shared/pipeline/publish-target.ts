/** Where a step publishes, and with what. */
import type { PipelineFact, PipelineJob, PipelineStep, PipelineVariable } from '../../../facts/model';
import type { PublishAction } from './publish-actions';
import type { Publishing } from './publish-commands';
import { givesOwnToken } from './secret-reads';
import { entryNamed } from './workflow-places';

export interface Site {
  readonly workflow: PipelineFact;
  readonly job: PipelineJob;
  readonly step: PipelineStep;
}

const textOf = (entry: PipelineVariable | undefined): string => entry?.value?.text.trim() ?? '';

/** Whether the input that holds the token, or turns tokens on, does so. */
export function isToken({ value }: PublishAction, given: PipelineVariable): boolean {
  const text = textOf(given);
  // What an earlier step made does not live long.
  return value ? value.test(text) : text !== '' && !given.expressions.some((one) => /\b(?:steps|needs)\./.test(one.text));
}

/** Whether an input names a registry of somebody's own. */
export function isElsewhere({ target = [], registry }: PublishAction, inputs: readonly PipelineVariable[]): boolean {
  return target.some((name) => textOf(entryNamed(inputs, name)) !== '' && !registry.own.test(textOf(entryNamed(inputs, name))));
}

/** A token that an earlier step made, or the job's own, which is for the packages of the repository's host. */
export function isMade({ expressions }: PipelineVariable): boolean {
  return expressions.some(({ text }) => /\b(?:steps|needs)\./.test(text) || givesOwnToken(text));
}

/** Variables, an earlier step or a file of settings that name a registry of somebody's own. */
export function isPrivate({ registry }: Publishing, { workflow, job, step }: Site): boolean {
  const named = [...step.env, ...job.env, ...workflow.env].find(({ name }) => registry.targets.test(name));
  if (named && !registry.own.test(textOf(named))) return true;
  if (registry.name !== 'npm') return false;
  const before = job.steps.slice(0, job.steps.indexOf(step) + 1);
  const node = before.filter(({ uses }) => uses?.name === 'actions/setup-node').at(-1);
  const url = textOf(node && entryNamed(node.with, 'registry-url'));
  if (url !== '' && !registry.own.test(url)) return true;
  const words = before.flatMap(({ scripts }) => scripts.flatMap(({ commands }) => commands.flatMap((one) => one.words)));
  return words.some((word) => /\/\/(?!registry\.(?:npmjs\.org|yarnpkg\.com))[\w.-]+\/[^\s]*:_auth/i.test(word));
}
