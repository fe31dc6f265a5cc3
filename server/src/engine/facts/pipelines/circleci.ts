/** CircleCI: jobs, commands, orbs and the jobs that workflows start. https://circleci.com/docs/reference/configuration-reference/ */
import { type Entry, get, itemsOf, type ObjectValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { PipelineFact, PipelineJob, PipelineStep, PipelineUse } from '../model';
import { jobOf, ofEach, pipelineFact, SHELL, scriptOf, scriptsAt, stepOf, variablesAt } from './systems';
import { textsAt } from './texts';

const DEEPEST = 12;

interface Config {
  readonly context: ExtractContext;
  /** `aws-cli` → `circleci/aws-cli@4.1.2`. */
  readonly orbs: ReadonlyMap<string, string>;
}

export const circleciPipeline = ofEach(readCircleCi);

function readCircleCi(context: ExtractContext, document: Value): PipelineFact | undefined {
  if (document.kind !== 'object') return undefined;
  const orbs = get(document, 'orbs');
  const named = orbs?.kind === 'object' ? orbs.entries : [];
  const config = { context, orbs: new Map(named.map(({ key, value }) => [key, textOf(value) ?? ''])) };
  const jobs = [...jobsAt(config, document), ...named.flatMap(({ value }) => jobsAt(config, value))];
  const workflows = get(document, 'workflows');
  const started = workflows?.kind === 'object' ? workflows.entries.flatMap(({ value }) => startedBy(config, value)) : [];
  return pipelineFact(context, 'circleci', document, { jobs: [...jobs, ...started] });
}

/** Jobs, and the steps that several share; an orb that is written in place has the same parts. */
function jobsAt(config: Config, holder: Value): PipelineJob[] {
  return ['jobs', 'commands', 'executors'].flatMap((key) => {
    const found = get(holder, key);
    if (found?.kind !== 'object') return [];
    return found.entries.flatMap((entry) => (entry.value.kind === 'object' ? job(config, entry, entry.value) : []));
  });
}

function job(config: Config, { key, keySpan }: Entry, value: ObjectValue): PipelineJob {
  const steps = stepsIn(config, get(value, 'steps'));
  const docker = itemsOf(get(value, 'docker')).flatMap((image) => variablesAt(config.context, get(image, 'environment'), SHELL));
  return jobOf(key, keySpan, value.span, {
    env: [...variablesAt(config.context, get(value, 'environment'), SHELL), ...docker],
    steps,
    idTokens: tokensOf(steps),
  });
}

/** `context: [aws]`, and jobs of orbs with what they are given. */
function startedBy(config: Config, workflow: Value): PipelineJob[] {
  return itemsOf(get(workflow, 'jobs')).flatMap((item) => {
    const entry = item.kind === 'object' ? item.entries[0] : undefined;
    if (entry?.value.kind !== 'object') return [];
    const uses = useOf(config, entry.key, entry);
    const steps = ['pre-steps', 'auth', 'post-steps'].flatMap((key) => stepsIn(config, get(entry.value, key)));
    if (!uses && steps.length === 0) return [];
    return jobOf(textOf(get(entry.value, 'name')) || entry.key, entry.keySpan, entry.value.span, {
      with: variablesAt(config.context, entry.value, SHELL),
      ...(uses ? { uses } : {}),
      needs: textsAt(config.context, get(entry.value, 'requires')),
      steps,
      idTokens: tokensOf(steps),
    });
  });
}

function stepsIn(config: Config, value: Value | undefined, depth = 0): PipelineStep[] {
  if (value?.kind !== 'list' || depth > DEEPEST) return [];
  return value.items.flatMap((item, index): PipelineStep[] => {
    if (item.kind === 'list') return stepsIn(config, item, depth + 1);
    if (item.kind === 'string') return named(config, item);
    const entry = item.kind === 'object' ? item.entries[0] : undefined;
    if (!entry) return [];
    const { key, value: given } = entry;
    if (key === 'when' || key === 'unless') return stepsIn(config, get(given, 'steps'), depth + 1);
    if (key === 'run') return [run(config, entry, index)];
    const uses = useOf(config, key, entry);
    const inner = get(given, 'steps');
    const parts = { with: variablesAt(config.context, given, SHELL), ...(uses ? { uses } : {}) };
    return [stepOf(item.span, textOf(get(given, 'name')) || key, parts), ...stepsIn(config, inner, depth + 1)];
  });
}

/** A command of an orb without any parameter. */
function named(config: Config, value: Extract<Value, { kind: 'string' }>): PipelineStep[] {
  const uses = useOf(config, value.text, { key: value.text, keySpan: value.span, value });
  return uses ? [stepOf(value.span, value.text, { uses })] : [];
}

function run({ context }: Config, entry: Entry, index: number): PipelineStep {
  const { value } = entry;
  const label = textOf(get(value, 'name')) || `step ${index + 1}`;
  const scripts = value.kind === 'string' ? [scriptOf(value, 'run', entry.keySpan, SHELL)] : scriptsAt(value, ['command'], SHELL);
  return stepOf(value.span, label, { scripts, env: variablesAt(context, get(value, 'environment'), SHELL) });
}

/** `aws-cli/setup` of the orb that the file calls `aws-cli`. */
function useOf({ orbs }: Config, text: string, { keySpan }: Entry): PipelineUse | undefined {
  const [alias = '', member] = text.split('/');
  const orb = orbs.get(alias);
  if (orb === undefined || !member) return undefined;
  const [name = '', ref] = (orb || alias).split('@');
  return { text, name: `${name}/${member}`.toLowerCase(), ...(ref ? { ref } : {}), span: keySpan, literal: keySpan, keySpan };
}

/** https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/ */
function tokensOf(steps: readonly PipelineStep[]): PipelineJob['idTokens'] {
  return steps.flatMap(({ scripts, with: given }) => [
    ...scripts.flatMap(({ expressions }) =>
      expressions
        .filter(({ text }) => /^CIRCLE_OIDC_TOKEN(?:_V2)?$/.test(text))
        .map(({ text, span }) => ({ text, span, literal: span })),
    ),
    ...given.flatMap(({ name, value }) =>
      value && /^(?:role_arn|role-arn)$/.test(name) ? [value] : name === 'use_oidc' && value?.text === 'true' ? [value] : [],
    ),
  ]);
}
