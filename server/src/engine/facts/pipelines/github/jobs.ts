/** Jobs of a workflow. */
import { entryOf, get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { PipelineJob, PipelineText } from '../../model';
import { expressionsBelow } from '../expressions';
import { textAt, textsAt, variablesOf } from '../texts';
import { permissionsOf } from './permissions';
import { stepsOf } from './steps';
import { useOf } from './uses';

/** Keys whose expressions have a place of their own in the facts. */
const READ = new Set(['permissions', 'env', 'uses', 'with', 'secrets', 'if', 'needs', 'steps']);

export function jobsOf(context: ExtractContext, jobs: Value | undefined): PipelineJob[] {
  if (jobs?.kind !== 'object') return [];
  return jobs.entries.flatMap(({ key, keySpan, value }) => (value.kind === 'object' ? job(context, key, keySpan, value) : []));
}

function job(context: ExtractContext, id: string, nameSpan: PipelineJob['nameSpan'], value: ObjectValue): PipelineJob {
  const permissions = permissionsOf(context, entryOf(value, 'permissions'));
  const environment = environmentOf(context, get(value, 'environment'));
  const uses = useOf(context.text, entryOf(value, 'uses'));
  const secrets = secretsOf(context, value);
  const condition = textAt(context, get(value, 'if'));
  const { steps, expressions } = stepsOf(context, get(value, 'steps'));
  const others = value.entries.filter(({ key }) => !READ.has(key));
  return {
    id,
    nameSpan,
    span: value.span,
    ...(permissions ? { permissions } : {}),
    ...(environment ? { environment } : {}),
    env: variablesOf(context, get(value, 'env')),
    ...(uses ? { uses } : {}),
    with: variablesOf(context, get(value, 'with')),
    ...(secrets ? { secrets } : {}),
    ...(condition ? { condition } : {}),
    needs: textsAt(context, get(value, 'needs')),
    steps,
    idTokens: [],
    expressions: [...others.flatMap((entry) => expressionsBelow(entry.value)), ...expressions],
  };
}

/** `environment: production`, or its `name` where a mapping gives a URL too. */
function environmentOf(context: ExtractContext, value: Value | undefined): PipelineText | undefined {
  const name = textAt(context, value?.kind === 'object' ? get(value, 'name') : value);
  return name?.text ? name : undefined;
}

function secretsOf(context: ExtractContext, value: ObjectValue): PipelineJob['secrets'] {
  const entry = entryOf(value, 'secrets');
  if (!entry) return undefined;
  const inherit = textOf(entry.value) === 'inherit';
  return { span: entry.value.span, keySpan: entry.keySpan, inherit, entries: variablesOf(context, entry.value) };
}
