/** Names for what moves into a vault: a service, a component and a field, from the slot, its owner and the file. */
import type { CredentialFact } from '../facts/model';
import type { IdentityGraph } from '../graph/model';

/** `service/component` is one vault entry (`app/db`), `field` a key in it (`password`); `env` its environment variable. */
export interface SecretName {
  readonly service: string;
  readonly component: string;
  readonly field: string;
  readonly env: string;
}

/** What a credential is called, as word endings of a slot's name; the longest wins. The rest of the name is the component. */
const FIELDS: readonly (readonly string[])[] = [
  'administrator login password',
  'master user password',
  'secret access key',
  'service account key',
  'access key id',
  'administrator password',
  'admin user password',
  'master password',
  'admin password',
  'root password',
  'user password',
  'client secret',
  'signing secret',
  'webhook secret',
  'private key',
  'secret key',
  'access key',
  'signing key',
  'encryption key',
  'api key',
  'api token',
  'auth token',
  'access token',
  'session token',
  'refresh token',
  'bot token',
  'bearer token',
  'connection string',
  'webhook url',
  'apikey',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'pass',
  'secret',
  'token',
  'credentials',
  'key',
].map((name) => name.split(' '));

/** Folders that say nothing about what they hold. */
const PLAIN_FOLDERS = new Set(
  (
    'src lib app apps main test tests infra infrastructure terraform tf modules module deploy deployment deployments k8s kubernetes ' +
    'manifests templates charts chart helm config configs conf cloudformation cfn stacks stack services service packages cmd internal ' +
    'pkg java resources base overlays envs env environments server client'
  ).split(' '),
);

/** Labels that only say that there is one of its kind. */
const PLAIN_LABELS = new Set('main this default primary master instance cluster self resource example'.split(' '));

/** Lower-case words of a name in any case style. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Names of the credential, distinct from those of other values anywhere in the graph. */
export function nameSecret(credential: CredentialFact, graph: IdentityGraph): SecretName {
  const plain = draftName(credential);
  const rivals = rivalsOf(credential, plain, graph, draftName);
  if (rivals.length === 0) return plain;
  const long = longName(credential);
  const rest = rivals.filter((rival) => keyOf(longName(rival)) === keyOf(long));
  if (rest.length === 0) return long;
  const nth = rest.filter((rival) => isBefore(rival, credential)).length + 1;
  return { ...long, component: `${long.component}-${nth}`, env: `${long.env}_${nth}` };
}

/** One credential for each other value that would get the same name. */
function rivalsOf(
  credential: CredentialFact,
  name: SecretName,
  graph: IdentityGraph,
  nameOf: (credential: CredentialFact) => SecretName,
): CredentialFact[] {
  const rivals = new Map<string, CredentialFact>();
  for (const facts of graph.facts.values()) {
    for (const other of facts.credentials) {
      if (other.storage !== 'literal' || other.fingerprint === credential.fingerprint) continue;
      const known = rivals.get(other.fingerprint);
      if (keyOf(nameOf(other)) === keyOf(name) && (!known || isBefore(other, known))) rivals.set(other.fingerprint, other);
    }
  }
  return [...rivals.values()];
}

function draftName(credential: CredentialFact): SecretName {
  const { prefix, field, env } = slotName(credential);
  const component = prefix.length > 0 ? prefix : ownerWords(credential);
  return finish(serviceOf(credential), component, field, env ? component.concat(env) : component);
}

/** The name with its owner in it. */
function longName(credential: CredentialFact): SecretName {
  const { prefix, field, env } = slotName(credential);
  const holder = wordsOf(labelOf(credential.slot.owner ?? ''));
  const component = [...new Set([...(holder.length > 0 ? holder : ownerWords(credential)), ...prefix])];
  return finish(serviceOf(credential), component, field, env ? component.concat(env) : component);
}

function finish(service: string, component: readonly string[], field: string, env: readonly string[]): SecretName {
  const variable = env.join('_').toUpperCase();
  const words = component.length > 1 && component[0] === service ? component.slice(1) : component;
  return { service, component: words.join('-'), field, env: /^[A-Z_]/.test(variable) ? variable : `APP_${variable}` };
}

