/** Secrets that stand in a file behind base64, hexadecimal digits, percent encoding or escapes. */
import { type HiddenInput, type HiddenMatch, movedBy, searchHidden } from '../secrets/decode/search';
import type { FormatHit } from '../secrets/filter/triage';
import { exampleLowers } from '../secrets/values/examples';
import { overlapsOf } from '../syntax/overlaps';
import type { Range } from '../syntax/span';
import type { ExtractContext } from './context';
import type { CredentialFact } from './model';
import { placeOf } from './place';

/**
 * Adds a credential for every secret behind an encoding. Runs last: where another extractor has seen the value already, its
 * fact stays and learns what the decoded text is. `hits` are the filter's, as offsets into `context.text`.
 */
export function addEncodedCredentials(context: ExtractContext, hits: readonly FormatHit[]): void {
  const { facts, file, text, fingerprint, recent } = context;
  const recall = recent && ({ recall: (hit, open) => recent.opened(hit, movedBy, open) } satisfies Pick<HiddenInput, 'recall'>);
  const before = facts.credentials.length;
  const indexed = facts.credentials.map((one, index) => ({ one, index }));
  const near = overlapsOf(indexed, ({ one: { span, literal } }) => ({
    start: span.start,
    end: Math.max(span.end, literal?.end ?? 0),
  }));
  const indexOf = (match: Range): number => {
    let first = -1;
    for (const { index } of near(match.start, match.end))
      if ((first < 0 || index < first) && isAt(facts.credentials[index] as CredentialFact, match)) first = index;
    return first < 0 ? facts.credentials.findIndex((one, index) => index >= before && isAt(one, match)) : first;
  };
  for (const match of searchHidden({ file, text, hits, fingerprint, ...recall })) {
    const known = indexOf(match);
    const fact = facts.credentials[known];
    if (!fact) facts.credentials.push(factOf(context, match));
    else if (!fact.format && !fact.encoded && saysMore(match)) facts.credentials[known] = learn(fact, match);
  }
}

function isAt({ storage, span, literal }: CredentialFact, match: Range): boolean {
  return storage === 'literal' && span.start < match.end && match.start < Math.max(span.end, literal.end);
}

function factOf({ file, text }: ExtractContext, match: HiddenMatch): CredentialFact {
  const { start, end, name, header, plain: _, confidence, evidence, ...rest } = match;
  return {
    ...rest,
    ...exampleLowers(file, { confidence, evidence }),
    storage: 'literal',
    span: { file, start, end },
    ...placeOf(text, match),
  };
}

/** Percent signs and escapes belong to many values; without a token's shape they say nothing new of one that is known. */
function saysMore({ plain, format, encoding }: HiddenMatch): boolean {
  return !plain && (format !== undefined || encoding[0] === 'base64' || encoding[0] === 'hex');
}

/** The place and the name stay; what the value is comes from the decoded text. */
function learn(
  fact: CredentialFact,
  { type, format, provider, checksum, confidence, evidence, encoding, fingerprint, reading }: HiddenMatch,
): CredentialFact {
  return {
    ...fact,
    ...exampleLowers(fact.span.file, { confidence, evidence }),
    type,
    encoding,
    fingerprint,
    encoded: true,
    ...(format ? { format } : {}),
    ...(provider ? { provider } : {}),
    ...(checksum ? { checksum } : {}),
    ...(reading ? { reading } : {}),
  };
}
