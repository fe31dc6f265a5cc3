/** What to do about a secret in a script. */
import type { PipelineFact, PipelineScript } from '../../../facts/model';
import type { Remedy } from '../../model';
import type { WorkflowPlace } from './workflow-places';

export const BY_HAND = {
  type: 'manual',
  title: 'Hand the secret over in the environment of the step',
  steps: ['Give the step the secret in its env, and let the script read that variable: "$NAME", process.env.NAME, $env:NAME.'],
} satisfies Remedy;

export const KEEP_PARTS: Remedy = {
  type: 'manual',
  title: 'Keep the parts as secrets of their own',
  steps: [
    'Store each part that is used as a secret of its own, and read it by its name: the runner masks whole values only.',
    'Until then, mask the part before anything else runs: echo "::add-mask::$PART" in a step that gets it in its env.',
  ],
};

export const KEEP_IN_GROUP: Remedy = {
  type: 'manual',
  title: 'Keep the value in a variable group',
  steps: [
    'Store the value in a variable group that is linked to Azure Key Vault, and name the group under variables.',
    'Give it to the step in its env, and take it out of the script; then replace the value where it was issued.',
  ],
};

/** The name under which the step has this very expression already, or is given it. */
export function asVariable(workflow: PipelineFact, place: WorkflowPlace, name: string, script: PipelineScript): Remedy {
  const { expression, job, step } = place;
  const visible = [...(step?.env ?? []), ...(job?.env ?? []), ...workflow.env];
  const wanted = `\${{ ${expression.text} }}`;
  const same = visible.find(
    ({ value, expressions }) => expressions[0]?.text === expression.text && /^\$\{\{[^}]*\}\}$/.test(value?.text ?? ''),
  );
  const taken = visible.some((one) => one.name.toUpperCase() === name);
  const variable = same?.name ?? (taken ? `${name}_VALUE` : name);
  return {
    type: 'script-variable',
    title: `Read it from the environment of the step as ${variable}`,
    script: script.span,
    literal: script.literal,
    expression: expression.whole,
    name: variable,
    ...(same ? {} : { value: wanted }),
  };
}
