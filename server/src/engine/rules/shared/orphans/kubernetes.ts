/** ServiceAccounts of manifests that no pod runs as, no binding names and no cloud knows. */

import { allOf } from '../../../graph/having';
import type { Identity, IdentityGraph } from '../../../graph/model';
import { placeOf } from '../../../graph/rbac';
import { isSlip } from '../dangling/near';
import { isTouched, type Orphan } from './orphan';

export function orphansInManifests(graph: IdentityGraph): Orphan[] {
  const accounts = graph.identities.filter(({ kind, declared }) => kind === 'k8s-service-account' && declared.length === 1);
  if (accounts.length === 0) return [];
  // Where it cannot be told as whom a pod runs, it may be any of them.
  const places = new Set<string>();
  const open = new Set<string>();
  for (const { namespace, account, span } of allOf(graph, 'pods')) {
    const place = placeOf(namespace, span.file);
    places.add(place);
    if (account === undefined) open.add(place);
  }
  const acting = new Set(graph.references.flatMap(({ fromIdentity }) => fromIdentity ?? []));
  const used = namesInUse(graph);
  // A name that is a slip away from a declared one is a finding of its own, about the same account.
  const isUsed = (name: string) => used.has(name) || [...used].some((one) => isSlip(one, name));
  return accounts.flatMap((identity) => {
    const [span] = identity.declared;
    const account = identity.aliases.find((alias) => alias.startsWith('k8s-sa:'));
    if (!span || !account || graph.facts.get(span.file)?.host !== 'kubernetes') return [];
    const [namespace = '', name = ''] = account.slice('k8s-sa:'.length).split('/');
    const place = placeOf(namespace, span.file);
    if (name === 'default' || /[^\w.-]/.test(name) || !places.has(place) || open.has(place)) return [];
    if (isHeld(identity) || isUsed(name) || identity.aliases.some((alias) => acting.has(alias))) return [];
    return [
      {
        span,
        label: `ServiceAccount ${identity.name}`,
        lacks: 'no pod runs as it and no binding names it',
        key: account,
        alone: true,
      },
    ];
  });
}

function isHeld(identity: Identity): boolean {
  return isTouched(identity) || identity.grants.length + identity.trusts.length > 0;
}

/** Names that pods and bindings of any namespace give: tools such as Kustomize write another one in. */
function namesInUse(graph: IdentityGraph): ReadonlySet<string> {
  const aliases = [
    ...graph.references.flatMap(({ to, implicit }) => (implicit ? [] : to)),
    ...graph.attachments.map(({ identity }) => identity),
  ];
  return new Set(aliases.flatMap((alias) => (alias.startsWith('k8s-sa:') ? alias.slice(alias.lastIndexOf('/') + 1) : [])));
}
