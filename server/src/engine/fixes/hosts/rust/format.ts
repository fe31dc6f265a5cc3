/** `format!` around a literal of which only a part is secret. */
import type { Step } from '../../model';
import { isUrlPart } from '../connection';
import { doubledBraces } from '../source/expression';
import type { Spot } from '../source/language';

const ENCODING: Step = { text: 'Add the crate that encodes the value for a URL', command: 'cargo add urlencoding' };

/** The value as it stands in the text: percent-encoded in a URL. */
export function valueIn({ text, content, secret }: Spot, expression: string): { expression: string; packages?: Step } {
  return isUrlPart(text, content, secret)
    ? { expression: `urlencoding::encode(&${expression})`, packages: ENCODING }
    : { expression };
}

/** The call of `format!` with the literal in it, all other text as it was. */
export function formatted(spot: Spot, expression: string): { expression: string; packages?: Step } {
  const { text, node, secret } = spot;
  const { expression: value, packages } = valueIn(spot, expression);
  const edits = [...doubledBraces(spot), { start: secret.start, end: secret.end, text: '{}' }].sort((a, b) => a.start - b.start);
  let literal = '';
  let from = node.start;
  for (const edit of edits) {
    literal += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  literal += text.slice(from, node.end);
  return { expression: `format!(${literal}, ${value})`, ...(packages ? { packages } : {}) };
}
