/** A wildcard of a policy by the list it should have been. Works on the text around the literal, whatever the host. */
import type { PolicyValue, Remedy } from '../rules/model';
import type { Range } from '../syntax/span';
import { together } from './apply';
import type { Fix, FixContext, Safety } from './model';
import { notationAt } from './policy/notation';
import { type Written, writeValue } from './policy/values';
import { aloneOnLines, before, indentAt, lineEnd, newlineOf } from './text';

type ReplaceText = Extract<Remedy, { type: 'replace-text' }>;
type ReplaceTerm = Extract<Remedy, { type: 'replace-term' }>;
/** Where a term stands. */
export type Literal = Pick<ReplaceTerm, 'span' | 'literal' | 'inList'>;

/** One fix for each choice that can be written in place of the literal. */
export function replaceTerm(remedy: ReplaceTerm, context: FixContext): Fix[] {
  const { file } = remedy.span;
  const text = context.read(file);
  if (text === undefined || !isToken(text, remedy)) return [];
  return remedy.choices.flatMap((choice, i) => termFix(text, remedy, { ...choice, id: `replace-term:${i}` }, context));
}

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly (string | PolicyValue)[];
  readonly safety: Safety;
}

/** The choice in place of the literal. */
export function termFix(text: string, at: Literal, { id, title, terms, safety }: Choice, context: FixContext): Fix[] {
  const written = writeTerms(text, at, terms, context);
  const { start, end } = at.literal;
  // Where the place reads so already, the fix has been applied.
  if (!written || text.startsWith(written.text, start)) return [];
  const edits = together([{ file: at.span.file, edits: [{ start, end, text: written.text }] }, ...written.edits]);
  return [{ id, title, safety, edits, followUp: written.steps }];
}

/** Texts in the quotes of the literal, other values in the words of the host. */
export function writeTerms(
  text: string,
  remedy: Literal,
  terms: readonly (string | PolicyValue)[],
  context: FixContext,
): Written | undefined {
  const quote = quoteOf(text, remedy.literal) ?? '';
  const { file } = remedy.span;
  const notation = notationAt(context, file, text, remedy.literal);
  const written = terms.map((term): Written | undefined => {
    if (typeof term !== 'string') return notation && writeValue({ context, file, text, notation }, term);
    const plain = token(term, quote, !isBlockItem(text, remedy));
    return plain === undefined ? undefined : { text: plain, edits: [], steps: [] };
  });
  const known = written.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < written.length) return undefined;
  return {
    text: arranged(
      text,
      remedy,
      known.map((one) => one.text),
    ),
    edits: known.flatMap(({ edits }) => edits),
    steps: [...new Set(known.flatMap(({ steps }) => steps))],
  };
}

/** A plain word by another one: the text around it, quotes included, stays. */
export function replaceText({ title, span, text: word, safety }: ReplaceText, context: FixContext): Fix[] {
  const text = context.read(span.file);
  if (text === undefined || span.end > text.length || span.start >= span.end || !/^[\w:*/.-]+$/.test(word)) return [];
  // Where a word has been replaced already, or has moved, its place holds a part of something else.
  const old = text.slice(span.start, span.end);
  const around = `${text[span.start - 1] ?? ''}${text[span.end] ?? ''}`;
  if (old === word || /["'={}\r\n]/.test(old) || /\w/.test(around)) return [];
  const edits = [{ file: span.file, edits: [{ start: span.start, end: span.end, text: word }] }];
  return [{ id: `replace-text:${word}`, title, safety, edits, followUp: [] }];
}

/** The literal still is one whole token: a quoted string, or plain text between separators. */
export function isToken(text: string, { literal, span }: Literal): boolean {
  const { start, end } = literal;
  if (end > text.length || start >= end) return false;
  const quote = quoteOf(text, literal);
  if (quote === undefined) return false;
  if (quote === '') return !/[\w:*"'-]/.test(text[end] ?? ' ') && !/[\r\n"']/.test(text.slice(start, end));
  const inner = text.slice(start + quote.length, end - quote.length);
  return (
    end - start >= 2 * quote.length && text.startsWith(quote, end - quote.length) && !inner.includes(quote) && span.start >= start
  );
}

/** `"`, `'`, `\"` (JSON in a string) or nothing (YAML plain scalar); undefined for anything else. */
function quoteOf(text: string, { start }: Range): string | undefined {
  const first = text[start] ?? '';
  if (first === '"' || first === "'") return first;
  if (text.startsWith('\\"', start)) return '\\"';
  return /[\w*:/.-]/.test(first) ? '' : undefined;
}

/** An item of a YAML list that has a line and a dash of its own. */
function isBlockItem(text: string, { literal, inList }: Literal): boolean {
  return quoteOf(text, literal) !== '\\"' && inList && /^\s*(- +)+$/.test(before(text, literal.start));
}

/** The terms as the list has its items; a lone value becomes a list where they are several. */
function arranged(text: string, remedy: Literal, written: readonly string[]): string {
  const { literal, inList } = remedy;
  if (!inList) return written.length === 1 ? (written[0] as string) : `[${written.join(', ')}]`;
  if (isBlockItem(text, remedy)) {
    const lead = before(text, literal.start);
    const dash = lead.slice(0, lead.lastIndexOf('-')).replace(/-/g, ' ');
    return written.join(`${newlineOf(text)}${dash}- `);
  }
  // In a list with a line for each item, the new items get theirs.
  const tail = text.slice(literal.end, lineEnd(text, literal.end)).replace(/,?\s*$/, '');
  const quoted = quoteOf(text, literal) === '\\"';
  const ownLine = !quoted && tail === '' && aloneOnLines(text, { start: literal.start, end: lineEnd(text, literal.end) });
  return written.join(ownLine ? `,${newlineOf(text)}${indentAt(text, literal.start)}` : ', ');
}

/** A term in the quotes of the literal; undefined where it cannot be written in them. */
function token(term: string, quote: string, flow: boolean): string | undefined {
  if (/[\uFFFC\r\n\\"']/.test(term)) return undefined;
  if (quote !== '') return quote + term + quote;
  return /^[A-Za-z][\w/.*-]*(:[\w/.*-]+)*$/.test(term) && !(flow && /[,[\]{}]/.test(term)) ? term : `'${term}'`;
}
