/** Actions that the table does not have, and what was most likely meant. */

import { hasWildcard } from '../match';
import type { Term } from '../model';
import { actionsOfService, expandAction, nameOf, servicesOf } from './actions';
import { nearest } from './nearest';
import { FORMER_ACTIONS, OPERATION_ACTIONS, RETIRED_SERVICES, SERVICE_NAMES } from './spoken-names';

export interface UnknownAction {
  /** `service`: no service has this prefix. `action`: the service has no such action. `pattern`: the wildcard covers none. */
  readonly reason: 'form' | 'service' | 'action' | 'pattern';
  readonly service: string;
  /** What it should be instead, where only one thing is near. */
  readonly meant?: string;
  /** It was found under another service or name, not by its letters. */
  readonly guessed?: boolean;
}

/**
 * What is wrong with an action term; undefined for an action of the table, for a wildcard that covers one, and for holes. A slash is in
 * the actions of other clouds only.
 */
export function unknownAction(term: Term): UnknownAction | undefined {
  const { text, state } = term;
  if (state !== 'known' || /^[*?]+$/.test(text) || /\$\{|\{\{|\/|^<.*>$/.test(text)) return undefined;
  const known = judged.get(text);
  if (known !== undefined) return known ?? undefined;
  const found = judge(text);
  if (judged.size < MOST) judged.set(text, found ?? null);
  return found;
}

const MOST = 50_000;
const judged = new Map<string, UnknownAction | null>();

function judge(text: string): UnknownAction | undefined {
  const parts = text.split(':');
  const [service = '', name = ''] = parts;
  if (parts.length !== 2 || service === '' || name === '' || /[^\w*?-]/.test(service + name)) {
    const trimmed = text.trim();
    const meant = trimmed !== text && expandAction(trimmed).length > 0 ? { meant: trimmed } : {};
    return { reason: 'form', service: '', ...meant };
  }
  if (FORMER_ACTIONS.has(text.toLowerCase())) return undefined;
  if (expandAction(text).length > 0 || RETIRED_SERVICES.has(service.toLowerCase())) return undefined;
  if (servicesOf(service).length === 0) return { reason: 'service', service, ...meantService(service, name) };
  if (hasWildcard(service)) return { reason: 'pattern', service };
  return { reason: hasWildcard(name) ? 'pattern' : 'action', service, ...meantAction(service.toLowerCase(), name) };
}

type Meant = Pick<UnknownAction, 'meant' | 'guessed'>;

function meantService(service: string, name: string): Meant {
  const near = SERVICE_NAMES.get(service.toLowerCase()) ?? nearest(service, servicesOf());
  const meant = near ? `${near}:${name}` : undefined;
  return meant && expandAction(meant).length > 0 ? { meant, guessed: hasWildcard(name) } : {};
}

function meantAction(service: string, name: string): Meant {
  const operation = OPERATION_ACTIONS.get(`${service}:${name.toLowerCase()}`);
  if (operation) return { meant: operation, guessed: true };
  const all = [...actionsOfService(service).values()].map((action) => action.name);
  // Who writes Put means to put: another verb of the service is no slip of the pen.
  const verb = verbOf(name);
  const verbs = new Set(all.map(verbOf));
  const names = all.filter((one) => (!verbs.has(verb) || verbOf(one) === verb) && !addsWord(name, one));
  if (!hasWildcard(name)) {
    const near = nearest(name, names);
    return near ? { meant: `${service}:${near}` } : elsewhere(name);
  }
  const start = /^([A-Za-z]{4,})\*$/.exec(name)?.[1];
  const near = start ? nearest(start, new Set(names.flatMap(wordStarts))) : undefined;
  return near ? { meant: `${service}:${near}*`, guessed: true } : {};
}

/** `PutObjectAcl` is no other way to write `PutObject`. */
function addsWord(name: string, other: string): boolean {
  return other.startsWith(name) && /^[A-Z]/.test(other.slice(name.length));
}

/** `PutObject` → `put`. */
function verbOf(name: string): string {
  return (/^[A-Z]?[a-z]+/.exec(name)?.[0] ?? name).toLowerCase();
}

/** The action of this very name that one other service has: `ec2:DescribeLoadBalancers`. Short names are common words. */
function elsewhere(name: string): Meant {
  const found = name.length < 16 ? [] : expandAction(`*:${name}`);
  return found.length === 1 && found[0] ? { meant: nameOf(found[0]), guessed: true } : {};
}

/** `DescribeLoadBalancers` → `Describe`, `DescribeLoad`. */
function wordStarts(name: string): string[] {
  return [...name.matchAll(/[a-z0-9](?=[A-Z])/g)].map(({ index }) => name.slice(0, index + 1));
}
