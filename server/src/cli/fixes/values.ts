/** Where secrets stand in texts of a run, so that what is printed of them can leave the values out. */
import type { IdentityGraph } from '../../engine/graph/model';

const MASK = '••••';
/** Shorter parts of a value that has many lines say nothing, and stand in other lines too. */
const SHORTEST_LINE = 6;

/** A state of the workspace: what is known of it, and its texts. */
export interface State {
  readonly graph: IdentityGraph;
  readonly read: (file: string) => string | undefined;
}

export interface Values {
  /** The text with every value as `••••`. */
  readonly masked: (text: string) => string;
  /** Whether a value stands in the text. */
  readonly holds: (text: string) => boolean;
}

/** The literal values that stand in these files in any of the states. */
export function valuesIn(states: readonly State[], files: readonly string[]): Values {
  const found = new Set<string>();
  for (const { graph, read } of states) {
    for (const file of files) {
      const text = read(file);
      if (text === undefined) continue;
      for (const { storage, span } of graph.facts.get(file)?.credentials ?? [])
        if (storage === 'literal') for (const part of partsOf(text.slice(span.start, span.end))) found.add(part);
    }
  }
  const longestFirst = [...found].sort((a, b) => b.length - a.length);
  const masked = (text: string) => longestFirst.reduce((out, value) => out.replaceAll(value, MASK), text);
  return { masked, holds: (text) => longestFirst.some((value) => text.includes(value)) };
}

function partsOf(value: string): string[] {
  const lines = value.split('\n').map((line) => line.trim());
  return lines.length === 1 ? lines.filter((line) => line !== '') : lines.filter((line) => line.length >= SHORTEST_LINE);
}
