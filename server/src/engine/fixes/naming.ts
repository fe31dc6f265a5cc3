/** Names for what moves into a vault: a service, a component and a field, from the slot, its owner and the file. */
import type { CredentialFact } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import { allOwnerWords, ownerWords, serviceOf, slotWords, wordsOf } from './naming-parts';
import { perObject } from './remember';

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
  const rivals = rivalsOf(credential, short, graph);
  if (rivals.length === 0) return short;
  const long = longName(credential);
  const rest = rivals.filter((rival) => keyOf(longName(rival)) === keyOf(long));
  if (rest.length === 0) return long;
  const nth = rest.filter((rival) => isBefore(rival, credential)).length + 1;
  return { ...long, component: `${long.component}-${nth}`, env: `${long.env}_${nth}` };
}

/** One credential for each other value that would get the same short name. */
function rivalsOf(credential: CredentialFact, name: SecretName, graph: IdentityGraph): CredentialFact[] {
  return (byShortName(graph).get(keyOf(name)) ?? []).filter(({ fingerprint }) => fingerprint !== credential.fingerprint);
}

/** The literals of a graph by their short names: of each value the first. */
const byShortName = perObject((graph: IdentityGraph): Map<string, CredentialFact[]> => {
  const named = new Map<string, CredentialFact[]>();
  const literals = [...graph.facts.values()].flatMap(({ credentials }) =>
    credentials.filter(({ storage }) => storage === 'literal'),
  );
  literals.sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
  for (const credential of literals) {
    const key = keyOf(shortName(credential));
    const known = named.get(key);
    if (!known) named.set(key, [credential]);
    else if (known.every(({ fingerprint }) => fingerprint !== credential.fingerprint)) known.push(credential);
  }
  return named;
});

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

/** As in the vaults with the narrowest names: two that differ only in how their words are joined would be one there. */
function keyOf(name: SecretName): string {
  return dns(name.service, name.component, name.field);
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
