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
  let text = '';
  const offsets: number[] = [];
  const ends: number[] = [];
  for (const part of parts) {
    const piece = pieceOf(part, source);
    const straight = part.value.kind === 'string' && !part.value.span.via && piece !== HOLE ? part.value : undefined;
    for (let i = 0; i < piece.length; i++) {
      const at = straight ? rangeIn(straight, i, i + 1) : part.span;
      offsets.push(at.start);
      ends.push(at.end);
    }
    text += piece;
  }
  return { kind: 'string', span, literal, text, offsets, ends, style };
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
