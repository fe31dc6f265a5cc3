/** One text that declares several identities: the instances of a module that is used more than once, or of a `for_each`. */
import type { Alias, CredentialFact, IdentityFact } from '../facts/model';

/** Whose a credential is: one that is made on request, and not written down, is made for each instance of its declaration. */
export function provesOf(found: readonly IdentityFact[], find: (alias: Alias) => Alias): (credential: CredentialFact) => Alias[] {
  const placeOfAlias = new Map<Alias, string>();
  const rootsAt = new Map<string, Alias[]>();
  for (const { declared, aliases, span } of found) {
    if (!declared) continue;
    const place = `${span.file}\n${span.start}`;
    for (const alias of aliases) placeOfAlias.set(alias, place);
    const roots = rootsAt.get(place);
    const root = find(aliases[0] ?? '');
    if (roots) roots.push(root);
    else rootsAt.set(place, [root]);
  }
  return ({ identity = '', storage }) => {
    const own = find(identity);
    const place = storage === 'none' ? placeOfAlias.get(identity) : undefined;
    return place === undefined ? [own] : [own, ...(rootsAt.get(place) ?? [])];
  };
}
