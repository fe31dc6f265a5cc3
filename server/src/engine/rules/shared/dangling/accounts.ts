/** Names of Kubernetes objects that something refers to and nothing declares, where the workspace would declare them. */
import { allOf, filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';
import type { Span } from '../../../syntax/span';
import { type Dangling, declaredOf, partsOf } from './declared';

/** What makes pods. An operator's own objects may name accounts that the operator makes. */
const RUNS = /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|kubernetes_\w{1,60})$/;

/** ServiceAccounts that pods run as and bindings name. */
export function danglingAccounts(graph: IdentityGraph): Dangling[] {
  const accounts = graph.identities.filter(({ kind, declared }) => kind === 'k8s-service-account' && declared.length > 0);
  const ask = declaredOf(
    accounts.flatMap(({ aliases, declared }) =>
      aliases.flatMap((alias) => {
        const parts = partsOf(alias, 'k8s-sa:');
        return parts ? declared.map((span) => ({ ...parts, span })) : [];
      }),
    ),
  );
  const isChart = ({ file }: Span) => graph.facts.get(file)?.host === 'helm-template';
  const pods = graph.references.flatMap(({ type, to, span, from, fromType, implicit }) => {
    const runs = type === 'uses' && !implicit && RUNS.test(fromType);
    const parts = runs && !isChart(span) ? partsOf(to, 'k8s-sa:') : undefined;
    return parts ? ask({ ...parts, span }, `${from} runs as the ServiceAccount`) : [];
  });
  const bound = graph.attachments.flatMap(({ type, identity, identitySpan, name }) => {
    const parts = type === 'binding' && identitySpan && !isChart(identitySpan) ? partsOf(identity, 'k8s-sa:') : undefined;
    const found =
      parts && identitySpan ? ask({ ...parts, span: identitySpan }, `${name} gives rights to the ServiceAccount`) : [];
    // What a binding names may run elsewhere, unless the file declares its accounts itself.
    return found.filter(({ near, beside, span }) => near !== undefined || beside.file === span.file);
  });
  return [...pods, ...bound];
}

/** Roles that bindings of their namespace name. */
export function danglingRoles(graph: IdentityGraph): Dangling[] {
  const ask = declaredOf(
    graph.roles.flatMap(({ key, span }) => {
      const parts = partsOf(key, 'k8s-role:');
      return parts ? [{ ...parts, span }] : [];
    }),
  );
  return graph.attachments.flatMap(({ type, policy, span, name }) => {
    const parts =
      type === 'binding' && graph.facts.get(span.file)?.host !== 'helm-template' ? partsOf(policy, 'k8s-role:') : undefined;
    return parts ? ask({ ...parts, span }, `${name} gives the Role`) : [];
  });
}

/** Secrets that pods read: most are made by hand or by a pipeline, so that only one whose name is near a declared one is meant. */
export function danglingSecrets(graph: IdentityGraph): Dangling[] {
  const declared = allOf(graph, 'secretObjects').flatMap(({ key, span }) => {
    const parts = partsOf(key, '');
    return parts ? [{ ...parts, span }] : [];
  });
  const ask = declaredOf(declared);
  return filesWith(graph, 'pods').flatMap(({ host, pods }) =>
    host === 'helm-template'
      ? []
      : pods
          .flatMap(({ owner, namespace, variables, volumes }) => [
            ...variables.flatMap(({ from, source, span }) =>
              from === 'secret' && source ? ask({ name: source.name, namespace, span }, `${owner} reads the Secret`) : [],
            ),
            ...volumes.flatMap(({ kind, source, span }) =>
              kind === 'secret' ? ask({ name: source, namespace, span }, `${owner} mounts the Secret`) : [],
            ),
          ])
          .filter(({ near }) => near !== undefined),
  );
}
