/** What any file says by the shape of its text alone, whatever its language. */

import { Target } from '../secrets/filter/needles';
import type { FormatHit } from '../secrets/filter/triage';
import { formatOf } from '../secrets/formats/known';
import type { FormatMatch } from '../secrets/model';
import { scanText, withoutOverlaps } from '../secrets/scan';
import { assignmentAt, isCrossed } from '../secrets/slots/assignment';
import { hasPartner } from '../secrets/slots/pair';
import { exampleLowers, isProgram, proseLowers } from '../secrets/values/examples';
import { isInterpolated } from '../secrets/values/interpolation';
import { looksRandom } from '../secrets/values/randomness';
import { overlapsOf } from '../syntax/overlaps';
import type { Range } from '../syntax/span';
import type { ExtractContext } from './context';
import { addEncodedCredentials } from './encoded';
import { giveWayToHeaders } from './header';
import { TEXTUAL } from './host';
import { judgeIn } from './judged';
import type { CredentialFact } from './model';
import { placeOf } from './place';
import { READ, readingOf } from './reading';

/**
 * Adds a credential for every token, private key and connection string in the text. Runs after the host's extractor and
 * leaves out what that one has already found. In a file that no extractor reads (host `text`), a
 * literal that is given to a secret name counts too. `hits` are the filter's (for host `text` with its `words`), as offsets into
 * `context.text` (textOffsets).
 */
export function addTextCredentials(context: ExtractContext, hits: readonly FormatHit[]): void {
  const { text, host, facts } = context;
  const { recent } = context;
  const shaped = scanText(text, hits, recent && ((hit, look) => recent.atHit('shape', hit, moved, look)));
  const assigned = TEXTUAL.has(host) ? assignments(context, hits) : [];
  // A shape inside an assigned value is the finer answer.
  const finer = overlapsOf(shaped, (match) => match);
  const matches =
    assigned.length > 0 ? withoutOverlaps([...shaped, ...assigned.filter((one) => !someOf(finer(one.start, one.end)))]) : shaped;
  giveWayToHeaders(context, matches);
  const isNew = unlikeKnown(context);
  for (const match of matches) if (isNew(match)) facts.credentials.push(remembered(context, match));
  addEncodedCredentials(context, hits);
}

function moved(match: FormatMatch, by: number): FormatMatch {
  return { ...match, start: match.start + by, end: match.end + by };
}

function assignments(context: ExtractContext, hits: readonly FormatHit[]): FormatMatch[] {
  const { recent } = context;
  const look = (hit: FormatHit) => present(assigned(context, hit.at));
  return hits.flatMap((hit) => {
    if (hit.format !== Target.word) return [];
    return recent ? recent.atHit('assigned', hit, moved, () => look(hit)) : look(hit);
  });
}

/** The secret that is given to the name with the secret-like word at `at`. */
export function assigned(context: ExtractContext, at: number): FormatMatch | undefined {
  const { text, file, host } = context;
  const assignment = assignmentAt(text, at);
  if (!assignment) return undefined;
  const { name, value, quoted } = assignment;
  // Without quotes Bicep has names only.
  if (host === 'bicep' && !quoted) return undefined;
  const written = text.slice(value.start, value.end);
  if (SIGNED_FIELD.test(name) || (quoted ? isInterpolated(file, text, value) : isExpression(file, text, value))) return undefined;
  // `CURLOPT_USERPWD, 'user:' . $password`: only the user is written out.
  if (written.endsWith(':') && /userpwd$/i.test(name)) return undefined;
  const partner = () => hasPartner(text, value.start, value.end);
  const judged = judgeIn(context, { name, value: written, known: false, file, partner });
  return judged && judged.type !== 'connection-string' ? { ...judged, ...value, name } : undefined;
}

function present<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one];
}

/** Fields of a signed address: it is one credential, found at its signature. */
const SIGNED_FIELD = /^(?:X-(?:Amz|Goog)-|AWSAccessKeyId$|GoogleAccessId$)/i;

