/** The words of one action of a Go template. */
import type { Range } from '../span';

export interface Token extends Range {
  readonly kind: 'text' | 'number' | 'name' | 'field' | 'variable' | 'mark';
  /** Decoded text of a string; else as written. */
  readonly text: string;
  /** No blank stands before it. */
  readonly joined: boolean;
}

const WORD =
  /"((?:[^"\\\n]|\\.){0,20000})"|`([^`]{0,20000})`|'((?:[^'\\\n]|\\.){1,8})'|([-+]?(?:0[xX][0-9a-fA-F]{1,16}|\d[\d_]{0,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?))|(\$\w{0,200})|(\.(?:[A-Za-z_]\w{0,200})?)|([A-Za-z_]\w{0,200})|(:=|[|(),=])/y;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** The tokens between `start` and `end`; undefined where something else stands there. */
export function tokensOf(text: string, { start, end }: Range): Token[] | undefined {
  const found: Token[] = [];
  for (let at = start; ; ) {
    const from = at;
    while (at < end && isBlank(text, at)) at++;
    if (at >= end) return found;
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (!match || WORD.lastIndex > end) return undefined;
    const [all, double, raw, single, number, variable, field, name, mark] = match;
    const joined = from === at;
    const first = at;
    at = WORD.lastIndex;
    const quoted = double ?? single;
    const push = (kind: Token['kind'], word: string) => found.push({ start: first, end: at, joined, kind, text: word });
    if (quoted !== undefined || raw !== undefined) push('text', raw ?? unescaped(quoted as string));
    else if (number !== undefined) push('number', number);
    else if (variable !== undefined) push('variable', variable.slice(1));
    else if (field !== undefined) push('field', field.slice(1));
    else push(name === undefined ? 'mark' : 'name', name ?? mark ?? all);
  }
}

/** White space as Go's templates trim it. */
export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** What Go's escapes stand for: https://go.dev/ref/spec#String_literals */
function unescaped(written: string): string {
  return written.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/g,
    (_all, x?: string, u?: string, long?: string, octal?: string, one?: string) => {
      const code = x ?? u ?? long;
      if (one !== undefined) return ESCAPES[one] ?? one;
      const point = code === undefined ? Number.parseInt(octal ?? '0', 8) : Number.parseInt(code, 16);
      return point > 0x10ffff ? '' : String.fromCodePoint(point);
    },
  );
}
