/** Whether a step runs the code of a pull request. */
import type { PipelineStep } from '../../../facts/model';
import { programWords } from '../../../facts/pipelines/commands';
import { needOf } from '../../../facts/pipelines/github/needs/step';
import type { Untrusted } from './untrusted-code';

/** Programs that build, install or run what stands in the working copy. */
const EXECUTES =
  /^(?:npm|yarn|pnpm|npx|bun|bunx|node|deno|make|cmake|ninja|mvn|gradle|ant|sbt|go|cargo|python[\d.]*|pip3?|poetry|uv|tox|nox|pytest|pre-commit|bundle|rake|ruby|rspec|jekyll|hugo|composer|php|phpunit|dotnet|msbuild|docker|docker-compose|bazel|swift|xcodebuild|terraform|tofu|terragrunt|pulumi|cdk|sam|serverless|ansible-playbook|eslint|jest|vitest|mkdocs|sphinx-build|goreleaser|just|task|bash|sh|zsh|pwsh|powershell|source|\.)$/;
/** How sure it is that a step runs what was checked out: a script or build of it, or an action that may. */
export function runsCode(step: PipelineStep, { path }: Untrusted): 'runs' | 'may' | undefined {
  const found = runsWorkingCopy(step);
  if (!path || found !== 'runs') return found;
  // Beside the trusted code: whoever runs it names the folder.
  const words = step.scripts.flatMap(({ commands }) => commands.flatMap((command) => command.words));
  return [...words, ...step.with.map(({ value }) => value?.text ?? '')].some((text) => text.includes(path)) ? 'runs' : 'may';
}

function runsWorkingCopy(step: PipelineStep): 'runs' | 'may' | undefined {
  const { uses, scripts } = step;
  if (uses) {
    const { name } = uses;
    const need = needOf(step);
    if (name.startsWith('./') || /^docker\/(?:build-push|bake)-action$/.test(name) || need?.runsCode) return 'runs';
    return need || name === 'actions/github-script' ? undefined : 'may';
  }
  return scripts.some(({ commands }) => commands.some((command) => isProgram(programWords(command)[0]))) ? 'runs' : undefined;
}

function isProgram(program = ''): boolean {
  return EXECUTES.test(program) || /^\.{1,2}\/|^[\w.-]+\/[\w./-]+\.(?:sh|py|js|rb|pl)$/.test(program);
}
