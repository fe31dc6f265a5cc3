/** ServiceAccounts as pods use them: who declares one, whether its token is mounted, and what it has. */
import type { Alias, IdentityFact, PodFact } from '../../../facts/model';
import { filesWithEither } from '../../../graph/having';
import type { Held, IdentityGraph } from '../../../graph/model';

export interface PodAccounts {
  /** The declaration of an account that says all there is: of a manifest. */
  readonly declared: ReadonlyMap<Alias, IdentityFact>;
  /** Every such declaration, where several are of one account. */
  readonly declarations: readonly (readonly [Alias, IdentityFact])[];
  readonly pods: ReadonlyMap<Alias, readonly PodFact[]>;
  /** The pod of a file that uses an account. */
  readonly podOf: (file: string, owner: string, account: Alias) => PodFact | undefined;
}

const known = new WeakMap<IdentityGraph, PodAccounts>();

/** Worked out once for all rules over a graph. */
export function podAccounts(graph: IdentityGraph): PodAccounts {
  const before = known.get(graph);
  if (before) return before;
  const declarations: [Alias, IdentityFact][] = [];
  const pods = new Map<Alias, PodFact[]>();
  const places = new Map<string, PodFact>();
  const place = (...parts: readonly string[]) => parts.join('\n');
  for (const facts of filesWithEither(graph, 'identities', 'pods')) {
    for (const one of facts.identities) {
      const account = one.aliases.find((alias) => alias.startsWith('k8s-sa:')) ?? one.aliases[0];
      if (one.declared && one.body && account) declarations.push([account, one]);
    }
    for (const pod of facts.pods) {
      if (pod.account === undefined) continue;
      places.set(place(facts.file, pod.owner, pod.account), pod);
      const others = pods.get(pod.account);
      if (others) others.push(pod);
      else pods.set(pod.account, [pod]);
    }
  }
  const podOf: PodAccounts['podOf'] = (...parts) => places.get(place(...parts));
  const found: PodAccounts = { declared: new Map(declarations), declarations, pods, podOf };
  known.set(graph, found);
  return found;
}

/** Whether the account itself says that its pods get no token. A pod that says otherwise has the last word. */
export function mountsNothing({ declared }: PodAccounts, account: Alias): boolean {
  return declared.get(account)?.automount?.value === false;
}

/**
 * The group of every ServiceAccount; each namespace has one too. What everybody with a login may do is told at that binding.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
const EVERY_ACCOUNT = 'system:serviceaccounts';

/** Whether a binding of the workspace gives the account of a file rights, by its name or through a group of accounts, or one of `more`. */
export function hasRights(graph: IdentityGraph, account: Alias, file: string, more: readonly string[] = []): boolean {
  const { byAlias } = graph;
  const namespace = /^k8s-sa:([^/]+)\//.exec(account)?.[1] ?? '';
  const own = chartOf(file);
  const chart = ({ attachment }: Held) => attachment && chartOf((attachment.identitySpan ?? attachment.span).file);
  // What one chart of many gives to everybody, it gives where it is installed.
  const isShared = [EVERY_ACCOUNT, `${EVERY_ACCOUNT}:${namespace}`, ...more].some((group) =>
    byAlias.get(`k8s-group:${group}`)?.grants.some((held) => chart(held) === undefined || chart(held) === own),
  );
  if (isShared) return true;
  const grants = byAlias.get(account)?.grants ?? [];
  // Where no namespace is written, the accounts of two charts are two.
  return namespace === 'default' ? grants.some((held) => !held.attachment || chart(held) === own) : grants.length > 0;
}

function chartOf(file: string): string | undefined {
  return /^(?:(.*)\/)?(?:templates\/.*|[\w.-]*values[\w.-]*\.ya?ml)$/.exec(file)?.[1];
}

/** Names of accounts that the workspace gives something, whatever the namespace: tools such as Kustomize write that in later. */
export function accountsGiven(graph: IdentityGraph): ReadonlySet<string> {
  const used = [
    ...graph.attachments.flatMap(({ type, identity }) => (type === 'binding' ? identity : [])),
    ...graph.references.flatMap(({ type, fromIdentity }) => (type === 'assumes' && fromIdentity ? fromIdentity : [])),
  ];
  return new Set(used.map(nameOf));
}

/** The account's name without its namespace. */
export function nameOf(account: Alias): string {
  return account.slice(account.indexOf('/') + 1);
}
