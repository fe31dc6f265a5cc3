/** Expressions in their new places. */
import type { Spot } from './language';

/** An operator or a keyword outside of all brackets: beside another operator such an expression changes what is written around it. */
export function isCompound(expression: string): boolean {
  return /^(?:await |\(\w+\))|\?\?|\?:| \|\| /.test(expression);
}

/** The expression, in brackets where the literal's parent is none of `open` and it has operators of its own. */
export function fitted({ parent }: Spot, expression: string, open: ReadonlySet<string>): string {
  return isCompound(expression) && !open.has(parent.type) ? `(${expression})` : expression;
}

/** Doubles the braces of the literal outside of the secret: in an interpolated or formatted string they stand for themselves only so. */
export function doubledBraces({ text, content, secret }: Spot): { start: number; end: number; text: string }[] {
  return [...text.slice(content.start, content.end).matchAll(/[{}]/g)]
    .map((match) => ({ at: content.start + match.index, brace: match[0] }))
    .filter(({ at }) => at < secret.start || at >= secret.end)
    .map(({ at, brace }) => ({ start: at, end: at, text: brace }));
}
