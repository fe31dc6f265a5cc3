/** The parts of a template with what stands between `%{ if }`, `%{ else }` and `%{ endif }`, and in a `%{ for }`, as parts of it. */
import type { Expression, TemplatePart } from './ast';

export type Sequence = readonly SequencePart[];

export type SequencePart =
  | Extract<TemplatePart, { kind: 'text' | 'interpolation' }>
  | {
      readonly kind: 'if';
      readonly start: number;
      readonly condition: Expression;
      readonly whenTrue: Sequence;
      readonly whenFalse: Sequence;
    }
  | {
      readonly kind: 'for';
      readonly start: number;
      readonly names: readonly [string] | readonly [string, string];
      readonly collection: Expression;
      readonly body: Sequence;
    };

/** Deeper ones are left flat: whoever walks the sequence by recursion is safe. */
const MAX_DEPTH = 50;

/** What is not closed ends with the template; what closes nothing is left out. */
export function sequenceOf(parts: readonly TemplatePart[]): Sequence {
  return read(parts, { at: 0 }, 0, []);
}

function read(parts: readonly TemplatePart[], cursor: { at: number }, depth: number, ends: readonly string[]): Sequence {
  const sequence: SequencePart[] = [];
  while (cursor.at < parts.length) {
    const part = parts[cursor.at] as TemplatePart;
    if (part.kind !== 'directive') {
      sequence.push(part);
      cursor.at++;
      continue;
    }
    if (ends.includes(part.word)) break;
    cursor.at++;
    const { word, expression, names, start } = part;
    if (!expression || depth >= MAX_DEPTH) continue;
    if (word === 'if') {
      const whenTrue = read(parts, cursor, depth + 1, ['else', 'endif']);
      const hasElse = wordAt(parts, cursor) === 'else';
      if (hasElse) cursor.at++;
      const whenFalse = hasElse ? read(parts, cursor, depth + 1, ['endif']) : [];
      cursor.at++;
      sequence.push({ kind: 'if', start, condition: expression, whenTrue, whenFalse });
    } else if (names) {
      const body = read(parts, cursor, depth + 1, ['endfor']);
      cursor.at++;
      sequence.push({ kind: 'for', start, names, collection: expression, body });
    }
  }
  return sequence;
}

function wordAt(parts: readonly TemplatePart[], { at }: { at: number }): string | undefined {
  const part = parts[at];
  return part?.kind === 'directive' ? part.word : undefined;
}
