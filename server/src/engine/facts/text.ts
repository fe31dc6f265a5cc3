/** What any file says by the shape of its text alone, whatever its language. */
import { assignmentAt } from '../secrets/assignment';
import { exampleLowers, judgeSlot } from '../secrets/judge';
import type { FormatMatch } from '../secrets/model';
import { Target } from '../secrets/needles';
import { scanText, withoutOverlaps } from '../secrets/scan';
import type { FormatHit } from '../secrets/triage';
import type { Range } from '../syntax/span';
import type { ExtractContext } from './context';

/**
 * Adds a credential for every token, private key and connection string in the text. Runs after the host's extractor and
 * leaves out what that one has already found. In a file that no extractor reads (host `text`), a
 * literal that is given to a secret name counts too. `hits` are the filter's (for host `text` with its `words`), as offsets into
 * `context.text` (textOffsets).
 */
export function addTextCredentials(context: ExtractContext, hits: readonly FormatHit[]): void {
  const { text, host } = context;
  const shaped = scanText(text, hits);
  const assigned = host === 'text' ? assignments(context, hits) : [];
  const matches = assigned.length > 0 ? withoutOverlaps([...shaped, ...assigned.filter((one) => !hidden(one, shaped))]) : shaped;
  for (const match of matches) if (!isKnown(context, match)) push(context, match);
}

function assignments({ text, file }: ExtractContext, hits: readonly FormatHit[]): FormatMatch[] {
  const found: FormatMatch[] = [];
  for (const { format, at } of hits) {
    const assignment = format === Target.word ? assignmentAt(text, at) : undefined;
    if (!assignment) continue;
    const { name, value, quoted } = assignment;
    if (!quoted && isExpression(text.slice(value.start, value.end))) continue;
    const judged = judgeSlot({ name, value: text.slice(value.start, value.end), known: false, file });
    if (judged && judged.type !== 'connection-string') found.push({ ...judged, ...value, name });
  }
  return found;
}

/** `options?`, `!token`, `token.kind`, `a[i`: without quotes this is code. */
function isExpression(value: string): boolean {
  return /^[!&*]|[?[\]]|===|^[A-Za-z_$][\w$]*(?:[.:]{1,2}[A-Za-z_$][\w$]*)+$/.test(value);
}

/** A shape inside an assigned value is the finer answer. */
function hidden(one: Range, shaped: readonly FormatMatch[]): boolean {
  return shaped.some((other) => other.start < one.end && one.start < other.end);
}

function isKnown({ facts }: ExtractContext, match: FormatMatch): boolean {
  return facts.credentials.some(
    ({ storage, span, literal, type, format }) =>
      storage === 'literal' &&
      span.start < match.end &&
      match.start < Math.max(span.end, literal.end) &&
      (format === match.format || type === match.type || type === 'private-key'),
  );
}

function push({ facts, text, file, fingerprint }: ExtractContext, match: FormatMatch): void {
  const { start, end, name, confidence, evidence, ...rest } = match;
  facts.credentials.push({
    ...rest,
    ...exampleLowers(file, { confidence, evidence }),
    storage: 'literal',
    span: { file, start, end },
    literal: withQuotes(text, start, end),
    slot: name === undefined ? { kind: 'text', name: '' } : { kind: 'assignment', name },
    fingerprint: fingerprint(text.slice(start, end)),
  });
}

function withQuotes(text: string, start: number, end: number): Range {
  const quote = text.charAt(start - 1);
  return /["'`]/.test(quote) && text.charAt(end) === quote ? { start: start - 1, end: end + 1 } : { start, end };
}
