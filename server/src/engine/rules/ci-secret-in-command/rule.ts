import type { Facts, PipelineFact } from '../../facts/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit } from '../model';
import { printedSecrets, writtenVariables } from '../shared/pipeline/printed-secrets';
import { asVariable, BY_HAND, KEEP_IN_GROUP, KEEP_PARTS } from '../shared/pipeline/script-remedies';
import { givesOwnToken, openingSecret, secretReads, storedSecrets } from '../shared/pipeline/secret-reads';
import { placesOf, type WorkflowPlace, workflowsIn } from '../shared/pipeline/workflow-places';
import docs from './doc.md';

function whole({ expression }: WorkflowPlace): Span {
  const { file, via } = expression.span;
  return { file, ...expression.whole, ...(via ? { via } : {}) };
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
      // A token that ends with the job; the name of an account or region.
      ...(openingSecret(names) ? {} : { severity: secret ? ('info' as const) : ('low' as const) }),
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
  return [...texts, ...printedIn(workflow)];
}

function printedIn(workflow: PipelineFact): Hit[] {
  return workflow.jobs.flatMap((job) =>
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
}

/** Azure Pipelines: a variable is marked as secret, and the script that sets it holds its value. */
function writtenSecrets({ pipelines }: Facts): Hit[] {
  const azure = pipelines.filter(({ system }) => system === 'azure');
  return azure.flatMap(({ jobs }) =>
    jobs.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        writtenVariables(step).map(({ command, name }) => ({
          span: command.span,
          message: `${step.label} marks the variable ${name} as secret, and its value stands in the script`,
          remedies: [KEEP_IN_GROUP],
        })),
      ),
    ),
  );
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
  check: (facts: Facts) => [...workflowsIn(facts).flatMap(hitsIn), ...writtenSecrets(facts)],
});
