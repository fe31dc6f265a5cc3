/** docker-compose: a variable in the literal's place, or a secret mounted as a file where the image reads one. */

import { isComposeFile } from '../../facts/containers/compose-files';
import { together } from '../apply';
import type { Edit } from '../model';
import type { Vault } from '../vaults/model';
import { mountedSecret } from './compose/mounted-secret';
import { copiesOf, defaultOf, variableName } from './compose/names';
import { withoutKeys } from './compose/static-keys';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { documentsOf } from './parse';
import { argument, suppliedStep } from './supplied';
import { type Found, findLiteral } from './tree';

export const compose: HostFixes = {
  id: 'compose',
  title: 'docker-compose',
  serves: (file, host) => host === 'compose' || isComposeFile(file, ''),

  identity(place) {
    const found = locate(place);
    return found && withoutKeys(place, found);
  },

  reference(place, vault) {
    const found = locate(place);
    if (!found || place.credential.encoded || place.credential.storage !== 'literal') return undefined;
    const env = variableName(place, found);
    const draft = (vault.environment ? undefined : mounted(place, found, env)) ?? variable(place, found, env);
    return draft && withSteps(place, vault, found, env, draft);
  },

  byHand: ({ file, name }) => [
    `Write \${${name.env}:?} in place of the value in ${file}, and set ${name.env} where Compose is started.`,
  ],
};

/** The string that holds the credential: of `- NAME=value` the value alone is its literal. */
function locate({ file, text, credential }: Place): Found | undefined {
  const bare = { span: credential.span, literal: credential.span };
  for (const document of documentsOf(file, text)) {
    const found = findLiteral(document, credential) ?? findLiteral(document, bare);
    if (found) return found;
  }
  return undefined;
}

/** The secret as a file, in the other services with the value too; where one reads no file, it gets the variable that fills the secret. */
function mounted(place: Place, found: Found, env: string): Draft | undefined {
  const draft = mountedSecret(place, found, env);
  const others = copiesOf(place).flatMap((one) => {
    const where = locate(one);
    const edit = where && interpolation(one, where, env);
    return (where && mountedSecret(one, where, env)?.edits) ?? (edit ? [{ file: place.file, edits: [edit] }] : []);
  });
  return draft && { ...draft, edits: together([...draft.edits, ...others]) };
}

/** `${NAME:?}`: Compose stops where the variable is missing. https://docs.docker.com/reference/compose-file/interpolation/ */
function variable(place: Place, found: Found, env: string): Draft | undefined {
  const edits = [place, ...copiesOf(place)].map((one) => {
    const where = one === place ? found : locate(one);
    return where && interpolation(one, where, env);
  });
  const own = edits[0];
  if (!own) return undefined;
  return { safety: 'safe', edits: together(edits.flatMap((edit) => (edit ? [{ file: place.file, edits: [edit] }] : []))) };
}

function interpolation(place: Place, { value }: Found, env: string): Edit | undefined {
  const { text, credential } = place;
  const { start, end } = credential.span;
  const given = defaultOf(place);
  if (given) return given.name === env ? { start: given.start, end, text: ':?' } : undefined;
  if (value.tag !== undefined || /[\r\n]|\$\{/.test(text.slice(start, end))) return undefined;
  const edit: Edit = { start, end, text: `\${${env}:?}` };
  if (value.style !== 'plain' || !isFlow(text, value.literal.start)) return edit;
  // A brace ends a plain scalar in flow style.
  const inner = text.slice(value.literal.start, start) + edit.text + text.slice(end, value.literal.end);
  return /["\\\r\n]/.test(inner) ? undefined : { ...value.literal, text: `"${inner}"` };
}

/** Whether an opened brace or bracket stands before the place on its line or the value is inside of one. */
function isFlow(text: string, at: number): boolean {
  let depth = 0;
  const from = Math.max(0, at - 2000);
  for (let i = from; i < at; i++) {
    const char = text.charAt(i);
    if ((char === '{' && text.charAt(i - 1) !== '$') || char === '[') depth++;
    else if ((char === '}' || char === ']') && depth > 0) depth--;
  }
  return depth > 0;
}

/** How Compose is started, so that the vault fills the variable. */
function withSteps(place: Place, vault: Vault, { path }: Found, env: string, draft: Draft): Draft {
  const { file, text, credential, name } = place;
  const steps = [...(draft.steps ?? [])];
  if (path.includes('args') && path.includes('build'))
    steps.push('A build argument stays in the history of the image: give the build a secret instead (RUN --mount=type=secret).');
  if ([place, ...copiesOf(place)].some(({ credential: one }) => isUrlPart(text, one.literal, one.span)))
    steps.push('The value goes into the URL as it is: choose one without the characters : / @ ? #.');
  if (text.slice(credential.span.start, credential.span.end).includes('$$'))
    steps.push('In the file $$ stands for one $: store the value with one.');
  if (vault.environment) {
    const title = `Replace with a reference to the environment (${env})`;
    return {
      ...draft,
      title,
      steps,
      followUp: [`Set ${env} where Compose is started, from a vault or the secret store of the CI.`],
    };
  }
  const isUsual = /(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(file) && !file.includes('/');
  const start = `docker compose ${isUsual ? '' : `-f ${argument(file)} `}up`;
  const note = draft.note ?? `through the variable ${env}`;
  return {
    ...draft,
    note,
    safety: 'review',
    steps: [...steps, ...suppliedStep('Start it with the value', vault, name, env, start)],
  };
}
