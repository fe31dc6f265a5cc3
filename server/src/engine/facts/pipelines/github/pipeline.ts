/**
 * Workflows and actions of GitHub, Gitea and Forgejo.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 * https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */
import { baseName } from '../../../syntax/path';
import { entryOf, get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { PipelineFact, PipelineJob, PipelineVariable } from '../../model';
import { variablesOf } from '../texts';
import { jobsOf } from './jobs';
import { permissionsOf } from './permissions';
import { stepsOf } from './steps';
import { declaredOf, triggersOf } from './triggers';

/** What GitHub reads of a file: its first document, where that is a workflow or an action. */
export function gitHubPipeline(context: ExtractContext, [top]: readonly Value[]): PipelineFact[] {
  if (top?.kind !== 'object') return [];
  if (get(top, 'jobs')) return [workflow(context, top)];
  return get(top, 'runs') ? [action(context, top)] : [];
}

function workflow(context: ExtractContext, top: ObjectValue): PipelineFact {
  const on = get(top, 'on');
  const permissions = permissionsOf(context, entryOf(top, 'permissions'));
  const jobs = jobsOf(context, get(top, 'jobs'));
  const provesItself = [permissions, ...jobs.map((job) => job.permissions)].some((one) =>
    one?.scopes.some(({ name, access }) => name === 'id-token' && access.text === 'write'),
  );
  return {
    ...common(context, top),
    kind: 'workflow',
    triggers: triggersOf(context, on),
    ...(permissions ? { permissions } : {}),
    env: variablesOf(context, get(top, 'env')),
    jobs,
    declaredSecrets: declaredOf(context, get(on, 'workflow_call', 'secrets')),
    declaredInputs: ['workflow_call', 'workflow_dispatch'].flatMap((event) => declaredOf(context, get(on, event, 'inputs'))),
    ...(provesItself ? { identity: `oidc:github:${context.file}` } : {}),
  };
}

function action(context: ExtractContext, top: ObjectValue): PipelineFact {
  const runs = entryOf(top, 'runs');
  const inputs: PipelineVariable[] = declaredOf(context, get(top, 'inputs'));
  const composite = runs && get(runs.value, 'steps') ? [compositeJob(context, runs)] : [];
  return {
    ...common(context, top),
    kind: 'action',
    triggers: [],
    env: [],
    jobs: composite,
    declaredSecrets: [],
    declaredInputs: inputs,
  };
}

function compositeJob(context: ExtractContext, { keySpan, value }: { keySpan: ObjectValue['span']; value: Value }): PipelineJob {
  const { steps, expressions } = stepsOf(context, get(value, 'steps'));
  return { id: '', nameSpan: keySpan, span: value.span, env: [], with: [], needs: [], steps, idTokens: [], expressions };
}

function common({ file }: ExtractContext, top: ObjectValue) {
  const [first] = top.entries;
  return {
    system: 'github' as const,
    name: textOf(get(top, 'name')) || baseName(file),
    span: (first?.key === 'name' && textOf(first.value) ? first.value.span : first?.keySpan) ?? top.span,
    top: top.span,
  };
}
