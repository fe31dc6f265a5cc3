/**
 * Configuration of MCP clients and coding agents: each server is an identity that acts for whoever runs the client, with what
 * it is given, how it is fetched and what it may do.
 */
import { parseJson } from '../../syntax/data/json';
import { parseToml } from '../../syntax/data/toml';
import { parseYaml } from '../../syntax/data/yaml';
import { overlaps } from '../../syntax/span';
import type { Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { walk } from '../data/walk';
import type { CredentialFact } from '../model';
import { addArguments } from './arguments';
import { addBots } from './bots';
import { isAgentFile } from './files';
import { packageOf, wordsOf } from './launch';
import { addOwn } from './own';
import { powersOf } from './powers';
import { type Listed, serversIn } from './servers';
import { addCredentials } from './slots';

/** Fills identities, agents and credentials from every server, then credentials from the rest of the file. */
export function extractAgents(context: ExtractContext): void {
  for (const document of documentsOf(context)) {
    for (const listed of serversIn(document)) addServer(context, listed);
    addBots(context, document);
    addOwn(context, document);
    addRest(context, document);
  }
}

function documentsOf({ file, text }: ExtractContext): readonly Value[] {
  if (/\.ya?ml$/i.test(file)) return parseYaml(file, text).documents;
  const { value } = /\.toml$/i.test(file) ? parseToml(file, text) : parseJson(file, text);
  return value ? [value] : [];
}

function addServer(context: ExtractContext, { name, entry, value }: Listed): void {
  const identity = `agent:${context.file}#${name}`;
  const words = wordsOf(value);
  const given: string[] = [];
  const holder = { context, name, identity, given };
  addCredentials(holder, value);
  addArguments(holder, words);
  context.facts.identities.push({
    kind: 'agent',
    provider: 'mcp',
    name,
    aliases: [identity],
    declared: true,
    span: entry.keySpan,
  });
  const fetched = packageOf(words);
  context.facts.agents.push({
    kind: 'server',
    name,
    identity,
    span: entry.keySpan,
    secrets: [...new Set(given)],
    powers: powersOf(value, words),
    ...(fetched ? { package: fetched } : {}),
  });
}

/** Settings of an editor hold more than its agents. */
const EDITOR = /(?:^|\/)(?:(?:\.vscode\/settings|[\w.-]*devcontainer|\.?zed\/settings)\.json|[\w.-]{1,60}\.code-workspace)$/;

/** The environment of the agent itself and API keys of its models; what a server's slot has said already stays. */
function addRest(context: ExtractContext, document: Value): void {
  const own: readonly CredentialFact[] = [...context.facts.credentials];
  walk(context, document);
  const rest = context.facts.credentials.slice(own.length);
  const others = rest.filter(({ span }) => !own.some((one) => overlaps(one.span, span)));
  const isAgents = isAgentFile(context.file) && !EDITOR.test(context.file);
  context.facts.credentials = [...own, ...(isAgents ? others.map(asAgents) : others)];
}

function asAgents(credential: CredentialFact): CredentialFact {
  const { slot } = credential;
  return slot.kind === 'key-value' ? { ...credential, slot: { ...slot, kind: 'agent-env', ownerType: 'agent' } } : credential;
}