function keyOf(name: SecretName): string {
  return `${name.service}/${name.component}#${name.field}`;
}

function isBefore(a: CredentialFact, b: CredentialFact): boolean {
  return a.span.file === b.span.file ? a.span.start < b.span.start : a.span.file < b.span.file;
}

/** `DB_PASSWORD` is the field `password` of `db`; of a connection string only the password is taken. */
function slotName(credential: CredentialFact): { prefix: string[]; field: string; env: string[] } {
  const words = wordsOf(credential.slot.name);
  if (isPart(credential)) {
    const holders = new Set(['url', 'uri', 'dsn', 'connection', 'string', 'password', 'pwd']);
    return { prefix: words.filter((word) => !holders.has(word)), field: 'password', env: ['password'] };
  }
  const ending = FIELDS.find((field) => endsWith(words, field));
  if (!ending) {
    const field = credential.type === 'private-key' ? 'private_key' : credential.type === 'password' ? 'password' : 'value';
    return { prefix: words, field, env: words.length > 0 ? [] : [field] };
  }
  // Whose password it is says the component.
  const field = ending.at(-1) === 'password' ? ['password'] : ending;
  return { prefix: words.slice(0, words.length - ending.length), field: field.join('_'), env: [...field] };
}

/** Whether the secret is only a part of its literal (the password of a connection string). */
export function isPart(credential: CredentialFact): boolean {
  const { span, literal } = credential;
  const margin = span.start - literal.start + (literal.end - span.end);
  return credential.type === 'connection-string' || (margin > 8 && credential.type !== 'private-key');
}

function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  const from = words.length - ending.length;
  return from >= 0 && ending.every((word, index) => words[from + index] === word);
}

function ownerWords(credential: CredentialFact): string[] {
  const label = wordsOf(labelOf(credential.slot.owner ?? ''));
  if (label.length > 0 && !(label.length === 1 && PLAIN_LABELS.has(label[0] ?? ''))) return label.slice(0, 4);
  const type = (credential.slot.ownerType ?? credential.slot.owner ?? '').toLowerCase();
  if (/db|rds|sql|database|postgres|mongo|redshift/.test(type)) return ['db'];
  if (/redis|cache/.test(type)) return ['cache'];
  if (/kafka|mq|broker/.test(type)) return ['queue'];
  const kind = wordsOf(type).filter((word) => word !== 'provider' && word !== 'aws');
  return kind.length > 0 ? kind.slice(-2) : ['config'];
}

/** `main` of `aws_db_instance.main`, `api` of `Deployment/api container web`, the name itself otherwise. */
function labelOf(owner: string): string {
  const first = owner.split(' ')[0] ?? '';
  const slash = first.indexOf('/');
  return slash >= 0 ? first.slice(slash + 1) : first.slice(first.lastIndexOf('.') + 1).replace(/[([].*$/, '');
}

/** The workload, else the nearest folder that says something, else `app`. */
function serviceOf(credential: CredentialFact): string {
  const owner = credential.slot.owner ?? '';
  if (credential.slot.kind === 'k8s-env' && owner.includes('/')) return wordsOf(labelOf(owner)).join('-') || 'app';
  const folders = credential.span.file.split('/').slice(0, -1).reverse();
  const folder = folders.find(
    (name) => !PLAIN_FOLDERS.has(name.toLowerCase()) && wordsOf(name).length > 0 && !name.startsWith('.'),
  );
  return folder ? wordsOf(folder).join('-') : 'app';
}

/** `db_password`: a name for variables. */
export function snake(...parts: string[]): string {
  const name = parts.flatMap(wordsOf).join('_');
  return /^[a-z]/.test(name) ? name : `app_${name}`;
}

/** `DbPassword`: a name for CloudFormation's parameters. */
export function pascal(...parts: string[]): string {
  const name = parts
    .flatMap(wordsOf)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('');
  return /^[A-Z]/.test(name) ? name : `App${name}`;
}

/** `app-db`: a DNS-1123 name for Kubernetes objects. */
export function dns(...parts: string[]): string {
  return parts.flatMap(wordsOf).join('-').slice(0, 240);
}
