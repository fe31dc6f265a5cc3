/**
 * Configuration of MCP clients and coding agents: each client's own way to name a value that stands elsewhere, and for those that
 * start their servers by a command, a command that reads the vault.
 */
import type { Edit } from '../model';
import { type Client, clientOf } from './agents/clients';
import { codexEdits } from './agents/codex';
import { inputEdits } from './agents/inputs';
import { launched } from './agents/launch';
import { variableOf } from './agents/variable';
import type { Draft, HostFixes, Place } from './model';

export const agents: HostFixes = {
  id: 'agents',
  title: 'Agents, MCP',
  ownFirst: true,
  serves: (_file, host) => host === 'agent',
  byHand: ({ file, name }) => [
    `Take the value out of ${file}: start the server through a command that fetches it, such as "op run --env-file=…" or a script of your own that asks the vault for ${name.env}.`,
  ],

  reference(place, vault) {
    if (!place.credential.slot.kind.startsWith('agent-')) return undefined;
    if (!vault.environment) return launched(place, vault);
    const client = clientOf(place.file);
    return client && draftOf(place, client);
  },
};

function draftOf(place: Place, client: Client): Draft | undefined {
  const { file, text, credential } = place;
  const { start, end } = credential.span;
  if (/["\\\r\n]|\$\{/.test(text.slice(start, end))) return undefined;
  const env = variableOf(place);
  if (client.inputs) {
    const id = env.toLowerCase().replaceAll('_', '-');
    const edits = inputEdits(place, id);
    return (
      edits && {
        title: `Replace with an input that ${client.name} asks for once (${id})`,
        safety: 'review',
        edits: [{ file, edits }],
        followUp: [`Start the server; ${client.name} asks for the value and keeps it encrypted.`],
      }
    );
  }
  // Codex hands a variable on under the name that the server reads.
  if (client.named && credential.slot.kind === 'agent-env' && env !== credential.slot.name) return undefined;
  const edits: Edit[] | undefined = client.named ? codexEdits(place, env) : [{ start, end, text: client.write(env) }];
  if (!edits) return undefined;
  return {
    title: `Replace with the environment variable ${env}, as ${client.name} names it`,
    safety: 'review',
    edits: [{ file, edits }],
    followUp: [`Set ${env} where ${client.name} is started, from a vault, never from a file in the repository.`, ...client.steps],
  };
}
