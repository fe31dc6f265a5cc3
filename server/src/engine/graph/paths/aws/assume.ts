/** Who may assume which role: named by its trust, or let in with its account and given sts:AssumeRole. */
import { grantsOf } from '../../../iam/rights/effective';
import { coveringOf } from '../../../iam/rights/statement-index';
import { effectiveOn } from '../../holdings';
import type { Identity } from '../../model';
import { addArc, addMember } from '../found';
import type { Arc } from '../model';
import { mayShareAccount } from './homes';
import { type Making, placeOf, usable } from './making';
import { addNamed, type Door } from './named';

const ASSUME = { way: 'assume', says: 'may assume {to}' } as const;
const hubOf = (home: string) => `hub:assume ${home}`;
const guardedHubOf = (home: string) => `hub:assume-guarded ${home}`;

export function addAssuming(making: Making): void {
  byTrust(making);
  byGrant(making);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html: in one account the trust alone is enough. */
function byTrust({ graph, found, roles }: Making): void {
  for (const { role, home, trust } of roles) {
    for (const { identity, span, under } of trust.named) {
      const enough = mayShareAccount(identity, role) ? !isKeptFrom(graph, identity) : mayCall(graph, identity);
      if (enough) addArc(found, identity.id, { ...ASSUME, to: role.id, span, ...(under ? { under } : {}) });
    }
    if (trust.root) addMember(found, trust.root.under ? guardedHubOf(home) : hubOf(home), { to: role.id, span: trust.root.span });
  }
}

function byGrant(making: Making): void {
  const { found, holders, roles, trusts } = making;
  const members = new Map<Identity, Arc[]>();
  for (const { role, trust } of roles)
    for (const one of trust.members)
      members.set(one.identity, [...(members.get(one.identity) ?? []), arcTo(role, one.span, one)]);
  const doorOf = (target: Identity, from?: Identity): Door | undefined => {
    const trust = trusts.get(target);
    const root = trust?.root && (from === undefined || mayShareAccount(from, target)) ? trust.root : undefined;
    // A role whose trust is not in the workspace: the grant that names it says enough.
    return trust?.members.find((one) => one.identity === from) ?? root ?? (target.trusts.length === 0 ? {} : undefined);
  };
  for (const holder of holders) {
    const { identity, home, effective } = holder;
    for (const { grant, under } of usable(effective, 'sts:AssumeRole')) {
      const base = { ...ASSUME, span: placeOf(grant).span };
      if (grant.reach === 'anywhere') {
        addArc(found, identity.id, { ...base, to: hubOf(home), ...(under ? { under } : {}) });
        addArc(found, identity.id, { ...base, to: guardedHubOf(home), under: under ?? 'conditions' });
        for (const arc of members.get(identity) ?? []) addArc(found, identity.id, { ...arc, span: base.span, also: [arc.span] });
        continue;
      }
      addNamed(making, holder, grant, 'role', { ...ASSUME, ...(under ? { under } : {}) }, 'assume', doorOf);
    }
  }
}

function arcTo(role: Identity, span: Arc['span'], door?: { readonly span: Arc['span']; readonly under?: string }): Arc {
  return { ...ASSUME, to: role.id, span, ...(door ? { also: [door.span] } : {}), ...(door?.under ? { under: door.under } : {}) };
}

/** A Deny, or a boundary without the action, keeps even those out whom the trust names. */
function isKeptFrom(graph: Making['graph'], identity: Identity): boolean {
  const { denies, limits } = effectiveOn(graph, identity);
  if (coveringOf(denies, 'sts:assumerole').length > 0 && grantsOf(effectiveOn(graph, identity), 'sts:AssumeRole').length === 0)
    return true;
  return limits.some((limit) => limit === 'unknown' || grantsOf(limit, 'sts:AssumeRole').length === 0);
}

function mayCall(graph: Making['graph'], identity: Identity): boolean {
  return usable(effectiveOn(graph, identity), 'sts:AssumeRole').length > 0;
}
