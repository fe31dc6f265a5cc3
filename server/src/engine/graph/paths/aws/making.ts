/** What the readers of AWS's ways share: who is there, what each may do, whom each role trusts. */
import { guardOf } from '../../../iam/escalation/guards';
import type { Term } from '../../../iam/model';
import { type Effective, type Grant, grantsOf } from '../../../iam/rights/effective';
import { effectiveOn } from '../../holdings';
import type { Identity, IdentityGraph } from '../../model';
import type { Found } from '../found';
import { homeOf } from './homes';
import { type Targets, targetsOf } from './targets';
import { type Trust, trustOf } from './trust';

export type { Found } from '../found';

export interface Holder {
  readonly identity: Identity;
  readonly home: string;
  readonly effective: Effective;
}

export interface Making {
  readonly graph: IdentityGraph;
  readonly found: Found;
  readonly targets: Targets;
  /** Those that hold something. */
  readonly holders: readonly Holder[];
  readonly roles: readonly { readonly role: Identity; readonly home: string; readonly trust: Trust }[];
  readonly trusts: ReadonlyMap<Identity, Trust>;
}

export function makingOf(graph: IdentityGraph, found: Found): Making {
  const targets = targetsOf(graph);
  const holders: Holder[] = [];
  const roles: { role: Identity; home: string; trust: Trust }[] = [];
  for (const identity of graph.identities) {
    if (identity.provider !== 'aws' || !identity.kind.startsWith('iam-')) continue;
    const home = homeOf(identity);
    if (identity.grants.length > 0) holders.push({ identity, home, effective: effectiveOn(graph, identity) });
    if (identity.kind === 'iam-role') roles.push({ role: identity, home, trust: trustOf(identity, home, targets) });
  }
  return { graph, found, targets, holders, roles, trusts: new Map(roles.map(({ role, trust }) => [role, trust])) };
}

/** A grant that is of use, with what stands before it and where it is told. */
export interface Usable {
  readonly grant: Grant;
  readonly under?: string;
}

/** Grants of the action that nothing makes harmless. What may be taken away by something unknown is left out. */
export function usable(effective: Effective, action: string): Usable[] {
  const service = action.slice(0, action.indexOf(':'));
  // Most identities have no statement about most services.
  if (effective.allows.everywhere.length === 0 && !effective.allows.byService.has(service)) return [];
  return grantsOf(effective, action).flatMap((grant): Usable[] => {
    if (!grant.certain || grant.reach === 'unknown') return [];
    const guard = guardOf(grant);
    return guard === 'full' ? [] : [{ grant, ...(guard === 'partly' ? { under: 'conditions' } : {}) }];
  });
}

/** The place of a grant that says on what: its resource, where it has one. */
export function placeOf({ resources, term }: Grant): Term {
  return resources[0] ?? term;
}
