/** Facts of pipelines keep texts; none of them keeps a secret. */
import { overlaps, type Range } from '../../syntax/span';
import { HOLE } from '../../syntax/value';
import type { Facts, PipelineFact } from '../model';

/** A literal that is shorter may be a word that stands elsewhere too. */
const SHORTEST = 6;

interface Literal extends Range {
  readonly value: string;
}

/** The facts with HOLE in place of every literal that is a credential of the file, wherever its text stands. */
export function pipelinesWithoutSecrets(text: string, { file, credentials, pipelines }: Facts): PipelineFact[] {
  const literals = credentials.flatMap(({ storage, span }): Literal[] =>
    storage === 'literal' && span.file === file && span.end > span.start
      ? [{ start: span.start, end: span.end, value: text.slice(span.start, span.end) }]
      : [],
  );
  return literals.length === 0 ? [...pipelines] : pipelines.map((fact) => cleaned(fact, literals) as PipelineFact);
}

function cleaned(fact: unknown, literals: readonly Literal[]): unknown {
  if (typeof fact === 'string') return withoutLong(fact, literals);
  if (Array.isArray(fact)) return fact.map((item) => cleaned(item, literals));
  if (typeof fact !== 'object' || fact === null) return fact;
  const span = 'span' in fact ? (fact.span as Range) : undefined;
  const inside = span ? literals.filter((literal) => overlaps(literal, span)) : [];
  return Object.fromEntries(
    Object.entries(fact).map(([key, part]) => {
      if (inside.length > 0 && key === 'text') return [key, withoutAll(String(part), inside)];
      if (inside.length > 0 && key === 'words') return [key, wordsWithout(part as readonly string[], inside)];
      return [key, cleaned(part, literals)];
    }),
  );
}

function withoutLong(text: string, literals: readonly Literal[]): string {
  return literals.reduce((kept, { value }) => (value.length < SHORTEST ? kept : kept.replaceAll(value, HOLE)), text);
}

/** A text that holds a literal; where it was escaped or folded nothing of the text is kept. */
function withoutAll(text: string, inside: readonly Literal[]): string {
  return inside.every(({ value }) => text.includes(value))
    ? inside.reduce((kept, { value }) => kept.replaceAll(value, HOLE), text)
    : HOLE;
}

function wordsWithout(words: readonly string[], inside: readonly Literal[]): string[] {
  const kept = words.map((word) => inside.reduce((text, { value }) => text.replaceAll(value, HOLE), word));
  const found = inside.every(({ value }) => words.some((word) => word.includes(value)));
  return found ? kept : kept.map((word, i) => (i === 0 ? word : HOLE));
}
