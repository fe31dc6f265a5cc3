/**
 * A source file cut in front of its top-level declarations, so that an edit in one of them costs one. Only where the cut cannot
 * change what is read: at the start of a line, outside of brackets, strings and comments, behind a finished statement.
 */
import type { Range } from '../span';
import { topLevelWords } from './bodies';
import { topLevelLines } from './bodies-python';

/** Below this many characters a file is read faster than it is cut. */
const WORTH_CUTTING = 6_000;
/** A declaration that is shorter stays with the one before it. */
const SHORTEST = 400;

const DECLARES = {
  js: new Set('export import function class const let var interface type enum abstract declare namespace'.split(' ')),
  go: new Set('func type var const'.split(' ')),
} as const;
/** What a statement of each language ends with; behind anything else it may go on. A decorator ends with none of these. */
const ENDED = { js: new Set(';}"\''), go: new Set('})"`') } as const;

/** The pieces of a text, in order and without gaps; one where it cannot be cut. */
export function piecesOf(host: string, text: string): Range[] {
  const cuts = text.length < WORTH_CUTTING ? [] : cutsIn(host, text);
  const starts = [0];
  for (const at of cuts) if (at - (starts.at(-1) as number) >= SHORTEST) starts.push(at);
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
}

function cutsIn(host: string, text: string): readonly number[] {
  if (host === 'python') return topLevelLines(text);
  const dialect = host === 'go' ? 'go' : host === 'typescript' || host === 'javascript' ? 'js' : undefined;
  if (!dialect) return [];
  const [declares, ended] = [DECLARES[dialect], ENDED[dialect]];
  return topLevelWords(text, dialect, (word, last) => declares.has(word) && ended.has(last));
}
