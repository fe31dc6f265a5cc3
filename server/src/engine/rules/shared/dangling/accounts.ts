/** Names of Kubernetes objects that something refers to and nothing declares, where the workspace would declare them. */
import type { Alias } from '../../../facts/model';
import { allOf, filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';
import { placeOf } from '../../../graph/rbac';
import { folderOf } from '../../../syntax/path';
import type { Span } from '../../../syntax/span';
import { nearest } from './near';

/** What a place names although no file declares it. */
export interface Dangling {
  readonly span: Span;
  /** What refers, and as what: `Deployment/api runs as the ServiceAccount`. */
  readonly says: string;
  readonly name: string;
  /** Where it would be: ` of namespace shop`. */
  readonly where: string;
  /** The declared name that is meant, where one is near. */
  readonly near?: string;
  /** Declares others of the kind there. */
  readonly beside: Span;
}

/** One object by its name, its namespace and the file that says so. */
interface Named {
  readonly name: string;
  readonly namespace: string;
  readonly span: Span;
}

/** Namespaces whose objects come with the cluster. */
const PLATFORM = /^(?:kube-|openshift|gke-|amazon-|aws-|azure-|calico-|cattle-|istio-system$|flux-system$|argocd$)/;
/** Objects that the cluster itself makes. https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/ */
const BUILT_IN =
  /^(?:default|builder|deployer|pipeline|system:.*|extension-apiserver-authentication-reader|cluster-admin|admin|edit|view)$/;

/** What makes pods. An operator's own objects may name accounts that the operator makes. */
const RUNS = /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|kubernetes_\w{1,60})$/;

/** Everything that is declared of one kind, to be asked about names. */
function declaredOf(all: readonly Named[]): (one: Named, says: string) => Dangling[] {
  const [exact, unplaced, anywhere] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const byPlace = new Map<string, Map<string, Span>>();
  for (const { name, namespace, span } of all) {
    exact.add(`${namespace}/${name}`);
    anywhere.add(name);
    // Where no namespace is written, whoever applies the file chooses it.
    if (namespace === 'default') unplaced.add(name);
    const place = placeOf(namespace, span.file);
    byPlace.set(place, (byPlace.get(place) ?? new Map<string, Span>()).set(name, span));
  }
  return ({ name, namespace, span }, says) => {
    if (isMade(name) || isMade(namespace) || BUILT_IN.test(name) || PLATFORM.test(namespace)) return [];
    if (exact.has(`${namespace}/${name}`) || unplaced.has(name)) return [];
    if (namespace === 'default' && anywhere.has(name)) return [];
    const there = byPlace.get(placeOf(namespace, span.file));
    if (!there) return [];
    const near = nearest(name, there.keys());
    const nextTo = near === undefined ? undefined : there.get(near);
    const others = [...there.values()];
    const own =
      others.find(({ file }) => file === span.file) ?? others.find(({ file }) => folderOf(file) === folderOf(span.file));
    const beside = nextTo ?? own;
    const where = namespace === 'default' ? '' : ` of namespace ${namespace}`;
    return beside ? [{ span, says, name, where, beside, ...(near === undefined ? {} : { near }) }] : [];
  };
}

/** A chart or another tool fills the name in. */
function isMade(name: string): boolean {
  return /[^\w.:-]/.test(name);
}

function partsOf(alias: Alias, scheme: string): { namespace: string; name: string } | undefined {
  if (!alias.startsWith(scheme)) return undefined;
  const slash = alias.indexOf('/', scheme.length);
  return slash < 0 ? undefined : { namespace: alias.slice(scheme.length, slash), name: alias.slice(slash + 1) };
}

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
