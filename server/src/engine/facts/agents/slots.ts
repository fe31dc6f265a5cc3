/** Where a server is given credentials: environment, headers, address. */
import { basicPassword } from '../../secrets/shapes/header-value';
import { isSecretName } from '../../secrets/slots/names';
import { isReference } from '../../secrets/values/placeholders';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import { get, itemsOf, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { Alias, SlotKind } from '../model';

/** The server whose slots are read. */
export interface Holder {
  readonly context: ExtractContext;
  readonly name: string;
  readonly identity: Alias;
  /** Names of everything secret it is given, literal or by reference. Filled here. */
  readonly given: string[];
}

const ENVIRONMENTS = ['env', 'environment', 'envs'];
const HEADERS = ['headers', 'http_headers', 'requestHeaders'];
const ADDRESSES = ['url', 'serverUrl', 'httpUrl', 'uri'];
/** Keys of the server itself that hold a credential. */
const OWN = ['bearer_token', 'authorization_token', 'apiKey', 'api_key', 'clientSecret', 'client_secret', 'token', 'password'];
/** What stands before the credential in a header. */
export const SCHEME = /^(Bearer|Basic|Token|ApiKey|Api-Key)\s{1,4}/i;
/** A secret-like parameter of an address. */
const PARAMETER = /[?&;]([\w.-]{2,48})=([^&#\s;]{8,2000})/g;

/** Adds every credential of one server's environment, headers and address. */
export function addCredentials(holder: Holder, server: Value): void {
  // Zed nests the environment below the command.
  const parts = ['command', 'transport', 'requestOptions', 'oauth', 'auth'].map((key) => get(server, key));
  for (const part of [server, ...parts]) {
    if (part?.kind !== 'object') continue;
    for (const { key, value } of part.entries) {
      if (ENVIRONMENTS.includes(key)) for (const [name, one] of strings(value)) addNamed(holder, 'agent-env', name, one);
      else if (HEADERS.includes(key)) for (const [name, one] of strings(value)) addHeader(holder, name, one);
      else if (ADDRESSES.includes(key) && value.kind === 'string') addAddress(holder, value, 'agent-url');
      else if (OWN.includes(key) && value.kind === 'string') addNamed(holder, 'agent-header', key, value);
      else if (/^(?:bearer_token_env_var|env_key)$/.test(key)) holder.given.push(key);
      else if (key === 'env_http_headers') holder.given.push(...strings(value).map(([name]) => name));
      else if (key === 'env_vars') holder.given.push(...namesIn(value).filter(isSecretName));
    }
  }
}

/** Names of variables that are passed on. */
function namesIn(value: Value): string[] {
  return itemsOf(value).flatMap((item) => textOf(item) ?? textOf(get(item, 'name')) ?? []);
}

/** The strings of an object by their names. */
export function strings(value: Value): [string, StringValue][] {
  if (value.kind !== 'object') return [];
  return value.entries.flatMap(({ key, value: one }) => (one.kind === 'string' ? [[key, one] as [string, StringValue]] : []));
}

/** Adds the value of a name; where it is a reference, what it refers to. */
export function addNamed(holder: Holder, kind: SlotKind, name: string, value: StringValue): void {
  const { context, identity } = holder;
  const secret = isSecretName(name);
  const slot = { kind, name, owner: holder.name, ownerType: 'mcp-server' };
  const known = secret && /^(?=.*\d)\S{8,}$/.test(value.text);
  const fact = addSlot(context, { slot, value, known, identity });
  if (fact || (secret && isReference(value.text)) || (secret && value.text === '')) holder.given.push(name);
  if (!fact && secret) addStored(holder, kind, name, value);
}

/** A variable that stands in for the value: the credential comes from the environment of the client. */
function addStored({ context, identity, name: owner }: Holder, kind: SlotKind, name: string, value: StringValue): void {
  const source = /^\$(?:\{(?:env:)?)?([A-Za-z_]\w*)(?::-[^}]*)?\}?$|^\{env:(\w+)\}$/.exec(value.text);
  const variable = source?.[1] ?? source?.[2];
  if (!variable) return;
  context.facts.credentials.push({
    type: 'token',
    storage: 'environment',
    span: value.span,
    literal: value.literal,
    slot: { kind, name, owner, ownerType: 'mcp-server' },
    confidence: 'high',
    evidence: [],
    fingerprint: '',
    source: variable,
    identity,
  });
}

function addHeader(holder: Holder, name: string, value: StringValue): void {
  const scheme = SCHEME.exec(value.text);
  const secret = scheme !== null || /^(?:proxy-)?authorization$/i.test(name) || isSecretName(name);
  if (!secret) return;
  const credential = scheme ? sliceOf(value, scheme[0].length, value.text.length) : value;
  if (scheme?.[1]?.toLowerCase() === 'basic' && !isReference(credential.text) && !basicPassword(credential.text)) return;
  addNamed(holder, 'agent-header', name, credential);
}

/** Passwords and secret parameters of an address. Gives whether there was one. */
export function addAddress(holder: Holder, value: StringValue, kind: SlotKind): boolean {
  const { context, identity, given } = holder;
  const before = given.length;
  const slot = { kind, name: 'url', owner: holder.name, ownerType: 'mcp-server' };
  if (value.text.includes('@') && addSlot(context, { slot, value, known: false, identity })) given.push('url');
  for (const match of value.text.matchAll(PARAMETER)) {
    const [whole, name = '', secret = ''] = match;
    if (!isSecretName(name) && !/^key$/i.test(name)) continue;
    const end = match.index + whole.length;
    addNamed(holder, kind, /^key$/i.test(name) ? 'api_key' : name, sliceOf(value, end - secret.length, end));
  }
  return given.length > before;
}
