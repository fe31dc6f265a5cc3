import { type Derived, environmentOfPlace, variablesBeside } from './environments/place';
import { environmentNamed } from './environments/words';
import type { Identity, IdentityGraph } from './model';

export type { Derived } from './environments/place';
export { ownerOf } from './owners/owner';

const ENVIRONMENT_TAGS = ['environment', 'env', 'stage'];

/** Environments that it is declared for, each with its source: its tag, else those of its declarations, else of its mentions. Sorted. */
export function environmentsOf(graph: IdentityGraph, identity: Identity): Derived[] {
  const tag = findTag(identity, ENVIRONMENT_TAGS);
  if (tag) return [{ value: environmentNamed(tag.value) ?? tag.value, source: `tag ${tag.key}` }];
  const places = identity.declared.length > 0 ? identity.declared : identity.mentions;
  const namespace = namespaceOf(identity);
  return sorted(
    places.flatMap((span) => {
      const several = variablesBeside(graph, span.file);
      return several.length > 1 ? several : (environmentOfPlace(graph, span, namespace) ?? []);
    }),
  );
}

/** Environments of the places that use it: another thing than those it is declared for. Sorted. */
export function environmentsOfUses(graph: IdentityGraph, identity: Identity): Derived[] {
  return sorted(identity.references.flatMap(({ span }) => environmentOfPlace(graph, span) ?? []));
}

function sorted(found: readonly Derived[]): Derived[] {
  const first = new Map<string, Derived>();
  for (const one of found) if (!first.has(one.value)) first.set(one.value, one);
  return [...first.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

function namespaceOf({ aliases }: Identity): string | undefined {
  const account = aliases.find((alias) => alias.startsWith('k8s-sa:'));
  return account?.slice('k8s-sa:'.length).split('/')[0];
}

function findTag(identity: Identity, names: readonly string[]): { key: string; value: string } | undefined {
  for (const name of names) {
    const entry = Object.entries(identity.tags).find(([key, value]) => key.toLowerCase() === name && value !== '');
    if (entry) return { key: entry[0], value: entry[1] };
  }
  return undefined;
}
