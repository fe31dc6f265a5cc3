/** Azure Pipelines: stages, jobs, deployments, steps and templates. https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/ */
import { entryOf, get, type ObjectValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { PipelineFact, PipelineJob, PipelineStep, PipelineUse } from '../model';
import { jobOf, mappingsIn, ofEach, pipelineFact, scriptsAt, stepOf, variablesAt } from './systems';
import { textAt, textsAt } from './texts';

/** `$(name)`, `${{ variables.name }}`, `$[ variables.name ]`. */
const MACRO = /\$\(([A-Za-z_][\w.-]{0,100})\)|\$(?:\{\{|\[)\s{0,4}variables\.([\w.]{1,100})\s{0,4}(?:\}\}|\])/dg;
const SCRIPTS = ['script', 'bash', 'pwsh', 'powershell'];
/** Inputs of tasks that are scripts: AzureCLI, Bash, AzurePowerShell, AWSShellScript, SSH. */
const SCRIPT_INPUTS = ['inlineScript', 'script', 'Inline', 'inline'];

export const azurePipeline = ofEach(readAzure);

function readAzure(context: ExtractContext, document: Value): PipelineFact | undefined {
  if (document.kind !== 'object') return undefined;
  const parameters = get(document, 'extends', 'parameters');
  const jobs = [document, parameters].flatMap((holder) => (holder?.kind === 'object' ? jobsBelow(context, holder) : []));
  return pipelineFact(context, 'azure', document, { env: variablesAt(context, get(document, 'variables'), MACRO), jobs });
}

function jobsBelow(context: ExtractContext, holder: ObjectValue): PipelineJob[] {
  const stages = mappingsIn(get(holder, 'stages')).flatMap((stage) => stageJobs(context, stage));
  const jobs = mappingsIn(get(holder, 'jobs')).map((one) => job(context, one));
  const own = entryOf(holder, 'steps');
  const steps = own ? [jobOf('', own.keySpan, holder.span, { steps: stepsOf(context, holder) })] : [];
  return [...stages, ...jobs, ...steps];
}

/** What a stage gives to its jobs is told once. */
function stageJobs(context: ExtractContext, stage: ObjectValue): PipelineJob[] {
  const named = entryOf(stage, 'stage') ?? stage.entries[0];
  const env = variablesAt(context, get(stage, 'variables'), MACRO);
  const jobs = mappingsIn(get(stage, 'jobs')).map((one) => job(context, one));
  const used = called(context, stage);
  if (!named || (env.length === 0 && !used.uses)) return jobs;
  const id = textOf(named.value) ?? 'stage';
  return [jobOf(id, named.keySpan, stage.span, { env, ...used }), ...jobs];
}

function job(context: ExtractContext, value: ObjectValue): PipelineJob {
  const named = entryOf(value, 'job') ?? entryOf(value, 'deployment') ?? entryOf(value, 'template') ?? value.entries[0];
  const environment = textAt(context, get(value, 'environment')) ?? textAt(context, get(value, 'environment', 'name'));
  const condition = textAt(context, get(value, 'condition'));
  return jobOf(textOf(named?.value) || 'job', named?.value.span ?? value.span, value.span, {
    env: variablesAt(context, get(value, 'variables'), MACRO),
    ...called(context, value),
    ...(environment ? { environment } : {}),
    ...(condition ? { condition } : {}),
    needs: textsAt(context, get(value, 'dependsOn')),
    steps: [...stepsOf(context, value), ...deploymentSteps(context, get(value, 'strategy'))],
  });
}

/** A template, and what it is given. */
function called(context: ExtractContext, value: ObjectValue): Pick<PipelineJob, 'with'> & { readonly uses?: PipelineUse } {
  const uses = useOf(value, 'template');
  return { with: variablesAt(context, get(value, 'parameters'), MACRO), ...(uses ? { uses } : {}) };
}

const LIFECYCLE = ['preDeploy', 'deploy', 'routeTraffic', 'postRouteTraffic'];

/** https://learn.microsoft.com/azure/devops/pipelines/process/deployment-jobs */
function deploymentSteps(context: ExtractContext, strategy: Value | undefined): PipelineStep[] {
  if (strategy?.kind !== 'object') return [];
  return strategy.entries.flatMap(({ value }) =>
    [...LIFECYCLE.map((hook) => get(value, hook)), get(value, 'on', 'failure'), get(value, 'on', 'success')].flatMap((hook) =>
      hook?.kind === 'object' ? stepsOf(context, hook) : [],
    ),
  );
}

function stepsOf(context: ExtractContext, holder: ObjectValue): PipelineStep[] {
  return mappingsIn(get(holder, 'steps')).map((value, index) => {
    const uses = useOf(value, 'task') ?? useOf(value, 'template');
    const inputs = get(value, 'inputs') ?? get(value, 'parameters');
    const condition = textAt(context, get(value, 'condition'));
    const label = textOf(get(value, 'displayName')) || textOf(get(value, 'name')) || uses?.text || `step ${index + 1}`;
    return stepOf(value.span, label, {
      ...(uses ? { uses } : {}),
      ...(condition ? { condition } : {}),
      with: variablesAt(context, inputs, MACRO),
      env: variablesAt(context, get(value, 'env'), MACRO),
      scripts: [...scriptsAt(value, SCRIPTS, MACRO), ...scriptsAt(inputs, SCRIPT_INPUTS, MACRO)],
    });
  });
}

/** `task: AzureCLI@2`; `template: deploy.yml@templates`, whose ref is a repository's name. */
function useOf(value: ObjectValue, key: 'task' | 'template'): PipelineUse | undefined {
  const entry = entryOf(value, key);
  if (entry?.value.kind !== 'string') return undefined;
  const { text, span, literal } = entry.value;
  const [name = '', ref] = text.split('@');
  return { text, name: name.toLowerCase(), ...(ref && key === 'task' ? { ref } : {}), span, literal, keySpan: entry.keySpan };
}
