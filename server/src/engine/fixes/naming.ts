/** Names for what moves into a vault: a service, a component and a field, from the slot, its owner and the file. */
import type { CredentialFact } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import { allOwnerWords, ownerWords, serviceOf, slotWords, wordsOf } from './naming-parts';

/** `service/component` is one vault entry (`app/db`), `field` a key in it (`password`); `env` its environment variable. */
export interface SecretName {
  readonly service: string;
  readonly component: string;
  readonly field: string;
  readonly env: string;
}

/** Name of the credential, distinct from those of other values anywhere in the graph. */
export function nameSecret(credential: CredentialFact, graph: IdentityGraph): SecretName {
  const short = shortName(credential);
  const rivals = rivalsOf(credential, short, graph, shortName);
  if (rivals.length === 0) return short;
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

function shortName(credential: CredentialFact): SecretName {
  const { prefix, field, env } = slotWords(credential);
  return finish(serviceOf(credential), prefix.length > 0 ? prefix : ownerWords(credential), field, env);
}

/** The name with its whole owner in it. */
function longName(credential: CredentialFact): SecretName {
  const { prefix, field, env } = slotWords(credential);
  const holder = allOwnerWords(credential);
  const component = [...new Set([...(holder.length > 0 ? holder : ownerWords(credential)), ...prefix])];
  return finish(serviceOf(credential), component, field, env);
}

function finish(service: string, words: readonly string[], field: string, env: readonly string[]): SecretName {
  const variable = [...words, ...env].join('_').toUpperCase();
  const rest = words[0] === service ? words.slice(1) : words;
  const component = rest.join('-') || 'credentials';
  return { service, component, field, env: /^[A-Z_]/.test(variable) ? variable : `APP_${variable}` };
}

function keyOf(name: SecretName): string {
  return `${name.service}/${name.component}#${name.field}`;
}

function isBefore(a: CredentialFact, b: CredentialFact): boolean {
  return a.span.file === b.span.file ? a.span.start < b.span.start : a.span.file < b.span.file;
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
