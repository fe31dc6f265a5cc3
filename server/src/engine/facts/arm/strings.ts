/** Texts of several parts, with the place of every character. */
import { isSecretName } from '../../secrets/slots/names';
import type { Span } from '../../syntax/span';
import { HOLE, rangeIn, type StringValue, type Value } from '../../syntax/value';

/** One part: what it says, and where it is written. */
export interface Part {
  readonly value: Value;
  readonly span: Span;
}

/** A text as another part gives it; a HOLE where that is not known, or where it is a secret that is judged at its own place. */
export function joined(
  parts: readonly Part[],
  { span, literal, style }: Pick<StringValue, 'span' | 'literal' | 'style'>,
  source: string,
): StringValue {
  const pieces = parts.map((part) => pieceOf(part, source));
  const text = pieces.join('');
  // Only a part of a connection string, of an address or of a command is ever asked for its place.
  if (!/[=@]|\s-/.test(text)) return { kind: 'string', span, literal, text, style };
  const offsets: number[] = [];
  const ends: number[] = [];
  for (const [nth, part] of parts.entries()) {
    const piece = pieces[nth] as string;
    const straight = part.value.kind === 'string' && isWritten(part.value) && piece !== HOLE ? part.value : undefined;
    for (let i = 0; i < piece.length; i++) {
      const at = straight ? rangeIn(straight, i, i + 1) : part.span;
      offsets.push(at.start);
      ends.push(at.end);
    }
  }
  return { kind: 'string', span, literal, text, offsets, ends, style };
}

/** Whether its characters stand in the file one by one, or know where they stand. */
function isWritten({ span, offsets, text }: StringValue): boolean {
  return !span.via && (offsets !== undefined || span.end - span.start === text.length);
}

function pieceOf({ value }: Part, source: string): string {
  if (value.kind === 'literal') return value.value === null ? '' : String(value.value);
  if (value.kind !== 'string' || isSecret(value, source)) return HOLE;
  return value.text;
}

/** Whether the value came by a reference with the name of a secret: `adminPassword`, `parameters('adminPassword')`. */
function isSecret({ span: { via } }: Value, source: string): boolean {
  const [reference] = via ?? [];
  const name = reference && /(\w+)\W*$/.exec(source.slice(reference.start, reference.end).slice(-100))?.[1];
  return name !== undefined && isSecretName(name);
}