/** `options?`, `!token`, `token.kind`, `a[i`, `:name`: without quotes this is code, as is every word of a program outside of its strings. */
function isExpression(file: string, text: string, { start, end }: Range): boolean {
  const value = text.slice(start, end);
  const inString = /["'`\\&]/.test(text.charAt(end)) && text.charAt(start - 1) === '=';
  if (isProgram(file) && !inString && (!looksRandom(value) || /^[A-Za-z_$]+$/.test(value))) return true;
  // `token: thirdPartyJwt,`: a variable in what a page shows.
  if (!inString && /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) && /[,;)]/.test(text.charAt(end))) return true;
  return (
    !isCrossed(value) &&
    /^[!&*]|^\[?(?:String|ID|Int|Float|Boolean)!|[?[\]]|===|^[A-Za-z_$][\w$]*(?:[.:]{1,2}[A-Za-z_$][\w$]*)+$|^:{1,2}[A-Za-z_]\w*$|(?:\+\+|--)$/.test(
      value,
    )
  );
}

function someOf<T>(all: Iterable<T>): boolean {
  for (const _ of all) return true;
  return false;
}

/** Tells a match from what the host's extractor has found already. */
function unlikeKnown({ facts }: ExtractContext): (match: FormatMatch) => boolean {
  const literals = facts.credentials.filter(({ storage }) => storage === 'literal');
  const known = overlapsOf(literals, ({ span, literal }) => ({ start: span.start, end: Math.max(span.end, literal.end) }));
  return (match) => {
    for (const { format, type } of known(match.start, match.end)) {
      if (format === match.format || type === match.type || type === 'private-key') return false;
    }
    return true;
  };
}

function remembered(context: ExtractContext, match: FormatMatch): CredentialFact {
  const { recent } = context;
  if (!recent) return factOf(context, match);
  const { start, end } = match;
  const same = (before: FormatMatch) => isSame(before, match);
  return recent.around('fact', { from: match, start, end, reach: READ, same, move: movedFact }, () => factOf(context, match));
}

function isSame(a: FormatMatch, b: FormatMatch): boolean {
  return (
    a.end - a.start === b.end - b.start &&
    a.format === b.format &&
    a.type === b.type &&
    a.name === b.name &&
    a.header === b.header &&
    a.encoded === b.encoded &&
    a.confidence === b.confidence &&
    a.checksum === b.checksum &&
    a.evidence.length === b.evidence.length &&
    a.evidence.every((words, i) => words === b.evidence[i])
  );
}

function movedFact(fact: CredentialFact, by: number): CredentialFact {
  const { span, literal } = fact;
  return {
    ...fact,
    span: { ...span, start: span.start + by, end: span.end + by },
    literal: { start: literal.start + by, end: literal.end + by },
  };
}

function factOf(context: ExtractContext, match: FormatMatch): CredentialFact {
  const { text, file, fingerprint } = context;
  const { start, end, name, header, confidence, evidence, ...rest } = match;
  const span = { file, start, end };
  return {
    ...rest,
    ...believedHere(context, match),
    ...readingOf(context, { ...rest, span }, text.slice(start, end)),
    storage: 'literal',
    span,
    ...placeOf(text, match),
    fingerprint: fingerprint(text.slice(start, end)),
  };
}

/** A shape of its own is as real in a comment; what stands on a name or a vendor's word is not. A test signs its own JWT. */
function believedHere({ file, text }: ExtractContext, { start, end, format, confidence, evidence }: FormatMatch) {
  const placed = format === 'connection-string';
  const value = format === undefined || placed || format === 'jwt' ? text.slice(start, end) : undefined;
  const belief = exampleLowers(file, { confidence, evidence }, value, placed);
  const vague = format === undefined || placed || formatOf(format)?.slot !== undefined;
  return vague ? proseLowers(file, text, start, belief) : belief;
}
