/** Lists of action names written as patterns that cover nothing else. */

import { matchesWildcard } from '../match';
import { type Action, nameOf } from './actions';

/** A list of names up to here is easier to review than patterns. */
const PLAIN = 40;

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
