/** What the variable is called that a compose file reads. */
import type { CredentialFact } from '../../../facts/model';
import { isSecretName } from '../../../secrets/slots/names';
import type { Place } from '../model';
import type { Found } from '../tree';
import { mayBeOne } from './alike';

/**
 * The name that the container knows it by, unless another value of the file has that name or the file reads such a variable already;
 * then with the service before it.
 */
export function variableName(place: Place, { path, entry, value, parents }: Found): string {
  const given = defaultOf(place) ?? copiesOf(place).flatMap((one) => defaultOf(one) ?? [])[0];
  if (given) return given.name;
  const key = entry && parents.at(-1)?.kind === 'object' ? entry.key : /^([A-Za-z_]\w*)=/.exec(value.text)?.[1];
  // `x-shared: &shared` at the top holds what services take into their environment.
  const isShared = path.length === 2 && String(path[0]).startsWith('x-');
  const inEnvironment = path.at(-2) === 'environment' || path.at(-2) === 'args' || isShared;
  const isWhole = value.text.length - (place.credential.span.end - place.credential.span.start) <= (key?.length ?? 0) + 1;
  const own = key !== undefined && inEnvironment && isWhole && VARIABLE.test(key) ? key : (nameOfCopy(place) ?? place.name.env);
  if (!isTaken(place, own)) return own;
  const service = (path[0] === 'services' ? (path[1] ?? '') : '').toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return /^[A-Z_]/.test(service) && !own.startsWith(`${service}_`) ? `${service}_${own}` : place.name.env;
}

/** The variable whose default the value is, and where the default begins: `:-` of `${NAME:-value}`. */
export function defaultOf({ text, credential: { span } }: Place): { readonly name: string; readonly start: number } | undefined {
  const match = /(?<!\$)\$\{([A-Za-z_]\w{0,100})(:?-)$/.exec(text.slice(Math.max(0, span.start - 110), span.start));
  if (!match?.[1] || text.charAt(span.end) !== '}') return undefined;
  return { name: match[1], start: span.start - (match[2]?.length ?? 0) };
}

const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

/** What another service calls the same value, where this place calls it something that is no variable: `spring.datasource.password`. */
function nameOfCopy(place: Place): string | undefined {
  const { storage, slot } = place.credential;
  if (storage !== 'literal' || VARIABLE.test(slot.name)) return undefined;
  const names = copiesOf(place).map(({ credential }) => credential.slot);
  return names.find((one) => VARIABLE.test(one.name) && !isAdmin(one) && /(?:^|\.)environment$/.test(one.owner ?? ''))?.name;
}

function isTaken({ context, file, text, credential }: Place, env: string): boolean {
  if (new RegExp(`(?<!\\$)\\$\\{?${env}\\b`).test(text)) return true;
  const others = context.graph.facts.get(file)?.credentials ?? [];
  return others.some(
    ({ storage, slot, fingerprint }) => storage === 'literal' && slot.name === env && fingerprint !== credential.fingerprint,
  );
}

/**
 * The other places of the file with the same value: they get the same variable. Where a service has the value for its administrator
 * and for its user, the two are secrets of their own that happen to be alike.
 */
export function copiesOf(place: Place): Place[] {
  const { context, file, text, credential } = place;
  const value = text.slice(credential.span.start, credential.span.end);
  const others = (context.graph.facts.get(file)?.credentials ?? []).filter(
    (one) =>
      one.storage === 'literal' &&
      !one.encoded &&
      one.span.start !== credential.span.start &&
      one.fingerprint === credential.fingerprint &&
      text.slice(one.span.start, one.span.end) === value,
  );
  for (const one of quietCopies(place, value)) if (!others.some(({ span }) => span.start === one.span.start)) others.push(one);
  const all = [credential, ...others];
  const hasBoth = all.some((one) => all.some(({ slot }) => slot.owner === one.slot.owner && isAdmin(slot) && !isAdmin(one.slot)));
  return others
    .filter((one) => (!hasBoth || isAdmin(one.slot) === isAdmin(credential.slot)) && mayBeOne(text, credential, one))
    .map((one) => ({ ...place, credential: one }));
}

/** Under the name of a secret, the value that is one elsewhere in the file: by itself `WORDPRESS_DB_PASSWORD: wordpress` would convince nobody. */
function quietCopies({ text, credential }: Place, value: string): CredentialFact[] {
  const copies: CredentialFact[] = [];
  for (const { index, 0: line, 1: name = '' } of text.matchAll(ENTRY)) {
    const isDefault = DEFAULT.test(line);
    const bare = isDefault ? line.slice(0, line.lastIndexOf('}')) : line.trimEnd().replace(/["']$/, '');
    const span = { ...credential.span, start: index + bare.length - value.length, end: index + bare.length };
    const before = bare.slice(0, -value.length);
    const isWhole = bare.endsWith(value) && (isDefault ? /:?-$/ : /^\s+(?:-\s+)?["']?\w+["']?\s*[:=]\s*["']?$/).test(before);
    const isIt = isWhole && isSecretName(name);
    if (isIt && span.start !== credential.span.start)
      copies.push({ ...credential, type: 'password', span, literal: span, slot: { kind: 'key-value', name } });
  }
  return copies;
}

/** `NAME: value` or `- NAME=value` on a line of its own. */
const ENTRY = /^[ \t]+(?:-[ \t]+)?["']?([A-Z_][A-Z0-9_]{2,60})["']?[ \t]{0,20}[:=][^\r\n#]{1,300}(?=$|[ \t]#)/gm;

/** `NAME: ${NAME:-value}` */
const DEFAULT = /^\s+(?:-\s+)?["']?\w+["']?\s*[:=]\s*["']?\$\{\w+:?-[^${}]*\}["']?\s*$/;

/** `MYSQL_ROOT_PASSWORD` */
function isAdmin({ name }: CredentialFact['slot']): boolean {
  return /(?:^|_)(?:ROOT|ADMIN|ADMINISTRATOR|MASTER)_/i.test(name);
}
