/**
 * Starting a server through a command that fetches its secret: what every client can do whose servers are started by a command,
 * whatever it expands in its file. https://developer.1password.com/docs/cli/secrets-environment-variables/
 */
import { entryOf, type ListValue, type ObjectValue, type StringValue, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { before, indentAt, isBlank, newlineOf } from '../../text';
import type { Vault } from '../../vaults/model';
import { removeEntry } from '../cloudformation/entries';
import type { Draft, Place } from '../model';
import { documentsOf, isJson } from '../parse';
import { type Found, findLiteral } from '../tree';

interface Server {
  readonly object: ObjectValue;
  readonly command: StringValue;
  readonly args: ListValue | undefined;
}

/** The server runs below the vault's own tool, or below a shell that reads the vault; undefined where it is not started by a command. */
export function launched(place: Place, vault: Vault): Draft | undefined {
  const { file, text, credential } = place;
  const found = isJson(file, text) ? locate(place) : undefined;
  const server = found && serverOf(found);
  if (!server || credential.slot.kind !== 'agent-env') return undefined;
  const reference = vault.configuration?.reference?.(place.name);
  if (reference) {
    const [tool = '', ...words] = reference.run('SERVER').split(/ +/).slice(0, -1);
    const runs = textOf(server.command) === tool && textOf(server.args?.items[0]) === words[0];
    const start = runs ? [] : through(text, server, tool, words);
    const value: Edit = { ...found.value.literal, text: JSON.stringify(reference.text) };
    return (
      start && {
        title: `Start the server through ${tool} ${words[0] ?? ''}, which reads ${vault.place(place.name)}`,
        safety: 'review',
        edits: [{ file, edits: [...start, value] }],
        steps: [`Sign in to the ${tool} command where the client runs.`],
      }
    );
  }
  const shell = vault.shell?.(place.name);
  const edits = shell && shellEdits(text, found, server, credential.slot.name, shell.command);
  return (
    edits && {
      title: `Start the server through a shell that reads ${vault.place(place.name)}`,
      safety: 'review',
      edits: [{ file, edits }],
      steps: [`Where the client runs there must be sh, and ${shell.needs}.`],
    }
  );
}

function locate({ file, text, credential }: Place): Found | undefined {
  const [top] = documentsOf(file, text);
  const found = top && findLiteral(top, credential);
  const { span } = credential;
  return found && found.value.span.start === span.start && found.value.span.end === span.end ? found : undefined;
}

/** The server that the environment belongs to. */
function serverOf({ parents, path }: Found): Server | undefined {
  const object = parents.at(-2);
  const command = entryOf(object, 'command')?.value;
  const args = entryOf(object, 'args')?.value;
  if (path.at(-2) !== 'env' || object?.kind !== 'object' || command?.kind !== 'string') return undefined;
  // Some clients take a whole line there.
  if (/\s/.test(command.text) || (args && args.kind !== 'list')) return undefined;
  return { object, command, args };
}

const EXEC = 'exec "$@"';

function shellEdits(text: string, found: Found, server: Server, name: string, command: string): Edit[] | undefined {
  const environment = found.parents.at(-1);
  const own = entryOf(server.object, 'env');
  if (environment?.kind !== 'object' || !found.entry || !own || !/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const gone =
    environment.entries.length === 1 ? removeEntry(text, server.object, own) : removeEntry(text, environment, found.entry);
  const script = server.args?.items[1];
  const read = `${name}="$(${command})" && export ${name} && `;
  if (textOf(server.command) === 'sh' && script?.kind === 'string' && script.text.endsWith(EXEC)) {
    return [{ ...script.literal, text: JSON.stringify(script.text.slice(0, -EXEC.length) + read + EXEC) }, gone];
  }
  const start = through(text, server, 'sh', ['-c', read + EXEC, 'sh']);
  return start && [...start, gone];
}

/** The command becomes the last of the words before the arguments. */
function through(text: string, { command, args }: Server, tool: string, words: readonly string[]): Edit[] | undefined {
  const all = [...words, command.text].map((word) => JSON.stringify(word));
  const replaced: Edit = { ...command.literal, text: JSON.stringify(tool) };
  if (!args) return [replaced, { start: command.literal.end, end: command.literal.end, text: `, "args": [${all.join(', ')}]` }];
  const first: Value | undefined = args.items[0];
  if (!first) {
    const at = args.span.end - 1;
    return text[at] === ']' ? [replaced, { start: at, end: at, text: all.join(', ') }] : undefined;
  }
  const at = first.kind === 'string' ? first.literal.start : first.span.start;
  const gap = isBlank(before(text, at)) ? newlineOf(text) + indentAt(text, at) : ' ';
  return [replaced, { start: at, end: at, text: all.map((word) => `${word},${gap}`).join('') }];
}
