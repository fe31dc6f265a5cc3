/** Which identities a value of a policy means: by reference, by ARN, by a pattern of ARNs. */

import { hasWildcard, matchesWildcard } from '../../../iam/match';
import type { Term } from '../../../iam/model';
import { compareText } from '../../../syntax/order';
import { HOLE } from '../../../syntax/value';
import { aliasOfTerm } from '../../arns';
import type { Identity, IdentityGraph } from '../../model';
import { homeOf } from './homes';

export type AwsKind = 'role' | 'user' | 'group';

/** `arn:aws:iam::111122223333:role/service/app`: account, kind, path and name. */
const ARN = /^arn:[^:]{1,40}:(?:iam|sts)::([^:]{0,40}):(role|user|group|assumed-role)\/(.{1,512})$/s;

const MOST = 500;

export interface Targets {
  /** The identities of AWS by their home and kind, in the order of their names. */
  readonly ofHome: (home: string, kind: AwsKind) => readonly Identity[];
  /** What the term means, seen from an identity of this home. */
  readonly named: (term: Term, kind: AwsKind, home: string) => Meant;
}

export interface Meant {
  readonly identities: readonly Identity[];
  /** Of a pattern, a name of its own: the same pattern means the same everywhere in a home. */
  readonly pattern?: string;
}

const NOBODY: Meant = { identities: [] };

const known = new WeakMap<IdentityGraph, Targets>();

/** The register of a graph's identities of AWS. */
export function targetsOf(graph: IdentityGraph): Targets {
  const before = known.get(graph);
  if (before) return before;
  const homes = new Map<string, Identity[]>();
  const instances = new Map<string, number>();
  for (const identity of graph.identities) {
    if (identity.provider !== 'aws' || !identity.kind.startsWith('iam-')) continue;
    const place = declarationOf(identity);
    instances.set(place, (instances.get(place) ?? 0) + 1);
    const key = `${identity.kind.slice(4)} ${homeOf(identity)}`;
    const list = homes.get(key);
    if (list) list.push(identity);
    else homes.set(key, [identity]);
  }
  const byName = new Map<string, readonly Named[]>();
  const ofHome = (home: string, kind: AwsKind) => homes.get(`${kind} ${home}`) ?? [];
  const patterns = new Map<string, Meant>();
  const named = (term: Term, kind: AwsKind, home: string): Meant => {
    if (term.state === 'unknown') {
      const alias = aliasOfTerm(term);
      const one = alias === undefined ? undefined : graph.byAlias.get(alias);
      // Of a module that is called twice nobody can tell which instance a reference means.
      return one?.kind === `iam-${kind}` && instances.get(declarationOf(one)) === 1 ? { identities: [one] } : NOBODY;
    }
    const [, account = '', written, path = ''] = ARN.exec(term.text) ?? [];
    if (written === undefined || path.includes(HOLE) || (written === 'assumed-role' ? 'role' : written) !== kind) return NOBODY;
    const name = written === 'assumed-role' ? (path.split('/')[0] ?? '') : path.slice(path.lastIndexOf('/') + 1);
    if (!hasWildcard(path)) {
      const alias = `iam-${kind}:${name}`;
      const one =
        graph.byAlias.get(term.text) ??
        graph.byAlias.get(`${alias}@${home.slice(home.indexOf(':') + 1)}`) ??
        graph.byAlias.get(alias);
      return one && (!/^\d{12}$/.test(account) || isOf(account, one)) ? { identities: [one] } : NOBODY;
    }
    // Without its path a name says little: `role/*` stands for all, and paths of roles are not kept.
    const key = `${kind} ${home} ${name}`;
    const before = patterns.get(key);
    if (before) return before;
    const sorted = byName.get(`${kind} ${home}`) ?? sortedByName(ofHome(home, kind), kind);
    byName.set(`${kind} ${home}`, sorted);
    const found = { identities: matching(sorted, name), pattern: key };
    patterns.set(key, found);
    return found;
  };
  const made = { ofHome, named };
  known.set(graph, made);
  return made;
}

function declarationOf({ declared: [first], id }: Identity): string {
  return first ? `${first.file}:${first.start}` : id;
}

function isOf(account: string, { aliases }: Identity): boolean {
  const arns = aliases.filter((alias) => /^arn:[^:]{1,40}:iam::\d{12}:/.test(alias));
  return arns.length === 0 || arns.some((alias) => alias.includes(`::${account}:`));
}

interface Named {
  readonly name: string;
  readonly identity: Identity;
}

/** By the names that AWS knows them by; what is only declared may be called anything. */
function sortedByName(identities: readonly Identity[], kind: AwsKind): readonly Named[] {
  const scheme = `iam-${kind}:`;
  const named = identities.flatMap((identity) =>
    identity.aliases.flatMap((alias) =>
      alias.startsWith(scheme) ? { name: alias.slice(scheme.length).replace(/@.*$/s, ''), identity } : [],
    ),
  );
  return named.sort((a, b) => compareText(a.name, b.name));
}

/** Names are sorted: only those that begin like the pattern are compared. */
function matching(sorted: readonly Named[], pattern: string): readonly Identity[] {
  const star = pattern.search(/[*?]/);
  const fixed = pattern.slice(0, star < 0 ? pattern.length : star);
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (compareText(sorted[middle]?.name ?? '', fixed) < 0) low = middle + 1;
    else high = middle;
  }
  const found: Identity[] = [];
  for (let at = low; at < sorted.length && found.length < MOST; at++) {
    const { name, identity } = sorted[at] as Named;
    if (!name.startsWith(fixed)) break;
    if (matchesWildcard(pattern, name)) found.push(identity);
  }
  return found;
}
