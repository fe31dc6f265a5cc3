import { type Action, actionsOfService, nameOf } from './actions';
import { matchesWildcard } from './match';

/** One way to replace a wildcard. */
export interface Choice {
  readonly title: string;
  readonly terms: readonly string[];
  readonly safety: 'review';
}

/** A list of names up to here is easier to review than patterns. */
const PLAIN = 40;

/** A managed policy holds 6,144 characters; a choice that fills most of it helps nobody. */
const LONGEST = 2800;

/** Services where writing is the power to grant oneself anything: no choice offers it. */
const IDENTITY_SERVICES = new Set(['iam', 'sts', 'organizations', 'sso', 'sso-directory', 'identitystore', 'account']);

const DESTROYS = /Delete|Remove|Terminate|Purge|Destroy|Deregister|Drop|Revoke|Reset/;

/**
 * What may stand for `<service>:*`: read-only, read and write without deletes and permission management, and list only.
 * Every term is valid IAM and covers actions of the wanted kind only. Nothing for a service the table does not know.
 */
export function narrowService(service: string): readonly Choice[] {
  const known = narrowed.get(service);
  if (known) return known;
  const choices = choicesFor(service);
  // Names come from files: only those of the table, which has an end, are kept.
  if (choices.length > 0) narrowed.set(service, choices);
  return choices;
}

const narrowed = new Map<string, readonly Choice[]>();

/** `AllowVendedLogDeliveryForResource` and its like are permissions for AWS itself, not calls that a program makes. */
function choicesFor(service: string): Choice[] {
  const actions = [...actionsOfService(service).values()].filter(({ name }) => !name.startsWith('Allow'));
  const reads = actions.filter(({ access }) => access === 'read' || access === 'list');
  const writes = actions.filter((action) => action.access === 'write' && !DESTROYS.test(action.name));
  const lists = actions.filter(({ access }) => access === 'list');
  const choices = [choice(`Narrow ${service}:* to read-only actions`, reads, actions)];
  if (!IDENTITY_SERVICES.has(service) && writes.length > 0) {
    const title = `Narrow ${service}:* to reading and writing, without deletes and permission management`;
    choices.push(choice(title, [...reads, ...writes], actions));
  }
  if (lists.length < reads.length) choices.push(choice(`Narrow ${service}:* to list actions`, lists, actions));
  return choices.filter(({ terms }) => terms.length > 0 && terms.join().length <= LONGEST);
}

function choice(title: string, wanted: readonly Action[], all: readonly Action[]): Choice {
  return { title, terms: compact(wanted, all), safety: 'review' };
}

/**
 * The names of `wanted`; where they are many, prefixes at word boundaries (`s3:Get*`) that cover no action of `all` outside
 * of `wanted`.
 */
export function compact(wanted: readonly Action[], all: readonly Action[]): string[] {
  if (wanted.length <= PLAIN) return wanted.map(nameOf).sort();
  const allowed = new Set(wanted);
  const safe = new Map<string, number>();
  const isSafe = (prefix: string) => {
    const known = safe.get(prefix);
    if (known !== undefined) return known;
    const covered = all.filter(({ name }) => matchesWildcard(`${prefix}*`, name));
    const count = covered.every((action) => allowed.has(action)) ? covered.length : 0;
    safe.set(prefix, count);
    return count;
  };
  const terms = wanted.map((action) => {
    const prefix = prefixes(action.name).find((one) => isSafe(one) > 1);
    return prefix ? `${action.service}:${prefix}*` : nameOf(action);
  });
  const patterns = terms.filter((term) => term.endsWith('*'));
  const isCovered = (term: string) => patterns.some((pattern) => pattern !== term && matchesWildcard(pattern, term));
  return [...new Set(terms)].filter((term) => !isCovered(term)).sort();
}

/** `GetObjectAcl` → `Get`, `GetObject`; `PartiQLSelect` → `PartiQL`. */
function prefixes(name: string): string[] {
  return [...name.matchAll(/[A-Za-z0-9](?=[A-Z][a-z])/g)].map(({ index }) => name.slice(0, index + 1));
}
