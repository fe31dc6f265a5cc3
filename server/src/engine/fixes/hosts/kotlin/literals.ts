/** String literals of a Kotlin file, with what is around them. There is no grammar for Kotlin: comments, strings and brackets are enough here. */
import type { Range } from '../../../syntax/span';

export interface KotlinLiteral extends Range {
  /** Between the quotes. */
  readonly content: Range;
  /** `"""…"""` */
  readonly raw: boolean;
  /** Inside the brackets of an annotation. */
  readonly inAnnotation: boolean;
  /** Inside `${…}` of another string. */
  readonly inTemplate: boolean;
}

const CHARACTER = /^'(?:\\u[\da-f]{4}|\\.|[^'\\\n])'/i;
/** Nobody nests brackets deeper. */
const DEEPEST = 500;

interface Open {
  readonly closer: string;
  readonly isAnnotation: boolean;
  /** The string whose template this is. */
  readonly string?: { readonly start: number; readonly raw: boolean };
}

/** The innermost literal around the range. One walk over the text. */
export function literalAround(text: string, range: Range): KotlinLiteral | undefined {
  const open: Open[] = [];
  let found: KotlinLiteral | undefined;
  /** Reads a string from `at` on, inside of it; behind it, or behind the `${` that interrupts it. */
  const inString = (start: number, from: number, raw: boolean): number => {
    const quotes = raw ? '"""' : '"';
    for (let at = from; at < text.length; at++) {
      if (!raw && text[at] === '\\') at++;
      else if (text.startsWith('${', at)) {
        open.push({ closer: '}', isAnnotation: false, string: { start, raw } });
        return at + 2;
      } else if (!raw && text[at] === '\n') return at;
      else if (text.startsWith(quotes, at)) {
        let end = at + quotes.length;
        while (raw && text[end] === '"') end++;
        const width = quotes.length;
        if (start <= range.start && range.end <= end && !found) {
          const content = { start: start + width, end: end - width };
          const inTemplate = open.some(({ string }) => string !== undefined);
          found = { start, end, content, raw, inTemplate, inAnnotation: open.some(({ isAnnotation }) => isAnnotation) };
        }
        return end;
      }
    }
    return text.length;
  };
  for (let at = 0; at < text.length && open.length < DEEPEST && !found; ) {
    const char = text[at] as string;
    if (text.startsWith('//', at)) at = endOf(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2);
    else if (text.startsWith('"""', at)) at = inString(at, at + 3, true);
    else if (char === '"') at = inString(at, at + 1, false);
    else if (char === "'") at += CHARACTER.exec(text.slice(at, at + 8))?.[0].length ?? 1;
    else {
      const last = open.at(-1);
      if ('([{'.includes(char)) {
        const lead = text.slice(Math.max(0, at - 80), at);
        open.push({
          closer: char === '(' ? ')' : char === '[' ? ']' : '}',
          isAnnotation: char === '(' && /@[\w.:]+$/.test(lead),
        });
      } else if (last?.closer === char) {
        open.pop();
        if (last.string) {
          at = inString(last.string.start, at + 1, last.string.raw);
          continue;
        }
      }
      at++;
    }
  }
  return found;
}

function endOf(text: string, closer: string, at: number): number {
  const end = text.indexOf(closer, at);
  return end < 0 ? text.length : end + closer.length;
}

/** Whether the range lies in a `${…}` of the literal's own, or touches a `$name`. */
export function touchesTemplate(text: string, { content }: KotlinLiteral, range: Range): boolean {
  const before = text.slice(content.start, range.start);
  return (
    before.lastIndexOf('${') > before.lastIndexOf('}') ||
    /\$\w*$/.test(before) ||
    /\$[\w{]/.test(text.slice(range.start, range.end))
  );
}
