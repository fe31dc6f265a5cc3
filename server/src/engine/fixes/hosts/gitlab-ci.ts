/** GitLab CI: a masked variable of the project, or a secret that the runner reads from the vault for one job. */
import { pipelineOf } from '../../facts/pipelines/files';
import { dropEntry } from '../data/entries';
import type { Edit, Step } from '../model';
import { aloneOnLines, before, removal } from '../text';
import type { Vault } from '../vaults/model';
import { typed } from '../vaults/prompt';
import { isUrlPart } from './connection';
import { timesSet, usersOf, type Where, whereIs } from './gitlab-ci/place';
import { readInScript, secretOfJob } from './gitlab-ci/secrets';
import type { Draft, HostFixes, Place } from './model';
import { cloudOf } from './pipelines/cloud';
import { expressionEdits } from './pipelines/scalar';
import { posixScript } from './pipelines/script';

export const gitlabCi: HostFixes = {
  id: 'gitlab-ci',
  title: 'GitLab CI',
  serves: (file) => pipelineOf(file) === 'gitlab',
  reference,
  byHand: ({ name }) => [
    `Keep the value as the masked CI/CD variable ${name.env}, and let a script read it: variables are not known at this place.`,
  ],
};

/** What the value is called afterwards, and the edits that take the literal away. */
interface Taken {
  readonly variable: string;
  readonly edits: readonly Edit[];
  readonly steps: readonly Step[];
}

function reference(place: Place, vault: Vault): Draft | undefined {
  const where = whereIs(place);
  const taken = where && takenOut(place, where);
  if (!where || !taken) return undefined;
  return vault.environment ? masked(place, taken) : fromVault(place, where, vault, taken);
}

/** A variable goes, for one of the project that is called the same; in a script and in a longer value `$NAME` stands for it. */
function takenOut(place: Place, where: Where): Taken | undefined {
  const { text, credential, name } = place;
  if (credential.encoded || credential.encoding) return undefined;
  const { found, variable, entry, holder, document } = where;
  const other = timesSet(document, name.env) > 0 ? `${name.env}_VALUE` : name.env;
  if (where.part === 'script') {
    const edits = droppedItem(place, where, other) ?? posixScript(place, found, other);
    return edits && { variable: other, edits, steps: [] };
  }
  const { value } = found;
  const whole = value.span.start === credential.span.start && value.span.end === credential.span.end;
  if (whole && where.part !== 'rule' && entry && holder && timesSet(document, variable) === 1) {
    const edit = droppedVariable(text, where);
    return edit && { variable, edits: [edit], steps: [] };
  }
  const edits = expressionEdits(place, found, /\w/.test(text.charAt(credential.span.end)) ? `\${${other}}` : `$${other}`);
  const steps = isUrlPart(text, value.span, credential.span)
    ? ['The value goes into the URL as it is: store it percent-encoded.']
    : [];
  return edits && { variable: other, edits, steps };
}

/** The entry, or all of `variables:` where it was the only one. */
function droppedVariable(text: string, { entry, holder, found }: Where): Edit | undefined {
  if (!entry || !holder) return undefined;
  if (holder.entries.length > 1) return dropEntry(text, holder, entry);
  const above = found.parents[found.parents.indexOf(holder) - 1];
  const own = above?.kind === 'object' ? above.entries.find(({ value }) => value === holder) : undefined;
  return above?.kind === 'object' && own && above.entries.length > 1 ? dropEntry(text, above, own) : undefined;
}

/** `- export TOKEN=…` as an item of its own: the job has the variable already. */
function droppedItem({ text }: Place, { found }: Where, variable: string): Edit[] | undefined {
  const list = found.parents.at(-1);
  const { value } = found;
  if (list?.kind !== 'list' || list.items.length < 2 || value.style === 'block') return undefined;
  const given = /^(?:export[ \t]+)?([A-Za-z_]\w*)=(["']?)[^\s"'$;|&]+\2$/.exec(value.text);
  const lead = before(text, value.literal.start);
  if (given?.[1] !== variable || !/^ *- +$/.test(lead)) return undefined;
  const range = { start: value.literal.start - lead.trimStart().length, end: value.literal.end };
  return aloneOnLines(text, range) ? [removal(text, range)] : undefined;
}

/** What has many lines cannot be masked. https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable */
function masked({ file, name }: Place, { variable, edits, steps }: Taken): Draft {
  const manyLines = /private_key|certificate/.test(name.field);
  return {
    title: `Replace with the ${manyLines ? '' : 'masked '}CI/CD variable ${variable}`,
    safety: 'review',
    edits: [{ file, edits }],
    steps,
    followUp: [
      {
        text: 'Store the value (only for protected branches: with --protected)',
        command: `${typed(name)} | glab variable set ${variable}${manyLines ? '' : ' --masked'}`,
      },
    ],
  };
}

/** The secret goes to the jobs that use it; the runner reads it, or their script where it cannot. */
function fromVault(place: Place, where: Where, vault: Vault, taken: Taken): Draft | undefined {
  const { file, text, name, credential } = place;
  const isWhole = where.part === 'script' || (where.entry && taken.variable === where.variable);
  if (!isWhole || where.part === 'service' || where.part === 'rule' || vault.cloud === (cloudOf(credential) ?? 'none'))
    return undefined;
  const jobs =
    where.part === 'global' && where.entry
      ? usersOf(text, where.document, where.variable, where.entry)
      : where.job && [where.job];
  if (!jobs) return undefined;
  const form = vault.pipelines?.gitlab?.(name);
  const command = form ? undefined : vault.shell?.(name);
  const made = jobs.map((job) => {
    if (form) return secretOfJob(text, where.document, job, taken.variable, form);
    return command && readInScript(text, job, taken.variable, command);
  });
  if (!made.every((one): one is Edit[] => one !== undefined)) return undefined;
  const needs = form ? form.needs : [`The image of the job needs ${command?.needs}.`];
  const note = form ? 'read by the runner' : 'read by the script';
  return {
    note,
    safety: 'review',
    edits: [{ file, edits: [...taken.edits, ...made.flat()] }],
    steps: [...taken.steps, ...needs],
  };
}
