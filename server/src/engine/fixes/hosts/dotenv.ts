/** `.env`: a reference where a tool of the vault resolves it, else the value goes and the variable is set where the program starts. */
import { baseName } from '../../syntax/path';
import { together } from '../apply';
import type { FileEdit, Step } from '../model';
import type { Vault } from '../vaults/model';
import { type Assignment, assignmentOf, isExample, isGivenToContainer, valueRemoval } from './dotenv/assignment';
import { composeEdits, envrcEdits, exampleEdits, ignoreEdits } from './dotenv/companions';
import { withoutKeys } from './dotenv/static-keys';
import type { Draft, HostFixes, Place } from './model';
import { argument } from './supplied';

const AS_IT_IS = 'The value goes into the connection string as it is: choose one without the characters : / @ ? #.';

export const dotenv: HostFixes = {
  id: 'dotenv',
  title: '.env',
  serves: (file, host) => host === 'dotenv' && baseName(file) !== '.envrc',
  identity: withoutKeys,

  reference(place, vault) {
    const assignment = assignmentOf(place);
    if (!assignment || place.credential.encoded) return undefined;
    if (isExample(place.file)) return vault.environment && emptied(place, assignment);
    const reference = vault.configuration?.reference?.(place.name);
    // Compose hands the file over as it is.
    const isResolved = reference && assignment.whole && !isGivenToContainer(place.context, place.file);
    return isResolved ? resolved(place, assignment, reference) : removed(place, vault, assignment);
  },

  byHand: ({ file, name }) => [
    `Take the value out of ${file}; keep the line "${name.env}=" in ${baseName(file)}.example for others to see.`,
    { text: 'Stop tracking the file, and add it to .gitignore', command: untrack(file) },
    `Fill ${name.env} when the program starts, for example with the vault's own command line tool or agent.`,
  ],
};

/** The reference takes the value's place, in its quotes. */
function resolved(
  { file, credential }: Place,
  { content }: Assignment,
  { text, run }: { text: string; run: (command: string, file?: string) => string },
): Draft | undefined {
  if (credential.span.start !== content.start || credential.span.end !== content.end) return undefined;
  return {
    safety: 'review',
    edits: [{ file, edits: [{ start: content.start, end: content.end, text }] }],
    steps: [{ text: 'Start the program with the references replaced', command: run('COMMAND', argument(file)) }],
  };
}

/** An example keeps its line. */
function emptied({ file, text }: Place, { content }: Assignment): Draft {
  const quote = text.charAt(content.start - 1);
  const inset = /["'`]/.test(quote) && quote === text.charAt(content.end) ? 1 : 0;
  const edit = { start: content.start - inset, end: content.end + inset, text: '' };
  return { title: 'Take the value out of the example', safety: 'safe', edits: [{ file, edits: [edit] }], followUp: [] };
}

/** The line goes; its name stays in the example, and the vault fills the variable. */
function removed(place: Place, vault: Vault, assignment: Assignment): Draft | undefined {
  const { context, file, name } = place;
  const { key } = assignment;
  const where = vault.environment ? 'the environment' : vault.place(name);
  const own = { file, edits: [valueRemoval(context, file, place.text, assignment)] };
  const steps: Step[] = [];
  let envrc: FileEdit[] | undefined;
  if (!vault.environment) {
    const shell = vault.shell?.(name);
    const value = shell && /^[A-Za-z_]\w*$/.test(key) ? shellValue(place, assignment, shell.command) : undefined;
    if (!shell || value === undefined) return undefined;
    const line = `export ${key}=${value}`;
    envrc = envrcEdits(context, file, line, key);
    if (!envrc) steps.push({ text: 'Before the program starts', command: line });
    steps.push(`This needs ${shell.needs}.`);
    if (!assignment.whole) steps.push(AS_IT_IS);
  }
  const isPrivate = /^\.env(?:\.(?:[\w-]+\.)?local)?$/.test(baseName(file));
  if (isPrivate) steps.push({ text: 'Stop tracking the file; it stays on your disk', command: untrack(file) });
  return {
    title: `Take the value out of the file; ${key} comes from ${where}`,
    safety: 'review',
    edits: together([
      own,
      ...exampleEdits(context, file, assignment, isPrivate),
      ...(isPrivate ? ignoreEdits(context, file) : []),
      ...composeEdits(context, file, key),
      ...(envrc ?? []),
    ]),
    steps,
    ...(vault.environment && key !== name.env
      ? {
          followUp: [
            `Set ${key} where this runs, from a vault or the secret store of the CI, never from a file in the repository.`,
          ],
        }
      : {}),
  };
}

/** The value for a shell, with the command in the secret's place. */
function shellValue({ text, credential }: Place, { content }: Assignment, command: string): string | undefined {
  const [lead, tail] = [text.slice(content.start, credential.span.start), text.slice(credential.span.end, content.end)];
  return /["$`\\\r\n!]/.test(lead + tail) ? undefined : `"${lead}$(${command})${tail}"`;
}

/** Runs as printed, tracked or not. */
function untrack(file: string): string {
  return `git rm --cached --ignore-unmatch ${argument(file)}`;
}
