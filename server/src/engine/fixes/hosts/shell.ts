/** Scripts of sh, bash, zsh and direnv: a variable or the vault's own command in the literal's place, with the quotes that it needs there. */
import { baseName } from '../../syntax/path';
import type { SourceNode } from '../../syntax/source/tree';
import type { Edit, Step } from '../model';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { declaredApart } from './shell/declaration';
import { fallback } from './shell/fallback';
import { argumentSteps, runsText } from './shell/programs';
import { passwordFromInput } from './shell/registry-login';
import { siteOf } from './shell/site';
import { splice } from './shell/splice';

const URL_STEP = 'The value goes into the URL as it is: choose one without the characters : / @ ? #.';
const JSON_STEP = 'The value goes into the JSON as it is: choose one without quotes and backslashes.';

export const shell: HostFixes = {
  id: 'shell',
  title: 'Shell',
  serves: (file, host) =>
    baseName(file) === '.envrc' || (host === 'shell' && !/\.(?:ps1|psm1|psd1|bat|cmd|fish|csh)$/i.test(file)),

  reference(place, vault) {
    const path = siteOf(place);
    if (!path || (place.credential.slot.kind === 'header' && place.credential.type === 'password')) return undefined;
    const command = vault.shell?.(place.name);
    if (!vault.environment && !command) return undefined;
    const env = variableName(place, path);
    const draft =
      fallback(place, path, command?.command) ??
      passwordFromInput(place, path, command?.command, env) ??
      replaced(place, path, command ? `$(${command.command})` : `\${${env}:?}`, command !== undefined);
    return draft && finished(place, vault, draft, env, command && `The script needs ${command.needs}.`);
  },

  byHand: ({ name }) => [
    `Read the value into a variable when the script starts, for example from ${name.env} or with the vault's command.`,
  ],
};

function replaced(place: Place, path: readonly SourceNode[], expression: string, isCommand: boolean): Draft | undefined {
  const { file, text, credential } = place;
  if (runsText(text, path)) return undefined;
  const spliced = splice(text, path, credential.span, expression);
  if (!spliced) return undefined;
  const apart = isCommand && baseName(file) !== '.envrc' ? declaredApart(text, path) : [];
  const edits: readonly Edit[] = [...spliced, ...apart];
  const node = path.at(-1) as SourceNode;
  const steps: Step[] = [...argumentSteps(text, path)];
  if (isUrlPart(text, node, credential.span)) steps.push(URL_STEP);
  if (/[{,]\s*\\?"[\w-]+\\?"\s*:\s*\\?"?$/.test(text.slice(node.start, credential.span.start))) steps.push(JSON_STEP);
  const isAssigned = path.some(({ type }) => type === 'variable_assignment');
  return { safety: isAssigned && !isCommand && steps.length === 0 ? 'safe' : 'review', edits: [{ file, edits }], steps };
}

/** The variable's own name where it is one of the environment and is given once. */
function variableName({ text, name, credential: { span } }: Place, path: readonly SourceNode[]): string {
  const assignment = path.find(({ type }) => type === 'variable_assignment');
  const [variable, value] = assignment?.children ?? [];
  if (!variable || !value || value !== path.at(-1) || path.some(({ type }) => type === 'array')) return name.env;
  if (value.end - value.start - (span.end - span.start) > 3) return name.env;
  const own = text.slice(variable.start, variable.end);
  const given = [...text.matchAll(new RegExp(`(?<![\\w$-])${own}\\+?=`, 'g'))];
  return /^[A-Z_][A-Z0-9_]*$/.test(own) && given.length === 1 ? own : name.env;
}

function finished({ name }: Place, vault: Vault, draft: Draft, env: string, needs: string | undefined): Draft {
  if (!vault.environment) return { ...draft, safety: 'review', steps: [...(needs ? [needs] : []), ...(draft.steps ?? [])] };
  if (env === name.env || draft.title) return draft;
  const followUp = [
    `Set ${env} where this runs, from a vault or the secret store of the CI, never from a file in the repository.`,
  ];
  return { ...draft, title: `Replace with a reference to the environment (${env})`, followUp };
}
