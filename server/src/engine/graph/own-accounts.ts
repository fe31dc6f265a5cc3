/** The AWS accounts that a workspace calls its own, for those who ask whether somebody else's comes in. */
import type { Alias, Facts } from '../facts/model';
import type { PolicyDocument } from '../iam/model';
import type { IdentityGraph } from './model';

const ACCOUNT = /^arn:[a-z-]{1,16}:[a-z0-9-]{0,32}:[a-z0-9-]{0,32}:(\d{12}):/;

/** Keys by which a policy says where its own callers and resources are. */
const OWN_KEYS = /^aws:(?:sourceaccount|principalaccount|resourceaccount)$/i;

const found = new WeakMap<Facts, readonly string[]>();

/** Accounts of what the file declares, assumes, and grants access to. Whom it lets in says nothing. */
function accountsIn(facts: Facts): readonly string[] {
  const known = found.get(facts);
  if (known) return known;
  const names: Alias[] = [
    ...facts.identities.filter(({ declared }) => declared).flatMap(({ aliases }) => aliases),
    ...facts.references.map(({ to }) => to),
    ...facts.attachments.map(({ policy }) => policy),
    ...facts.policies.flatMap(textsOf),
  ];
  const accounts = [...new Set(names.flatMap((name) => ACCOUNT.exec(name)?.[1] ?? (/^\d{12}$/.test(name) ? name : [])))];
  found.set(facts, accounts);
  return accounts;
}

function textsOf({ statements }: PolicyDocument): string[] {
  return statements.flatMap(({ resources, principals, conditions }) =>
    [
      ...resources,
      // A provider for federation stands in the account of the role that trusts it.
      ...principals.filter(({ type }) => type === 'Federated'),
      ...conditions.filter(({ key }) => OWN_KEYS.test(key)).flatMap(({ values }) => values),
    ].map(({ text }) => text),
  );
}

const owned = new WeakMap<IdentityGraph, ReadonlySet<string>>();

/** Account numbers; worked out once for a graph. */
export function ownAccounts(graph: IdentityGraph): ReadonlySet<string> {
  const known = owned.get(graph);
  if (known) return known;
  const accounts = new Set([...graph.facts.values()].flatMap(accountsIn));
  owned.set(graph, accounts);
  return accounts;
}
