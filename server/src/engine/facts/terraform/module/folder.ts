/** A folder of Terraform files is a module: what its files declare together. */

import type { Facts } from '../../model';
import { type Declared, type Defined, type Source, sourceOf, type Variable } from './source';

export interface Folder {
  readonly dir: string;
  readonly facts: readonly Facts[];
  readonly sources: readonly Source[];
  readonly declared: readonly Declared[];
  readonly byAddress: Definitions<Declared>;
  readonly locals: Definitions<Defined>;
  readonly variables: Definitions<Variable>;
  readonly outputs: Definitions<Defined>;
  /** Characters of all its files. */
  readonly size: number;
}

type Definitions<T> = ReadonlyMap<string, readonly T[]>;

/** A name is defined once in a folder. Where it is not, the definition in the same file is meant, else the first. */
export function definitionIn<T extends { readonly source: Source }>(
  definitions: Definitions<T>,
  name: string,
  file: string,
): T | undefined {
  const all = definitions.get(name);
  return all && all.length > 1 ? (all.find(({ source }) => source.file === file) ?? all[0]) : all?.[0];
}

const known = new WeakMap<Facts, Folder>();

/** The module that these files, which are in the order of their names, make up. The same files give the same object. */
export function readFolder(dir: string, facts: readonly Facts[]): Folder {
  const [first] = facts;
  const before = first && known.get(first);
  if (before && before.facts.length === facts.length && before.facts.every((one, i) => one === facts[i])) return before;
  const sources = facts.flatMap((one) => sourceOf(one) ?? []);
  const declared = sources.flatMap((source) => source.declared);
  const made: Folder = {
    dir,
    facts,
    sources,
    declared,
    byAddress: grouped(declared, ({ address }) => address),
    locals: named(sources, (source) => source.locals),
    variables: grouped(
      sources.flatMap((source) => source.variables),
      ({ name }) => name,
    ),
    outputs: named(sources, (source) => source.outputs),
    size: sources.reduce((sum, { text }) => sum + text.length, 0),
  };
  if (first) known.set(first, made);
  return made;
}

function named(sources: readonly Source[], of: (source: Source) => readonly Defined[]): Definitions<Defined> {
  return grouped(sources.flatMap(of), ({ name }) => name);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Definitions<T> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
