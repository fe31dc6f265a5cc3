/** Which files say something of a kind: in a large workspace most say nothing, and no rule should have to ask each of them. */
import type { Facts } from '../facts/model';
import type { IdentityGraph } from './model';

/** The lists of Facts. */
export type Part = { [K in keyof Facts]-?: Facts[K] extends readonly unknown[] ? K : never }[keyof Facts];

type WithFacts = Pick<IdentityGraph, 'facts'>;

/** At an edit all other files say what they said before. */
const partsOf = new WeakMap<Facts, readonly Part[]>();

const indexes = new WeakMap<IdentityGraph['facts'], ReadonlyMap<Part, readonly Facts[]>>();

/** Files in which some list is not empty, in the order of their names. */
export function filesWith({ facts }: WithFacts, part: Part): readonly Facts[] {
  const index = indexes.get(facts) ?? indexOf(facts);
  indexes.set(facts, index);
  return index.get(part) ?? [];
}

/** All facts of a kind, file by file. */
export function allOf<K extends Part>(graph: WithFacts, part: K): Facts[K][number][] {
  const all: Facts[K][number][] = [];
  // A loop: flatMap takes several times as long, and this is done at every edit.
  for (const facts of filesWith(graph, part)) for (const fact of facts[part]) all.push(fact);
  return all;
}

/** Files in which one of two lists is not empty, in the order of their names. */
export function filesWithEither(graph: WithFacts, one: Part, other: Part): readonly Facts[] {
  const [a, b] = [filesWith(graph, one), filesWith(graph, other)];
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  return [...new Set([...a, ...b])].sort((x, y) => (x.file < y.file ? -1 : 1));
}

function indexOf(facts: IdentityGraph['facts']): Map<Part, Facts[]> {
  const index = new Map<Part, Facts[]>();
  for (const one of facts.values()) {
    const parts = partsOf.get(one) ?? partsIn(one);
    partsOf.set(one, parts);
    for (const part of parts) {
      const files = index.get(part);
      if (files) files.push(one);
      else index.set(part, [one]);
    }
  }
  return index;
}

function partsIn(facts: Facts): Part[] {
  return (Object.keys(facts) as Part[]).filter((key) => Array.isArray(facts[key]) && facts[key].length > 0);
}
