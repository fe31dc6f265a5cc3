import { type Action, actionOf, actionsOfService, expandAction, nameOf } from './actions';
import { compact } from './compact';
import { matchesAction } from './match';
import { givesCredentials } from './sensitive';

/** One way to replace a wildcard. */
export interface Choice {
  readonly title: string;
  readonly terms: readonly string[];
  readonly safety: 'review';
}

/** A managed policy holds 6,144 characters; a choice that fills most of it helps nobody. */
const LONGEST = 2800;

/** Services where writing is the power to grant oneself anything: no choice offers it. */
const IDENTITY_SERVICES = new Set(['iam', 'sts', 'organizations', 'sso', 'sso-directory', 'identitystore', 'account']);

const DESTROYS = /Delete|Remove|Terminate|Purge|Destroy|Deregister|Drop|Revoke|Reset/;

/** A pattern over more services is no list that anybody reviews. */
const MOST_SERVICES = 8;

/** Names come from files: no more than this many are kept. */
const MOST_PATTERNS = 5000;

const narrowed = new Map<string, readonly Choice[]>();

/** What may stand for `<service>:*`. Nothing for a service the table does not know. */
export function narrowService(service: string): readonly Choice[] {
  return narrowPattern(`${service}:*`);
}

/**
 * What may stand for a pattern (`s3:*`, `s3:Get*`, `*:Describe*`), by access level: read-only, read and write without deletes
 * and permission management, and list only. Every term is valid IAM and covers actions of the pattern of the wanted kind only.
 */
export function narrowPattern(pattern: string): readonly Choice[] {
  const known = narrowed.get(pattern);
  if (known) return known;
  const choices = choicesFor(pattern);
  if (choices.length > 0 && narrowed.size < MOST_PATTERNS) narrowed.set(pattern, choices);
  return choices;
}

/** Exactly the actions that are needed, of those that the pattern covers; undefined where none of them is. */
export function narrowTo(pattern: string, needed: readonly string[]): Choice | undefined {
  const names = needed.flatMap((name) => (matchesAction(pattern, name) ? [actionOf(name)].flatMap((one) => one ?? []) : []));
  const terms = [...new Set(names.map(nameOf))].sort();
  if (terms.length === 0 || terms.join().length > LONGEST) return undefined;
  return { title: `Narrow ${pattern} to the ${terms.length} actions that the code calls`, terms, safety: 'review' };
}

/** `AllowVendedLogDeliveryForResource` and its like are permissions for AWS itself, not calls that a program makes. */
function choicesFor(pattern: string): Choice[] {
  const covered = expandAction(pattern).filter(({ name }) => !name.startsWith('Allow'));
  const services = [...new Set(covered.map(({ service }) => service))];
  if (services.length > MOST_SERVICES) return [];
  const reads = covered.filter((action) => (action.access === 'read' || action.access === 'list') && !givesCredentials(action));
  const writes = covered.filter((action) => action.access === 'write' && mayBeOffered(action));
  const lists = covered.filter(({ access }) => access === 'list');
  const choices: { title: string; wanted: readonly Action[] }[] = [{ title: 'read-only actions', wanted: reads }];
  if (writes.length > 0) {
    choices.push({ title: 'reading and writing, without deletes and permission management', wanted: [...reads, ...writes] });
  }
  if (lists.length < reads.length) choices.push({ title: 'list actions', wanted: lists });
  // A whole service keeps growing: even the names of all its actions of today are less.
  const whole = /^[\w-]+:\*$/.test(pattern);
  return choices
    .filter(({ wanted }) => wanted.length > 0 && (whole || wanted.length < covered.length))
    .map(
      ({ title, wanted }): Choice => ({
        title: `Narrow ${pattern} to ${title}`,
        terms: services.flatMap((service) => termsFor(service, wanted)),
        safety: 'review',
      }),
    )
    .filter(({ terms }) => terms.join().length <= LONGEST);
}

function mayBeOffered(action: Action): boolean {
  return !IDENTITY_SERVICES.has(action.service) && !DESTROYS.test(action.name) && !givesCredentials(action);
}

function termsFor(service: string, wanted: readonly Action[]): string[] {
  const own = wanted.filter((action) => action.service === service);
  return own.length > 0
    ? compact(
        own,
        [...actionsOfService(service).values()].filter(({ name }) => !name.startsWith('Allow')),
      )
    : [];
}
