/** Steps of a job or of a composite action. */
import { entryOf, get, itemsOf, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { PipelineExpression, PipelineScript, PipelineStep } from '../../model';
import { commandsOf } from '../commands';
import { expressionsBelow, expressionsOf } from '../expressions';
import { textAt, variablesOf } from '../texts';
import { useOf } from './uses';

/** Keys whose expressions have a place of their own in the facts. */
const READ = new Set(['uses', 'with', 'env', 'run', 'if']);
/** Shells whose scripts are made of commands; a script of any other is a program. */
const SHELLS = /^(?:(?:ba|z|k|da)?sh|pwsh|powershell|cmd)\b/;

/** The steps, and the expressions of theirs that stand elsewhere than in `with`, `env`, `run` and `if`. */
export function stepsOf(
  context: ExtractContext,
  value: Value | undefined,
): { steps: PipelineStep[]; expressions: PipelineExpression[] } {
  const written = itemsOf(value).filter((item) => item.kind === 'object');
  const others = written.flatMap(({ entries }) => entries.filter(({ key }) => !READ.has(key)));
  return {
    steps: written.map((item, i) => step(context, item, i)),
    expressions: others.flatMap((entry) => expressionsBelow(entry.value)),
  };
}

function step(context: ExtractContext, value: ObjectValue, index: number): PipelineStep {
  const uses = useOf(context.text, entryOf(value, 'uses'));
  const id = textOf(get(value, 'id'));
  const condition = textAt(context, get(value, 'if'));
  return {
    span: value.span,
    label: textOf(get(value, 'name')) || textOf(get(value, 'id')) || uses?.text || `step ${index + 1}`,
    ...(id ? { id } : {}),
    ...(uses ? { uses } : {}),
    with: variablesOf(context, get(value, 'with')),
    env: variablesOf(context, get(value, 'env')),
    scripts: scriptsOf(value),
    ...(condition ? { condition } : {}),
  };
}

function scriptsOf(value: ObjectValue): PipelineScript[] {
  const entry = entryOf(value, 'run');
  const run = entry?.value;
  if (run?.kind !== 'string' || !entry) return [];
  const isProgram = !SHELLS.test(textOf(get(value, 'shell')) ?? 'sh');
  return [
    {
      span: run.span,
      literal: run.literal,
      key: 'run',
      keySpan: entry.keySpan,
      expressions: expressionsOf(run),
      commands: isProgram ? [] : commandsOf(run),
    },
  ];
}
