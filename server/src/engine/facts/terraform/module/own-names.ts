import type { Alias } from '../../model';
import type { Derived } from './derived';

/** Puts the alias of what a root module declares in place of its name, wherever its files call it by name. */
export function withOwnNames(said: ReadonlyMap<string, Derived>): void {
  const declared = new Map<Alias, Alias>();
  for (const { identities } of said.values())
    for (const { declared: isDeclared, aliases } of identities) {
      const [own, ...names] = aliases;
      // An account of a cluster is known by its name to manifests and modules alike.
      for (const name of isDeclared && own ? names : [])
        if (own && !name.startsWith('k8s-sa:') && !declared.has(name)) declared.set(name, own);
    }
  if (declared.size === 0) return;
  const own = (alias: Alias): Alias => declared.get(alias) ?? alias;
  for (const derived of said.values()) {
    replace(derived.attachments, (one) => own(one.identity) !== one.identity && { ...one, identity: own(one.identity) });
    replace(derived.references, (one) => own(one.to) !== one.to && { ...one, to: own(one.to) });
    replace(derived.userMeans, (one) => own(one.user) !== one.user && { ...one, user: own(one.user) });
    replace(
      derived.policies,
      (one) => one.holders.some((alias) => own(alias) !== alias) && { ...one, holders: one.holders.map(own) },
    );
  }
}

function replace<T>(list: T[], change: (one: T) => T | false): void {
  for (const [i, one] of list.entries()) {
    const made = change(one);
    if (made) list[i] = made;
  }
}
