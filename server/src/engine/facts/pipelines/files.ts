/** Which files are pipelines, and of which system: by the paths that the systems read, or by what the bytes say. */

import { includes } from '../../secrets/filter/follow';
import { ascii } from '../../secrets/filter/needles';
import type { PipelineSystem } from '../model';

const WORKFLOW = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i;

const PATHS: readonly (readonly [PipelineSystem, RegExp])[] = [
  ['github', WORKFLOW],
  ['github', /(?:^|\/)action\.ya?ml$/i],
  ['gitlab', /(?:^|\/)(?:[\w.-]*\.)?\.?gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/(?:ci\/)?[^/]+\.ya?ml$/i],
  ['azure', /(?:^|\/)(?:azure-pipelines[\w.-]*|\.azure-pipelines\/[\w./-]+|\.azuredevops\/[\w./-]+)\.ya?ml$/i],
  ['circleci', /(?:^|\/)\.circleci\/[\w.-]+\.ya?ml$/i],
  ['bitbucket', /(?:^|\/)bitbucket-pipelines\.ya?ml$/i],
  ['buildkite', /(?:^|\/)\.buildkite\/[\w./-]+\.ya?ml$/i],
];

const JOBS = ascii('\njobs:');
const RUNNER = ascii('runs-on:');
const CALLED = ascii('/workflows/');
const RUNS = ascii('\nruns:');
const COMPOSITE = ascii('using:');
const STEPS = ascii('steps:');

/**
 * The system that reads the file; undefined where none does. `bytes` let a workflow of another name be known: examples, templates
 * of an organisation, parts of a documentation.
 */
export function pipelineOf(file: string, bytes?: Uint8Array): PipelineSystem | undefined {
  if (!/\.ya?ml$/i.test(file)) return undefined;
  const known = PATHS.find(([, path]) => path.test(file))?.[0];
  return known ?? (bytes && looksLikeGitHub(bytes) ? 'github' : undefined);
}

/** `jobs:` at the top with a runner or a called workflow; `runs:` at the top of a composite action. */
function looksLikeGitHub(bytes: Uint8Array): boolean {
  if (includes(bytes, JOBS)) return includes(bytes, RUNNER) || includes(bytes, CALLED);
  return includes(bytes, RUNS) && includes(bytes, COMPOSITE) && includes(bytes, STEPS);
}

/** Whether GitHub, or a forge that reads the same, starts runs from a file of this path. */
export function isWorkflowPath(file: string): boolean {
  return WORKFLOW.test(file);
}
