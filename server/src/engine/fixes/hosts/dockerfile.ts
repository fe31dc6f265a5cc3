/** Dockerfiles: a secret of the build for what RUN needs, and the environment of the container for what the program needs. */
import { baseName, folderOf } from '../../syntax/path';
import { together } from '../apply';
import type { Edit, Step } from '../model';
import type { Vault } from '../vaults/model';
import { composeEdits } from './dockerfile/compose';
import { removeCopy } from './dockerfile/copy-removal';
import { type Instruction, instructionsOf } from './dockerfile/instructions';
import { literalEdits } from './dockerfile/literal';
import { mountEdits, syntaxEdits } from './dockerfile/secret-mount';
import { usersOf, variableRemoval, variablesOf } from './dockerfile/variables';
import type { Draft, HostFixes, Place } from './model';
import { argument, supplied } from './supplied';

export const dockerfile: HostFixes = {
  id: 'dockerfile',
  title: 'Dockerfile',
  serves: (_file, host) => host === 'dockerfile',

  reference(place, vault) {
    const { span, encoded } = place.credential;
    const all = encoded ? undefined : instructionsOf(place.text);
    const own = all?.find(({ body, end }) => body <= span.start && span.end <= end);
    if (!all || !own) return undefined;
    if (own.keyword === 'RUN') return inRun(place, vault, own);
    return own.keyword === 'ARG' || own.keyword === 'ENV' ? inVariable(place, vault, all, own) : undefined;
  },

  remove: removeCopy,

  byHand: ({ name }) => [
    `What a RUN needs comes from a secret of the build: RUN --mount=type=secret,id=${name.env},env=${name.env} and docker build --secret id=${name.env}.`,
    'What the program needs comes when the container starts: from its environment, or from a mounted file.',
  ],
};

function inRun(place: Place, vault: Vault, run: Instruction): Draft | undefined {
  const { text, name } = place;
  const written = literalEdits(place, run, name.env);
  const syntax = syntaxEdits(text);
  if (!written || !syntax) return undefined;
  return built(place, vault, name.env, [...syntax, ...mountEdits(text, [run], name.env), ...written]);
}

function inVariable(place: Place, vault: Vault, all: readonly Instruction[], own: Instruction): Draft | undefined {
  const { text, file, credential } = place;
  const variable = variablesOf(text, own).find(({ start, end }) => start <= credential.span.start && credential.span.end <= end);
  const users = variable && usersOf(text, all, own, variable.name);
  const gone = variable && variableRemoval(text, own, variable);
  if (!variable || !users || !gone) return undefined;
  if (users.length > 0) {
    // The whole value has to come from the vault: a piece of it is another secret than what the instruction uses.
    const length = variable.end - variable.start - variable.name.length - 1;
    const isWhole = credential.storage === 'environment' || length - (credential.span.end - credential.span.start) <= 2;
    const syntax = isWhole ? syntaxEdits(text) : undefined;
    if (!syntax) return undefined;
    const draft = built(place, vault, variable.name, [...syntax, gone, ...mountEdits(text, users, variable.name)]);
    return own.keyword === 'ARG' ? draft : { ...draft, steps: [...(draft.steps ?? []), atStart(variable.name)] };
  }
  // An argument is also in the environment of every RUN, where any program may look for it.
  if (own.keyword === 'ARG') return undefined;
  const where = vault.environment ? 'the environment' : vault.place(place.name);
  const isWhole = variable.end - variable.start - variable.name.length - 1 - (credential.span.end - credential.span.start) <= 2;
  const command =
    isWhole && !vault.environment
      ? supplied(vault, place.name, variable.name, `docker run --env ${variable.name} IMAGE`)
      : undefined;
  return {
    title: `Take the value out of the image; ${variable.name} comes from ${where} when a container starts`,
    safety: 'review',
    edits: [{ file, edits: [gone] }],
    steps: command ? [{ text: 'Give it to the container', command }] : [atStart(variable.name)],
    ...(vault.environment ? { followUp: [] } : {}),
  };
}

function atStart(name: string): Step {
  return { text: 'Where the program reads it too, give it when the container starts', command: `docker run --env ${name} IMAGE` };
}

/** What the build needs, in the Dockerfile and around it. */
function built({ context, file, name }: Place, vault: Vault, id: string, edits: readonly Edit[]): Draft {
  const folder = folderOf(file);
  const option = baseName(file) === 'Dockerfile' ? '' : `-f ${argument(file)} `;
  const build = `docker build --secret id=${id} ${option}${folder === '' ? '.' : argument(folder)}`;
  const command = vault.environment ? undefined : supplied(vault, name, id, build);
  const step = {
    text: vault.environment ? `Build it with ${id} in the environment` : 'Build it with the value',
    command: command ?? build,
  };
  const note = `through the build secret ${id}`;
  return {
    note,
    safety: 'review',
    edits: together([{ file, edits }, ...composeEdits(context, file, id)]),
    steps: [step],
    ...(vault.environment ? { title: `Replace with the build secret ${id}, from the environment`, followUp: [] } : {}),
  };
}
