/** Names of Kubernetes objects of one kind: what is declared, and what is named although it is not. */
import type { Alias } from '../../../facts/model';
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

/** Everything that is declared of one kind, to be asked about names. */
export function declaredOf(all: readonly Named[]): (one: Named, says: string) => Dangling[] {
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

/** Namespace and name of an alias `<scheme><namespace>/<name>`. */
export function partsOf(alias: Alias, scheme: string): { namespace: string; name: string } | undefined {
  if (!alias.startsWith(scheme)) return undefined;
  const slash = alias.indexOf('/', scheme.length);
  return slash < 0 ? undefined : { namespace: alias.slice(scheme.length, slash), name: alias.slice(slash + 1) };
}
