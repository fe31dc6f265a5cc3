/** Damaged YAML (a half-typed line, most often): which lines to leave out so that the rest can be read. */
import { type Composed, compose, type YamlError } from './yaml-compose';

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
  const quote = openingBefore(text, line.end, OPEN_QUOTE);
  if (quote >= 0) found.push(blank(text, quote, lineAt(text, quote).end));
  const flow = openingBefore(text, line.end, OPEN_FLOW);
  if (flow >= 0) found.push(blank(text, flow, lineAt(text, flow).end));
  found.push(blank(text, line.start, line.end));
  const previous = contentLineBefore(text, line.start);
  if (previous) found.push(blank(text, previous.start, previous.end));
  if (!tabAt) found.push(untabbed);
  return found.filter((candidate) => candidate !== text);
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function lineAt(text: string, offset: number): Line {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', start);
  return { start, end: stop < 0 ? text.length : stop };
}

function contentLineBefore(text: string, start: number): Line | undefined {
  let at = start;
  while (at > 0) {
    const line = lineAt(text, at - 1);
    if (text.slice(line.start, line.end).trim() !== '') return line;
    at = line.start;
  }
  return undefined;
}

const OPEN_QUOTE = /^[^'"#]{0,300}?[:[{,-]\s{1,50}(?:!\S{1,40}\s{1,10})?(?:"[^"]*|'[^']*)$/;
const OPEN_FLOW = /^[^[\]{}#]{0,300}?[:-]\s{1,50}(?:!\S{1,40}\s{1,10})?(?:\[[^[\]]*|\{[^{}]*)$/;

/** The nearest value, at or before the line that ends here, that is opened and not closed on its own line. */
function openingBefore(text: string, end: number, pattern: RegExp): number {
  for (let stop = end; stop >= 0; ) {
    const { start } = lineAt(text, stop);
    const line = text.slice(start, Math.min(stop, start + 2000));
    if (pattern.test(line)) return start + line.search(pattern === OPEN_QUOTE ? /["']/ : /[[{]/);
    if (start === 0) return -1;
    stop = start - 1;
  }
  return -1;
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
