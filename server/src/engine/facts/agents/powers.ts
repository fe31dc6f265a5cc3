/** What a server may do beyond its own task: run commands, reach every file, act as an administrator. */
import { spanOf } from '../../syntax/span';
import { get, type StringValue, type Value } from '../../syntax/value';
import type { AgentPower } from '../model';
import { strings } from './slots';

/** Servers made to run commands. */
const SHELL =
  /(?:^|[@/_-])(?:desktop-?commander|mcp-(?:server-)?(?:shell|commands?|terminal|bash|exec)|(?:shell|terminal|command|commands|bash|exec|cli|ssh|iterm|powershell)-(?:mcp|server|exec)[\w-]*|super-shell-mcp|iterm-mcp|mcp-ssh)(?=$|[@/_=-])/i;
const FILE_SERVER = /(?:^|[/_-])(?:server-filesystem|filesystem-mcp|mcp-filesystem|filesystem)[\w-]*(?:@[\w.^~-]+)?$/i;
/** The whole disk, or all that a person owns. */
const EVERYTHING =
  /^(?:\/|~\/?|\$HOME\/?|\$\{(?:HOME|userHome|env:HOME|env:USERPROFILE)\}\/?|[A-Za-z]:[\\/]{0,2}|\/(?:home|Users|root)(?:\/[\w.-]+)?\/?|[A-Za-z]:[\\/]{1,2}Users(?:[\\/]{1,2}[\w.-]+)?[\\/]{0,2})$/;
const MOUNT =
  /^(?:\/|~|\$HOME|\$\{HOME\}|\/(?:home|Users)(?:\/[\w.-]+)?|\/var\/run\/docker\.sock|\/root)\/?:|(?:source|src)=(?:\/|~|\/var\/run\/docker\.sock)(?:,|$)/;
const ADMIN = /(?:^|[/_.-])(?:admin|administrator|administratoraccess|poweruser|root|superuser|owner|god|master)(?=$|[/_.-])/i;
/** Variables that name the identity a server acts as. */
const IDENTITY_NAMES =
  /^(?:AWS_(?:PROFILE|DEFAULT_PROFILE|ROLE_ARN)|AZURE_ROLE|CLOUDSDK_ACTIVE_CONFIG_NAME|KUBE_?CONTEXT|GOOGLE_IMPERSONATE_SERVICE_ACCOUNT)$/;
/** The login of a database address. */
const DATABASE_ADMIN = /^[a-z+]{3,20}:\/\/(root|postgres|sa|admin|administrator|system|sys)(?::[^@\s]{0,200})?@/i;

/** Every power of the server, at the word or value that gives it. */
export function powersOf(server: Value, words: readonly StringValue[]): AgentPower[] {
  return [...shellOf(words), ...filesOf(words), ...adminOf(server, words)];
}

function shellOf(words: readonly StringValue[]): AgentPower[] {
  const word = words.find(({ text }) => !text.startsWith('-') && !/[\s:=]/.test(text) && SHELL.test(text));
  return word ? [power('shell', 'it runs commands', word)] : [];
}

function filesOf(words: readonly StringValue[]): AgentPower[] {
  const found: AgentPower[] = [];
  const isFileServer = words.some(({ text }) => FILE_SERVER.test(text));
  for (const [i, word] of words.entries()) {
    const isMount = /^(?:-v|--volume|--mount)$/.test(words[i - 1]?.text ?? '');
    if (isFileServer && EVERYTHING.test(word.text)) found.push(power('files', 'it may read and write every file', word));
    else if (isMount && MOUNT.test(word.text)) found.push(power('files', 'the host is mounted into its container', word));
    else if (word.text === '--privileged') found.push(power('files', 'its container is privileged', word));
  }
  return found.slice(0, 1);
}

function adminOf(server: Value, words: readonly StringValue[]): AgentPower[] {
  const environment = get(server, 'env') ?? get(server, 'environment') ?? get(server, 'envs');
  const named = environment ? adminIn(environment) : [];
  if (named.length > 0) return named;
  const login = words.find(({ text }) => DATABASE_ADMIN.test(text));
  if (login) return [power('admin', 'it logs in as the administrator of the database', login)];
  const profile = words.findIndex(({ text }) => /^--(?:aws-)?profile$/.test(text));
  const given = words[profile + 1];
  return profile > 0 && given && ADMIN.test(given.text) ? [power('admin', 'its profile is that of an administrator', given)] : [];
}

/** An administrator that a variable of the environment names. */
export function adminIn(environment: Value): AgentPower[] {
  for (const [name, value] of strings(environment)) {
    if (IDENTITY_NAMES.test(name) && ADMIN.test(value.text)) return [power('admin', `${name} names an administrator`, value)];
    if (DATABASE_ADMIN.test(value.text)) return [power('admin', `${name} logs in as the administrator of the database`, value)];
  }
  return [];
}

function power(kind: AgentPower['kind'], what: string, value: StringValue): AgentPower {
  return { kind, what, span: spanOf(value.span.file, value.span, value.span.via) };
}
