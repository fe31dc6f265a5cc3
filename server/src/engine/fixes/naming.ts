/** Names for what moves into a vault: a service, a component and a field, from the slot, its owner and the file. */
import type { CredentialFact } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import { allOwnerWords, fileWords, ownerWords, serviceOf, slotWords, wordsOf } from './naming-parts';
import { perObject } from './remember';

/** `service/component` is one vault entry (`app/db`), `field` a key in it (`password`); `env` its environment variable. */
export interface SecretName {
  readonly service: string;
  readonly component: string;
  readonly field: string;
  readonly env: string;
}

/**
 * Name of the credential, distinct from those of other values anywhere in the graph. One value is one entry, named after the first
 * place it stands in, unless many have it by chance; the variable that it comes from is named after its own place.
 */
export function nameSecret(credential: CredentialFact, graph: IdentityGraph): SecretName {
  const first = (isTelling(credential, graph) ? firstPlaces(graph).get(credential.fingerprint) : undefined) ?? credential;
  const name = nameAt(first, graph);
  return first === credential ? name : { ...name, env: nameAt(credential, graph).env };
}

/**
 * Whether two places that have this value have it from each other: `admin`, `postgres` and what nowhere convinces by itself stand
 * wherever nobody chose one.
 */
export function isTelling({ span, storage, fingerprint }: CredentialFact, graph: IdentityGraph): boolean {
  if (storage !== 'literal') return true;
  return span.end - span.start >= SHORTEST_TELLING && firstPlaces(graph).get(fingerprint)?.confidence !== 'low';
}

/** What a chain of fixes remembers a name by: the value, and the place too where the value says nothing. */
export function nameKey(credential: CredentialFact, graph: IdentityGraph): string {
  return isTelling(credential, graph) ? credential.fingerprint : `${credential.fingerprint} ${keyOf(shortName(credential))}`;
}

const SHORTEST_TELLING = 6;

function nameAt(credential: CredentialFact, graph: IdentityGraph): SecretName {
  const short = shortName(credential);
  const values = byShortName(graph).get(keyOf(short)) ?? [];
  if (values.every((one) => isSame(one, credential))) return short;
  const long = longName(credential);
  const rivals = values.filter((one) => isSame(one, credential) || keyOf(longName(one)) === keyOf(long));
  if (rivals.length < 2) return long;
  // A number that is in use already is that of a value which has left the files.
  const free = Array.from({ length: rivals.length + MOST_TAKEN }, (_, index) => index + 1).filter(
    (nth) => !variablesRead(graph).has(`${long.env}_${nth}`),
  );
  const nth = free[rivals.findIndex((one) => isSame(one, credential))] ?? rivals.length;
  return { ...long, component: `${long.component}-${nth}`, env: `${long.env}_${nth}` };
}

const MOST_TAKEN = 100;

/** Variables of the environment that places of the workspace read. */
const variablesRead = perObject(
  (graph: IdentityGraph): ReadonlySet<string> =>
    new Set(
      [...graph.facts.values()].flatMap(({ credentials }) =>
        credentials.flatMap(({ storage, source }) => (storage === 'environment' && source ? [source] : [])),
      ),
    ),
);

function isSame(a: CredentialFact, b: CredentialFact): boolean {
  return a.fingerprint === b.fingerprint;
}

const literalsOf = perObject((graph: IdentityGraph): readonly CredentialFact[] =>
  [...graph.facts.values()]
    .flatMap(({ credentials }) => credentials.filter(({ storage }) => storage === 'literal'))
    .sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0)),
);

/** The first place of each value, of those where it convinces most: `password` in a list of changes names nothing. */
const firstPlaces = perObject((graph: IdentityGraph): ReadonlyMap<string, CredentialFact> => {
  const first = new Map<string, CredentialFact>();
  for (const one of literalsOf(graph)) {
    const known = first.get(one.fingerprint);
    if (one.fingerprint !== '' && (!known || SURENESS[one.confidence] > SURENESS[known.confidence]))
      first.set(one.fingerprint, one);
  }
  return first;
});

const SURENESS = { low: 0, medium: 1, high: 2 } as const;

/** The literals of a graph by their short names: of each value the first. */
const byShortName = perObject((graph: IdentityGraph): Map<string, CredentialFact[]> => {
  const named = new Map<string, CredentialFact[]>();
  for (const credential of literalsOf(graph)) {
    const key = keyOf(shortName(credential));
    const known = named.get(key);
    if (!known) named.set(key, [credential]);
    else if (!known.some((one) => isSame(one, credential))) known.push(credential);
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
  const component = [...new Set([...(holder.length > 0 || prefix.length > 0 ? holder : namelessWords(credential)), ...prefix])];
  return finish(serviceOf(credential), component, field, env);
}

/** What the value itself says it is, else its file. */
function namelessWords(credential: CredentialFact): string[] {
  const words = ownerWords(credential);
  const file = words.join() === 'credentials' ? fileWords(credential) : [];
  return file.length > 0 ? file : words;
}

function finish(service: string, words: readonly string[], field: string, env: readonly string[]): SecretName {
  const variable = [...(words.join() === 'credentials' ? variableOf(service, env) : words), ...env].join('_').toUpperCase();
  const own = service.split('-');
  const rest = own.every((word, index) => words[index] === word) ? words.slice(own.length) : words;
  const component = rest.join('-') || 'credentials';
  return { service, component, field, env: /^[A-Z_]/.test(variable) ? variable : `APP_${variable}` };
}

/** What goes before a variable that nothing but its service tells from others; `API_TOKEN` of a whole project says enough. */
function variableOf(service: string, env: readonly string[]): string[] {
  return service === 'app' && env.length > 1 ? [] : wordsOf(service);
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
