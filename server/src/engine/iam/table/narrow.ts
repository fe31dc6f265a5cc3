import { memoryOf } from '../../syntax/memory';
import { matchesAction } from '../match';
import type { Scope } from '../model';
import { isEverywhere, isWorthNaming } from '../rights/mismatch';
import { type Action, actionOf, actionsOfService, expandAction, nameOf, servicesOf } from './actions';
import { compact } from './compact';
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

const narrowed = memoryOf<readonly Choice[]>(200_000);

/**
 * What may stand for a pattern (`s3:*`, `s3:Get*`, `*:Describe*`), by access level: read-only, read and write without deletes
 * and permission management, and list only. Every term is valid IAM and covers actions of the pattern of the wanted kind only,
 * and that act on something the statement is about. Nothing for a service the table does not know.
 */
export function narrowPattern(pattern: string, scope: Scope = ANYWHERE): readonly Choice[] {
  const about = [...scope.resources, ...scope.notResources].map(
    ({ state, text, reference = '' }) => `${state} ${text}${reference}`,
  );
  const key = [pattern, scope.notResources.length, scope.partial, ...about].join('\n');
  return narrowed.get(key) ?? narrowed.set(key, choicesFor(pattern, scope));
}

const ANYWHERE: Scope = { resources: [], notResources: [], partial: false };

/** Those of the needed actions that the pattern covers and that act on something the statement is about, as the table spells them. */
export function narrowTo(pattern: string, needed: readonly string[], scope: Scope = ANYWHERE): readonly string[] {
  const names = needed.flatMap((name) => (matchesAction(pattern, name) ? [actionOf(name)].flatMap((one) => one ?? []) : []));
  return [...new Set(names.filter((action) => isWorthNaming(scope, action)).map(nameOf))].sort();
}

/** `AllowVendedLogDeliveryForResource` and its like are permissions for AWS itself, not calls that a program makes. */
function choicesFor(pattern: string, scope: Scope): Choice[] {
  // `*` on every resource covers tens of thousands of actions: their services are counted without them.
  const anything = /^(?:[\w*?-]+:)?\*+$/.test(pattern) && isEverywhere(scope);
  if (anything && servicesOf(pattern.split(':')[0]).length > MOST_SERVICES) return [];
  const covered = expandAction(pattern).filter((action) => !action.name.startsWith('Allow') && isWorthNaming(scope, action));
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
