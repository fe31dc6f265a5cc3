import type { Alias } from '../facts/model';

/** Union-find over aliases: names that stand together in one fact name the same identity. */
export interface AliasSets {
  readonly join: (aliases: readonly Alias[]) => void;
  /** The representative of an alias; the alias itself when it was never joined. */
  readonly find: (alias: Alias) => Alias;
}

export function aliasSets(): AliasSets {
  const parent = new Map<Alias, Alias>();
  const find = (alias: Alias): Alias => {
    let root = alias;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = alias; at !== root; ) {
      const up = parent.get(at) as Alias;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (aliases: readonly Alias[]): void => {
    const first = aliases[0];
    if (first === undefined) return;
    const root = find(first);
    for (const alias of aliases) {
      const other = find(alias);
      if (other !== root) parent.set(other, root);
    }
  };
  return { join, find };
}
