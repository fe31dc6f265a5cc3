/** A wildcard of a policy by the list it should have been. Works on the text around the literal, whatever the host. */
import type { Remedy } from '../rules/model';
import type { Range } from '../syntax/span';
import type { Fix, FixContext } from './model';
import { aloneOnLines, before, indentAt, lineEnd, newlineOf } from './text';

type ReplaceText = Extract<Remedy, { type: 'replace-text' }>;
type ReplaceTerm = Extract<Remedy, { type: 'replace-term' }>;

/** One fix for each choice that can be written in place of the literal. */
export function replaceTerm(remedy: ReplaceTerm, context: FixContext): Fix[] {
  const { file } = remedy.span;
  const text = context.read(file);
  if (text === undefined || !isToken(text, remedy)) return [];
  return remedy.choices.flatMap(({ title, terms, safety }, index) => {
    const plain = terms.filter((term) => typeof term === 'string');
    const written = plain.length === terms.length ? write(text, remedy, plain) : undefined;
    if (written === undefined) return [];
    const { start, end } = remedy.literal;
    const edits = [{ file, edits: [{ start, end, text: written }] }];
    return [{ id: `replace-term:${index}`, title, safety, edits, followUp: [] }];
  });
}

/** A plain word by another one: the text around it, quotes included, stays. */
export function replaceText({ title, span, text: word, safety }: ReplaceText, context: FixContext): Fix[] {
  const text = context.read(span.file);
  if (text === undefined || span.end > text.length || span.start >= span.end || !/^[\w:*/.-]+$/.test(word)) return [];
  const edits = [{ file: span.file, edits: [{ start: span.start, end: span.end, text: word }] }];
  return [{ id: `replace-text:${word}`, title, safety, edits, followUp: [] }];
}

/** The literal still is one whole token: a quoted string, or plain text between separators. */
function isToken(text: string, { literal, span }: ReplaceTerm): boolean {
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

function write(text: string, { literal, inList }: ReplaceTerm, terms: readonly string[]): string | undefined {
  const quote = quoteOf(text, literal) ?? '';
  const block = quote !== '\\"' && inList && /^\s*(- +)+$/.test(before(text, literal.start));
  const written = terms.map((term) => token(term, quote, !block));
  if (terms.length === 0 || written.some((term) => term === undefined)) return undefined;
  if (!inList) return written.length === 1 ? written[0] : `[${written.join(', ')}]`;
  if (block) {
    const lead = before(text, literal.start);
    const dash = lead.slice(0, lead.lastIndexOf('-')).replace(/-/g, ' ');
    return written.join(`${newlineOf(text)}${dash}- `);
  }
  // In a list with a line for each item, the new items get theirs.
  const tail = text.slice(literal.end, lineEnd(text, literal.end)).replace(/,?\s*$/, '');
  const ownLine = quote !== '\\"' && tail === '' && aloneOnLines(text, { start: literal.start, end: lineEnd(text, literal.end) });
  return written.join(ownLine ? `,${newlineOf(text)}${indentAt(text, literal.start)}` : ', ');
}

/** A term in the quotes of the literal; undefined where it cannot be written in them. */
function token(term: string, quote: string, flow: boolean): string | undefined {
  if (/[\uFFFC\r\n\\"']/.test(term)) return undefined;
  if (quote !== '') return quote + term + quote;
  return /^[A-Za-z][\w/.*-]*(:[\w/.*-]+)*$/.test(term) && !(flow && /[,[\]{}]/.test(term)) ? term : `'${term}'`;
}
