/** A value that is given a name first, and handed over under it. */
import type { SourceNode } from '../../../syntax/source/tree';
import { type LiteralSite, pathTo, textIn } from './nodes';

export interface Handed {
  /** The statement that gives the name. */
  readonly declaration: SourceNode;
  /** Nodes around the one place that uses it, outermost first. */
  readonly use: readonly SourceNode[];
}

/** The one use of the variable that the statement around the literal declares; undefined where there are more, or none. */
export function handedOver(text: string, { root, path }: LiteralSite, statements: ReadonlySet<string>): Handed | undefined {
  const declaration = path.find(({ type }) => statements.has(type));
  const name = /^(?:(?:const|let|var|final)\s+)*(?:[\w.<>]+\s+)?(\w+)\s*(?::=|=)/.exec(textIn(text, declaration))?.[1];
  if (!declaration || !name) return undefined;
  const uses = placesOf(text, name).filter((at) => at < declaration.start || at >= declaration.end);
  const [at] = uses;
  if (uses.length !== 1 || at === undefined || at < declaration.start) return undefined;
  return { declaration, use: pathTo(root, { start: at, end: at + name.length }) };
}

/** Offsets of a word. */
export function placesOf(text: string, word: string): number[] {
  return [...text.matchAll(new RegExp(`(?<![\\w$])${word}(?![\\w$])`, 'g'))].map(({ index }) => index);
}
