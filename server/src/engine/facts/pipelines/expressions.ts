/** `${{ … }}` in the texts of a workflow, each at its exact place. */
import { spanOf } from '../../syntax/span';
import { rangeIn, type StringValue, type Value } from '../../syntax/value';
import type { PipelineExpression } from '../model';

const DEEPEST = 60;
/** No text of a workflow holds more. */
const MOST = 1000;

/** Where an expression's marks stand in a text: `from` is the dollar sign, `to` is behind the closing braces. */
export interface Marks {
  readonly from: number;
  readonly to: number;
}

/** Every `${{ … }}` of a text. Braces inside a quoted string do not close it; one that never closes is none. */
export function marksIn(text: string): Marks[] {
  const found: Marks[] = [];
  for (let from = text.indexOf('${{'); from >= 0 && found.length < MOST; ) {
    const to = endOf(text, from + 3);
    if (to < 0) break;
    found.push({ from, to });
    from = text.indexOf('${{', to);
  }
  return found;
}

function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '}' && text[at + 1] === '}') return at + 2;
    // https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#literals: a quote is escaped by another
    if (text[at] === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return -1;
      at = close;
    }
  }
  return -1;
}

/** The expressions of one string. */
export function expressionsOf(value: StringValue): PipelineExpression[] {
  if (!value.text.includes('${{')) return [];
  return marksIn(value.text).map(({ from, to }) => {
    const inside = value.text.slice(from + 3, to - 2);
    const start = from + 3 + (inside.length - inside.trimStart().length);
    const text = inside.trim();
    const { file, via } = value.span;
    return {
      text,
      span: spanOf(file, rangeIn(value, start, start + text.length), via),
      whole: rangeIn(value, from, to),
    };
  });
}

/** The expressions of every string below a value. */
export function expressionsBelow(value: Value | undefined, depth = 0): PipelineExpression[] {
  if (!value || depth > DEEPEST) return [];
  if (value.kind === 'string') return expressionsOf(value);
  if (value.kind === 'list') return value.items.flatMap((item) => expressionsBelow(item, depth + 1));
  return value.kind === 'object' ? value.entries.flatMap((entry) => expressionsBelow(entry.value, depth + 1)) : [];
}
