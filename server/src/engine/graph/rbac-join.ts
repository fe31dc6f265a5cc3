/** What a role's holders can become: the gravest ServiceAccount in the namespaces that its bindings reach. */
import type { AttachmentFact } from '../facts/model';
import type { Span } from '../syntax/span';
import type { IdentityGraph } from './model';
import { placeOf, type RoleUse } from './rbac';
import { type GraveAccount, graveAccounts } from './rbac-accounts';

export interface Danger {
  readonly severity: 'critical' | 'high';
  /** `Deployment/api`, or the user or group. */
  readonly holder: string;
  readonly account: GraveAccount;
  readonly hops: readonly { readonly span: Span; readonly message: string }[];
}

/** Who uses a binding: a workload that runs as its subject, or a person. A subject that nothing runs as is no way in. */
interface Holder {
  readonly name: string;
  readonly span: Span;
}

/**
 * `running`: only accounts that a pod runs as can be taken over in that way; `critical`: only those that are. Who reaches every
 * namespace has every Secret in reach as it is: there too only the gravest are news.
 */
export function dangerOf(
  graph: IdentityGraph,
  { bindings, reach }: RoleUse,
  { running, critical }: { readonly running: boolean; readonly critical: boolean },
): Danger | undefined {
  const accounts = graveAccounts(graph);
  if (accounts.length === 0) return undefined;
  const subjects = new Set(bindings.map(({ identity }) => graph.byAlias.get(identity)));
  const inReach = accounts.filter(
    ({ identity, severity }) =>
      (severity === 'critical' || (!critical && reach !== 'cluster')) &&
      !subjects.has(identity) &&
      (!running || identity.references.some(({ type }) => type === 'uses')),
  );
  for (const account of inReach) {
    for (const binding of bindings) {
      const holder = reaches(binding, account) ? holderOf(graph, binding) : undefined;
      if (!holder) continue;
      const span = account.identity.declared[0] ?? account.identity.references[0]?.span;
      return {
        severity: account.severity,
        holder: holder.name,
        account,
        hops: [
          { span: binding.span, message: `${binding.name} gives the role` },
          { span: holder.span, message: `${holder.name} holds it` },
          ...(span ? [{ span, message: `${account.identity.name} can be taken over` }] : []),
          ...account.hops,
        ],
      };
    }
  }
  return undefined;
}

/** A namespace that is not written is the one that the binding's own chart or folder goes into. */
function reaches(binding: AttachmentFact, { place }: GraveAccount): boolean {
  const { clusterWide, namespace = 'default', span } = binding;
  return (clusterWide && !place.startsWith('default@')) || place === placeOf(clusterWide ? 'default' : namespace, span.file);
}

function holderOf(graph: IdentityGraph, { identity, identitySpan, span }: AttachmentFact): Holder | undefined {
  const uses = graph.byAlias.get(identity)?.references.find(({ type }) => type === 'uses');
  if (uses) return { name: uses.from, span: uses.span };
  const [, kind, name = ''] = /^k8s-(user|group):(.*)$/s.exec(identity) ?? [];
  if (!kind) return undefined;
  const [, namespace] = /^system:serviceaccounts(?::(.*))?$/s.exec(name) ?? [];
  if (!name.startsWith('system:serviceaccounts')) return { name: `${kind} ${name}`, span: identitySpan ?? span };
  const any = graph.references.find(
    ({ type, to }) => type === 'uses' && to.startsWith(namespace ? `k8s-sa:${namespace}/` : 'k8s-sa:'),
  );
  return any && { name: any.from, span: any.span };
}
