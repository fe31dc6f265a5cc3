import { pipelineOf } from '../../facts/pipelines/files';
import { entryOf, get, itemsOf, textOf, type Value } from '../../syntax/value';
import type { Edit, FileEdit, Step } from '../model';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import { givenByCallers, inputFor } from './github-actions/composite';
import { withoutSecret } from './github-actions/identity';
import { exportedToJob, movedToStep, type Put } from './github-actions/job-environment';
import { type Where, whereIs } from './github-actions/place';
import { environmentOf, isCode, scriptEdits, variableFor } from './github-actions/script';
import { readBefore } from './github-actions/vault';
import type { Draft, HostFixes, Place } from './model';
import { cloudOf } from './pipelines/cloud';
import { expressionEdits } from './pipelines/scalar';
import { stepVariable } from './pipelines/step-variable';

const READ = 'read by a step of the job';

export const githubActions: HostFixes = {
  id: 'github-actions',
  title: 'GitHub Actions',
  serves: (file, host) => pipelineOf(file) === 'github' || (host === 'pipeline' && pipelineOf(file) === undefined),
  identity: withoutSecret,
  drop: withoutSecret,
  reference,
  byHand,
};

function reference(place: Place, vault: Vault): Draft | undefined {
  const where = whereIs(place);
  if (!where || isCode(where) || isKeyInText(place, where)) return undefined;
  const made = vault.environment ? secret(place, where) : fromVault(place, where, vault);
  return made && runsForForks(where.document) ? { ...made, steps: [...(made.steps ?? []), FORKS] } : made;
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflows-in-forked-repositories */
const FORKS =
  'Pull requests from forks get neither secrets nor an id token: keep what needs them from running there (if: github.event.pull_request.head.repo.fork != true).';

function runsForForks(document: Value): boolean {
  const on = get(document, 'on');
  return (
    textOf(on) === 'pull_request' ||
    itemsOf(on).some((one) => textOf(one) === 'pull_request') ||
    entryOf(on, 'pull_request') !== undefined
  );
}

/** The lines of a private key inside a longer value (JSON) are written as that value wants them: the whole value is what a vault holds. */
function isKeyInText({ credential }: Place, { found }: Where): boolean {
  const { start, end } = found.value.span;
  return credential.type === 'private-key' && (start < credential.span.start || credential.span.end < end);
}

/** `${{ secrets.NAME }}` where the literal was; in a script a variable of the step, which has the same value. */
function secret(place: Place, where: Where): Draft | undefined {
  const { file, name } = place;
  const input = where.composite ? inputFor(place, where) : undefined;
  if (where.composite && !input) return undefined;
  const stored = name.env.replace(/^(?:GITHUB|GITEA|FORGEJO)_/, 'GH_');
  const expression = input ? `\${{ inputs.${input.name} }}` : `\${{ secrets.${stored} }}`;
  const moved = movedToStep(place, where, expression);
  const put = moved ?? putValue(place, where, expression);
  if (!put) return undefined;
  const callers = input ? givenByCallers(place, input.name, `\${{ secrets.${stored} }}`) : undefined;
  const edits: FileEdit[] = [{ file, edits: [...put.edits, ...(input ? input.edits : [])] }, ...(callers?.edits ?? [])];
  const wide = !moved && (where.level === 'job' || where.level === 'workflow');
  return {
    title: `Replace with the Actions secret ${stored}${input ? `, through the input ${input.name}` : ''}`,
    safety: 'review',
    edits,
    steps: [
      ...put.steps,
      ...(wide
        ? [
            `Every step of the ${where.level} sees ${where.found.path.at(-1)}: move the entry to the env of the step that needs it.`,
          ]
        : []),
      ...(callers?.steps ?? []),
    ],
    followUp: [storeStep(place, where, stored)],
  };
}

function storeStep({ file }: Place, where: Where, name: string): Step {
  if (/\.(?:gitea|forgejo)\//i.test(file))
    return `Store the value as the secret ${name} under Settings > Actions > Secrets of the repository.`;
  const environment = environmentOf(where);
  return {
    text: `Store the value${environment ? ' as a secret of the environment' : ''}; paste it at the prompt`,
    command: `gh secret set ${name}${environment ? ` --env ${environment}` : ''}`,
  };
}

/** The step that reads the vault, and what it gives where the literal was. */
function fromVault(place: Place, where: Where, vault: Vault): Draft | undefined {
  const { text, file, context } = place;
  const forms = vault.pipelines?.actions;
  // Runners of the other forges have no token that a cloud would trust; a cloud's own login cannot come from its vault.
  if (!forms || /\.(?:gitea|forgejo)\//i.test(file) || (vault.cloud && vault.cloud === cloudOf(place.credential)))
    return undefined;
  if (where.level === 'workflow' || where.level === 'job') {
    const made = exportedToJob(place, where, vault);
    return made && draft(file, made.edits, made.steps, READ);
  }
  const { job, index } = where;
  // A composite action knows neither secrets nor variables of the repository.
  if (where.level !== 'step' || where.composite || !job || index === undefined) return undefined;
  const form = forms(place.name, where.part === 'run' ? variableFor(place, where) : place.name.env, false);
  const reading = form && readBefore({ context, text, document: where.document, job, index }, form);
  const put = reading && putValue(place, where, `\${{ ${reading.expression} }}`);
  if (!put) return undefined;
  return draft(file, [...put.edits, ...reading.edits], [...put.steps, ...reading.steps], READ);
}

function putValue(place: Place, where: Where, expression: string): Put | undefined {
  const { text, credential } = place;
  const { value } = where.found;
  const inUrl = isUrlPart(text, value.span, credential.span);
  const steps = inUrl ? ['The value goes into the URL as it is: store it percent-encoded.'] : [];
  if (where.part !== 'run') {
    const edits = expressionEdits(place, where.found, expression);
    return edits && { edits, steps };
  }
  const variable = variableFor(place, where);
  const edits = scriptEdits(place, where, variable);
  const given = where.step && stepVariable(text, where.step, variable, expression);
  return edits && given ? { edits: [...edits, given], steps } : undefined;
}

function draft(file: string, edits: readonly Edit[], steps: readonly Step[], note: string): Draft {
  return { note, safety: 'review', edits: [{ file, edits }], steps };
}

function byHand(place: Place): readonly Step[] {
  const where = whereIs(place);
  const env = place.name.env;
  if (where && isCode(where)) return [`Give the step ${env} in its env, and let the script read it from its environment.`];
  if (where?.part === 'run') return [`Give the step ${env} in its env, and let the script read that variable.`];
  return [
    `Secrets are not known at this place of ${place.file}: keep the value as the Actions secret ${env}, and hand it over in env, with or secrets of the job or step that needs it.`,
  ];
}
