/** Which role a program runs as, and whether all that uses a role is known. */
import type { CodePlaceFact } from '../facts/model';
import { filesWith } from './having';
import type { Identity, IdentityGraph } from './model';

export interface Users {
  /** The IAM roles that the program runs as: of a pod those of its ServiceAccount. */
  readonly rolesOf: (place: CodePlaceFact) => readonly Identity[];
  /** Whether these places are all that uses the role, as far as its trust lets anybody. */
  readonly areKnown: (role: Identity, places: readonly CodePlaceFact[]) => boolean;
}

const known = new WeakMap<IdentityGraph, Users>();

/** Who uses the roles of a graph; remembered by graph. */
export function usersOf(graph: IdentityGraph): Users {
  const before = known.get(graph);
  if (before) return before;
  const made = makeUsers(graph);
  known.set(graph, made);
  return made;
}

/** Services that start programs as a role, and do nothing with it themselves. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const STARTERS = /^(?:lambda|edgelambda|ecs-tasks|pods\.eks)\.amazonaws\.com$/;

/** Tokens of a cluster: which accounts they are, references say. */
function isOfPods({ references }: Identity): boolean {
  return references.some(({ fromIdentity }) => fromIdentity !== undefined);
}

function makeUsers(graph: IdentityGraph): Users {
  const byAccount = new Map<Identity, Identity[]>();
  for (const role of graph.identities) {
    if (role.kind !== 'iam-role') continue;
    for (const { fromIdentity } of role.references) {
      const account = fromIdentity && graph.byAlias.get(fromIdentity);
      if (account) byAccount.set(account, [...new Set([...(byAccount.get(account) ?? []), role])]);
    }
  }
  const pods = filesWith(graph, 'pods').flatMap((facts) => facts.pods);
  const rolesOf = ({ role }: CodePlaceFact): readonly Identity[] => {
    const identity = role === undefined ? undefined : graph.byAlias.get(role);
    if (!identity) return [];
    return identity.kind === 'iam-role' ? [identity] : (byAccount.get(identity) ?? []);
  };
  const areKnown = (role: Identity, places: readonly CodePlaceFact[]): boolean =>
    role.trusts.every(({ statements }) =>
      statements.every(
        ({ effect, principals, notPrincipals }) =>
          effect !== 'unknown' &&
          notPrincipals.length === 0 &&
          principals.every(
            ({ type, text, state }) =>
              (type === 'Federated' && isOfPods(role)) || (type === 'Service' && state === 'known' && STARTERS.test(text)),
          ),
      ),
    ) &&
    role.references.every(({ type, from, fromIdentity }) => {
      if (!fromIdentity) return type === 'uses' && places.some(({ owner }) => owner === from);
      const account = graph.byAlias.get(fromIdentity);
      const running = pods.filter(({ account: alias }) => alias !== undefined && graph.byAlias.get(alias) === account);
      return running.length > 0 && running.every((pod) => places.some(({ owner }) => owner === pod.owner));
    });
  return { rolesOf, areKnown };
}
