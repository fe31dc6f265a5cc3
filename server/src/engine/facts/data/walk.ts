import { isSecretName } from '../../secrets/slots/names';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import { type Entry, get, type LiteralValue, type ObjectValue, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { addArgument, addArguments, isCommand } from './arguments';
import { addEmbedded } from './embedded';
import { isFilledIn } from './filled-in';

const DEEPEST = 100;
/** `KEY=value` as an item of a list: `environment:` of a compose file. */
const PAIR = /^([A-Za-z_][\w.-]{0,100})=/;
/** Keys that say nothing about their value: the name is the parent's. */
const BARE_KEYS = new Set(['value', 'plaintext', 'plain_text', 'stringValue']);

/** Where a system looks for accounts, as lists of nsswitch.conf(5) have it: `passwd: [files, systemd, ldap]`. */
const ACCOUNT_SOURCE = /^(?:files|compat|systemd|mymachines|sss|ldap|winbind|nis(?:plus)?|hesiod|db|extrausers)$/;

/** Text for people; what looks like a setting in it is an example. */
const PROSE_KEYS = new Set(['description', 'summary', 'example', 'examples', 'help', 'notes', 'comment', 'message', 'body']);

interface At {
  readonly name: string;
  /** Keys that lead to the object the name stands in. */
  readonly path: readonly string[];
  /** The action that a step of a workflow gives it to. */
  readonly uses?: string;
}

/** Adds every string of the tree that stands under a name that promises a secret, and every connection string. */
export function walk(context: ExtractContext, value: Value, at: At = { name: '', path: [] }): void {
  if (at.path.length > DEEPEST) return;
  if (value.kind === 'object') walkObject(context, value, at);
  else if (value.kind === 'list') {
    if (at.name === 'passwd' && value.items.every((item) => ACCOUNT_SOURCE.test(textOf(item) ?? ''))) return;
    const owner = [...at.path, at.name].join('.');
    for (const [i, item] of value.items.entries()) {
      if (!addPair(context, item, at) && !(isCommand(at.name) && addArgument(context, item, value.items[i - 1], owner)))
        walk(context, item, { name: at.name, path: item.kind === 'list' ? [...at.path, ''] : at.path });
    }
  } else if (value.kind === 'string') addString(context, value, at);
  else if (value.kind === 'literal') addNumber(context, value, at);
}

function walkObject(context: ExtractContext, value: ObjectValue, at: At): void {
  const path = at.name ? [...at.path, at.name] : at.path;
  const named = namedValue(value);
  const action = textOf(get(value, 'uses'));
  for (const entry of value.entries) {
    const uses = at.uses ?? (entry.key === 'with' ? action : undefined);
    const inside = uses === undefined ? { path } : { path, uses };
    const name = entry === named?.entry ? named.name : entry.key;
    walk(context, entry.value, entry !== named?.entry && BARE_KEYS.has(entry.key) ? at : { name, ...inside });
  }
}

/** `{ name: DB_PASSWORD, value: … }`: the name stands beside the value. */
function namedValue(value: ObjectValue): { name: string; entry: Entry } | undefined {
  const entry = value.entries.find(({ key }) => key === 'value' || key === 'Value');
  if (!entry || value.entries.length > 6) return undefined;
  for (const key of ['name', 'Name', 'key', 'Key']) {
    const name = textOf(get(value, key));
    if (name) return { name, entry };
  }
  return undefined;
}

function addPair(context: ExtractContext, item: Value, at: At): boolean {
  const match = item.kind === 'string' ? PAIR.exec(item.text) : null;
  if (!match || item.kind !== 'string') return false;
  const path = at.name ? [...at.path, at.name] : at.path;
  addString(context, sliceOf(item, match[0].length, item.text.length), { name: match[1] ?? '', path });
  return true;
}

function addString(context: ExtractContext, value: StringValue, { name, path, uses }: At): void {
  if (isCommand(name)) addArguments(context, value, [...path, name].join('.'));
  if (value.text.includes('\n') && value.style === 'block' && !PROSE_KEYS.has(name.toLowerCase())) {
    const added = addEmbedded(context, value, 'key-value', [...path, name].join('.')).added;
    if (added > 0) return;
  }
  if (isFilledIn(value)) return;
  if (CLIENT_JSON.test(name)) addClientSecret(context, value, [...path, name].join('.'));
  // `auth: basic`, `auth: public_v2`: alone, the word names a way to log in as often as a credential.
  if (name === 'auth' && !isKnown(name, path)) return;
  if (!isSecretName(name) && !mayConnect(value.text) && !isKnown(name, path)) return;
  const owner = path.join('.');
  const slot = { kind: 'key-value' as const, name, ...(owner ? { owner } : {}), ...(uses ? { ownerType: uses } : {}) };
  addSlot(context, { slot, value, known: isKnown(name, path) });
}

/** What `az ad sp create-for-rbac` prints, on one line: the login of Azure's action. https://github.com/Azure/login */
const CLIENT_JSON = /^(?:creds|azure_credentials)$/i;
const CLIENT_SECRET = /"clientSecret"\s{0,8}:\s{0,8}"([^"\\\s]{8,200})"/d;

function addClientSecret(context: ExtractContext, value: StringValue, owner: string): void {
  const range = CLIENT_SECRET.exec(value.text.slice(0, 4000))?.indices?.[1];
  if (!range || !value.text.trimStart().startsWith('{')) return;
  const slot = { kind: 'key-value' as const, name: 'clientSecret', owner };
  addSlot(context, { slot, value: sliceOf(value, range[0], range[1]), known: true });
}

/** A password of digits only is no string in YAML, JSON and TOML: it is read as it is written. */
function addNumber(context: ExtractContext, { span, value }: LiteralValue, at: At): void {
  if (typeof value !== 'number' || !/pass|pwd|pin$/i.test(at.name)) return;
  const text = context.text.slice(span.start, span.end);
  if (text.length >= 4) addString(context, { kind: 'string', span, literal: span, text, style: 'plain' }, at);
}

/** Cheap look for a URL with a user, or a list of settings with a password. */
function mayConnect(text: string): boolean {
  return (text.includes('@') && text.includes(':')) || (text.includes('=') && /(?:password|pwd|key)\s*=/i.test(text));
}

/** Places whose own documentation says that a credential stands there. */
function isKnown(name: string, path: readonly string[]): boolean {
  // https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
  if (/^aws_(?:secret_access_key|session_token)$/i.test(name)) return true;
  // https://docs.npmjs.com/cli/configuring-npm/npmrc: `//host/:_authToken`, `_auth`, `//host/:_password`
  if (/(?:^|:)_(?:authToken|auth|password)$/.test(name)) return true;
  // https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/: a private key in base64
  if (name === 'client-key-data') return true;
  // Docker's config.json: auths.<registry>.auth is base64 of user:password
  return (name === 'auth' || name === 'identitytoken') && path[0] === 'auths' && path.length === 2;
}
