/** Trust policies of roles for ServiceAccounts of EKS that let others in than the accounts which the workspace makes them for. */
import type { Identity, IdentityGraph, ResolvedPolicy } from '../../../graph/model';
import type { Condition, Statement, Term } from '../../../iam/model';
import { claimKeyOf } from '../../../iam/trust/oidc';
import { checksSubject, isPositive } from '../../../iam/trust/subjects';
import { HOLE } from '../../../syntax/value';
import type { Hit } from '../../model';
import { type Federated, federatedIn } from '../aws/oidc-trust';

/** A role, the accounts that become it, and the place where its trust is open to others. */
export interface OpenTrust {
  readonly role: Identity;
  readonly accounts: readonly AccountLink[];
  readonly policy: ResolvedPolicy;
  readonly statement: Statement;
  readonly federated: Federated;
  /** The subject that is too wide; absent where none is asked for. */
  readonly subject?: Term;
}

export interface AccountLink {
  readonly account: Identity;
  readonly role: Identity;
  /** The value that links them: an annotation, a member. */
  readonly span: Term['span'];
}

const linked = new WeakMap<IdentityGraph, readonly AccountLink[]>();

/** Every ServiceAccount that becomes an identity of a cloud, by what the workspace says. */
export function accountLinks(graph: IdentityGraph): readonly AccountLink[] {
  const before = linked.get(graph);
  if (before) return before;
  const links = graph.references.flatMap(({ type, fromIdentity, to, span }): AccountLink[] => {
    if (type !== 'assumes' || fromIdentity === undefined) return [];
    const [account, role] = [graph.byAlias.get(fromIdentity), graph.byAlias.get(to)];
    return account?.kind === 'k8s-service-account' && role ? [{ account, role, span }] : [];
  });
  linked.set(graph, links);
  return links;
}

const known = new WeakMap<IdentityGraph, readonly OpenTrust[]>();

/** The open ones among roles that accounts of the workspace become. */
export function openTrusts(graph: IdentityGraph): readonly OpenTrust[] {
  const before = known.get(graph);
  if (before) return before;
  const byRole = new Map<Identity, AccountLink[]>();
  for (const link of accountLinks(graph)) byRole.set(link.role, [...(byRole.get(link.role) ?? []), link]);
  const found = [...byRole].flatMap(([role, accounts]) =>
    role.trusts.flatMap((policy) =>
      policy.statements.flatMap((statement) => openIn(policy, statement).map((open) => ({ ...open, role, accounts }))),
    ),
  );
  known.set(graph, found);
  return found;
}

function openIn(policy: ResolvedPolicy, statement: Statement): Omit<OpenTrust, 'role' | 'accounts'>[] {
  if (statement.effect !== 'Allow' || statement.partial) return [];
  return federatedIn({ policy, statement, kind: 'trust' }).flatMap((federated) => {
    // Where the issuer is not in the file it is the cluster's: an account of a cluster becomes the role.
    if (federated.issuer && federated.issuer.name !== 'Amazon EKS') return [];
    const base = { policy, statement, federated };
    if (!checksSubject(federated.demands)) return [base];
    const values = federated.demands.flatMap((one) =>
      /like/i.test(one.operator) && isPositive(one) && isSubject(one) ? one.values : [],
    );
    return values.flatMap((subject) => (subject.state === 'known' && WIDE.test(subject.text) ? [{ ...base, subject }] : []));
  });
}

const WIDE = /^\*$|^(?:\*|system:).*[*?]/;

/** A key that is put together may not be known: then its values tell. */
function isSubject({ key, values }: Condition): boolean {
  if (claimKeyOf(key)?.claim === 'sub') return true;
  return key.endsWith(HOLE) && values.every(({ text }) => text.startsWith('system:serviceaccount:'));
}

/** Where a finding of it stands: at the subject, or at the principal where none is asked for. */
export function openPlace({ subject, federated }: OpenTrust): Term {
  return subject ?? federated.term;
}

/**
 * The check of a rule that looks at one trust policy, without the places of which graph-k8s-sa-cloud-role speaks: that one knows the
 * accounts.
 */
export function unlessAccountsAreKnown(check: (graph: IdentityGraph) => Hit[]): (graph: IdentityGraph) => Hit[] {
  return (graph) => {
    const hits = check(graph);
    const open = hits.length === 0 ? [] : openTrusts(graph);
    if (open.length === 0) return hits;
    const places = new Set(open.map((one) => placeKey(openPlace(one).span)));
    return hits.filter(({ span }) => !places.has(placeKey(span)));
  };
}

function placeKey({ file, start }: Term['span']): string {
  return `${file}:${start}`;
}
