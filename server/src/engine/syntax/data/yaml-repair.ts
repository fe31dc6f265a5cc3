/** Damaged YAML (a half-typed line, most often): which lines to leave out so that the rest can be read. */
import type { Range } from '../span';
import { type Composed, compose, type YamlError } from './yaml-compose';
import { blank, lineAt, onOneLine, openingBefore } from './yaml-lines';

export interface Repaired extends Composed {
  /** Same length as the damaged text; what was left out is spaces. */
  readonly text: string;
}

const MAX_ROUNDS = 5;
/** Characters that all attempts together may parse. */
const BUDGET = 4_000_000;

/** The best reading of a damaged text: each round tries a few ways to blank the cause of the first error. */
export function repair(text: string, first: Composed): Repaired {
  let best: Repaired = { text, ...first };
  let budget = BUDGET;
  for (let round = 0; round < MAX_ROUNDS && best.errors.length > 0; round++) {
    let next: Repaired | undefined;
    for (const candidate of candidates(best.text, best.errors[0] as YamlError)) {
      budget -= text.length;
      if (budget < 0) return best;
      const composed = compose(candidate);
      if (isBetter(composed, next ?? best)) next = { text: candidate, ...composed };
      if (composed.errors.length === 0) break;
    }
    if (!next) return best;
    best = next;
  }
  return best;
}

/** Fewer errors, or as many and the first of them later. */
function isBetter(a: Composed, b: Composed): boolean {
  if (a.errors.length !== b.errors.length) return a.errors.length < b.errors.length;
  return (a.errors[0]?.start ?? Number.POSITIVE_INFINITY) > (b.errors[0]?.start ?? Number.POSITIVE_INFINITY);
}

/** Texts without the likely cause, likeliest first. */
function candidates(text: string, error: YamlError): string[] {
  const line = lineAt(text, Math.min(error.start, text.length - 1));
  const found: string[] = [];
  const untabbed = text.replace(/^[ \t]*\t[ \t]*/gm, (indent) => ' '.repeat(indent.length));
  const tabAt = text[line.start + (/^ */.exec(text.slice(line.start, line.end))?.[0].length ?? 0)] === '\t';
  if (tabAt) found.push(untabbed);
  const joined = onOneLine(text, error.start);
  if (joined) found.push(joined);
  for (const kind of ['quote', 'flow'] as const) {
    const opening = openingBefore(text, line.end, kind);
    if (opening >= 0) found.push(blank(text, opening, lineAt(text, opening).end));
  }
  found.push(blank(text, line.start, line.end));
  const previous = contentLineBefore(text, line.start);
  if (previous) found.push(blank(text, previous.start, previous.end));
  if (!tabAt) found.push(untabbed);
  return found.filter((candidate) => candidate !== text);
}

function contentLineBefore(text: string, start: number): Range | undefined {
  let at = start;
  while (at > 0) {
    const line = lineAt(text, at - 1);
    if (text.slice(line.start, line.end).trim() !== '') return line;
    at = line.start;
  }
  return undefined;
}
