/** ServiceAccounts that the trust policy of a role names: they become the role, whoever writes that beside the account. */
import { accountOfSubject } from '../facts/kubernetes/cloud-access';
import type { Alias, ReferenceFact } from '../facts/model';
import type { ResolvedPolicy } from './model';

/** The links that no reference says yet, between accounts and roles that are both in the workspace. */
export function trustedAccounts(
  policies: readonly ResolvedPolicy[],
  references: readonly ReferenceFact[],
  find: (alias: Alias) => Alias,
  isKnown: (root: Alias) => boolean,
): ReferenceFact[] {
  const pair = (from: Alias, to: Alias) => `${find(from)}\n${find(to)}`;
  const said = new Set(references.flatMap(({ fromIdentity, to }) => (fromIdentity ? pair(fromIdentity, to) : [])));
  return policies
    .flatMap((policy) => (policy.purpose === 'trust' ? linksOf(policy) : []))
    .filter(({ fromIdentity = '', to }) => {
      const link = pair(fromIdentity, to);
      return isKnown(find(fromIdentity)) && !said.has(link) && said.add(link);
    });
}

/** At an edit most documents are what they were. */
const made = new WeakMap<ResolvedPolicy, readonly ReferenceFact[]>();

function linksOf(policy: ResolvedPolicy): readonly ReferenceFact[] {
  const before = made.get(policy);
  if (before) return before;
  const links = policy.statements.flatMap(({ effect, conditions }) =>
    conditions.flatMap(({ operator, key, values }) => {
      if (effect !== 'Allow' || !/^String(?:Equals|Like)$/i.test(operator) || !/:sub$/.test(key)) return [];
      return values.flatMap(({ state, text, span }) => {
        const account = state === 'known' ? accountOfSubject(text) : undefined;
        return account ? policy.holders.map((to) => link(policy, account, to, span)) : [];
      });
    }),
  );
  made.set(policy, links);
  return links;
}

function link({ name }: ResolvedPolicy, fromIdentity: Alias, to: Alias, span: ReferenceFact['span']): ReferenceFact {
  return { type: 'assumes', from: name, fromType: 'ServiceAccount', fromIdentity, to, span };
}
