import type { Facts, PipelineFact, PipelineScript } from '../../facts/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit, type Remedy } from '../model';
import { printedSecrets } from '../printed-secrets';
import { givesOwnToken, openingSecret, secretReads, storedSecrets } from '../secret-reads';
import { placesOf, type WorkflowPlace, workflowsIn } from '../workflow-places';
import docs from './doc.md';

const BY_HAND = {
  type: 'manual',
  title: 'Hand the secret over in the environment of the step',
  steps: ['Give the step the secret in its env, and let the script read that variable: "$NAME", process.env.NAME, $env:NAME.'],
} satisfies Remedy;

const KEEP_PARTS: Remedy = {
  type: 'manual',
  title: 'Keep the parts as secrets of their own',
  steps: [
    'Store each part that is used as a secret of its own, and read it by its name: the runner masks whole values only.',
    'Until then, mask the part before anything else runs: echo "::add-mask::$PART" in a step that gets it in its env.',
  ],
};

function whole({ expression }: WorkflowPlace): Span {
  const { file, via } = expression.span;
  return { file, ...expression.whole, ...(via ? { via } : {}) };
}

/** The name under which the step has this very expression already, or is given it. */
function asVariable(workflow: PipelineFact, place: WorkflowPlace, name: string, script: PipelineScript): Remedy {
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

/** The runner writes the value into the script before a shell reads it. */
function inScript(workflow: PipelineFact, place: WorkflowPlace): Hit[] {
  const { expression, step, part, variable } = place;
  const isProgram = part === 'with' && step?.uses?.name === 'actions/github-script' && variable?.name === 'script';
  if (!step || (part !== 'script' && !isProgram)) return [];
  const names = storedSecrets(expression.text);
  const secret = openingSecret(names) ?? names[0];
  if (!secret && !givesOwnToken(expression.text)) return [];
  const name = secret ?? 'GITHUB_TOKEN';
  const script = step.scripts.find(({ expressions }) => expressions.includes(expression));
  return [
    {
      span: whole(place),
      message: `${secret ? `Secret ${name}` : "The job's token"} is written into the script of ${step.label}, where it is read as code and seen by whoever lists the processes`,
      // The name of an account or region, or a token that ends with the job.
      ...(openingSecret(names) ? {} : { severity: 'low' as const }),
      remedies: [...(script ? [asVariable(workflow, place, name, script)] : []), BY_HAND],
    },
  ];
}

function hitsIn(workflow: PipelineFact): Hit[] {
  const texts = placesOf(workflow).flatMap((place): Hit[] => {
    const apart = secretReads(place.expression.text).find((read) => read.apart && read.kind === 'named');
    if (!apart) return inScript(workflow, place);
    const message = `A part of the secret ${apart.name} is taken out here, and the runner does not mask parts in its log`;
    return [{ span: whole(place), message, severity: 'medium', remedies: [KEEP_PARTS] }];
  });
  const printed = workflow.jobs.flatMap((job) =>
    job.steps.flatMap((step) =>
      printedSecrets([...step.env, ...job.env, ...workflow.env], step).map(
        ({ command, name, to }): Hit => ({
          span: command.span,
          message:
            to === 'log'
              ? `${step.label} prints the secret in ${name}: masking is all that keeps it out of the log`
              : `${step.label} writes the secret in ${name} to ${to}, where every later step can read it`,
          severity: 'medium',
          confidence: 'medium',
          remedies: [{ ...BY_HAND, title: 'Give the secret to the step that uses it, and print nothing of it' }],
        }),
      ),
    ),
  );
  return [...texts, ...printed];
}

export const rule = defineRule({
  id: 'ci-secret-in-command',
  title: 'Secret is written into a script, printed, or taken apart unmasked',
  group: 'pipeline',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-78', 'CWE-214', 'CWE-532'],
  hosts: ['pipeline'],
  docs,
  scope: 'file',
  check: (facts: Facts) => workflowsIn(facts).flatMap(hitsIn),
});
