/**
 * Common Expression Language, as far as conditions of Google Cloud use it: comparisons, `in`, calls on a value, `&&`, `||`, `!`.
 * Whatever else is written becomes a part that is not known. https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
export type Cel =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Cel[] }
  | { readonly kind: 'not'; readonly part: Cel }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Cel; readonly right: Cel }
  | { readonly kind: 'call'; readonly target?: Cel; readonly name: string; readonly args: readonly Cel[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Cel[] }
  | { readonly kind: 'unknown' };

const UNKNOWN: Cel = { kind: 'unknown' };
const MAX_TOKENS = 2_000;
const MAX_DEPTH = 40;
/** A text, a name with its dots, a number, an operator, or one character that is none of these. */
const TOKEN =
  /[rR]?("(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}')|[A-Za-z_]\w{0,200}(?:\.[A-Za-z_]\w{0,200}){0,20}|\d[\w.]{0,40}|&&|\|\||[=!<>]=|[^\s]/g;

/** The expression; `unknown` where it cannot be read to its end. */
export function parseCel(text: string): Cel {
  const tokens = [
    ...text
      .slice(0, 10_000)
      .replace(/\/\/[^\n]*/g, '')
      .matchAll(TOKEN),
  ]
    .slice(0, MAX_TOKENS)
    .map(([token]) => token);
  let at = 0;
  const takes = (token: string): boolean => tokens[at] === token && ++at > 0;

  function chain(kind: 'or' | 'and', depth: number): Cel {
    const next = (): Cel => (kind === 'or' ? chain('and', depth) : comparison(depth));
    const parts = [next()];
    while (takes(kind === 'or' ? '||' : '&&')) parts.push(next());
    return parts.length === 1 ? (parts[0] as Cel) : { kind, parts };
  }
  function comparison(depth: number): Cel {
    const left = unary(depth);
    const operator = tokens[at] ?? '';
    if (!/^(?:[=!<>]=|[<>+*/%?-]|in)$/.test(operator)) return left;
    at++;
    const right = unary(depth);
    return /^(?:==|!=|in)$/.test(operator) ? { kind: 'compare', operator, left, right } : UNKNOWN;
  }
  function unary(depth: number): Cel {
    if (depth > MAX_DEPTH) return UNKNOWN;
    if (takes('!')) return { kind: 'not', part: unary(depth + 1) };
    return member(primary(depth + 1), depth + 1);
  }
  function primary(depth: number): Cel {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = chain('or', depth);
      return takes(')') ? inner : UNKNOWN;
    }
    if (token === '[') return { kind: 'list', items: until(']', depth) };
    const quoted = /^[rR]?(["'])(.*)\1$/s.exec(token);
    if (quoted) return { kind: 'text', text: (quoted[2] ?? '').replace(/\\(["'\\])/g, '$1') };
    return /^[A-Za-z_]/.test(token) ? { kind: 'name', name: token } : UNKNOWN;
  }
  function until(end: string, depth: number): Cel[] {
    const items: Cel[] = [];
    while (at < tokens.length && !takes(end)) {
      items.push(chain('or', depth));
      if (!takes(',') && tokens[at] !== end) return [...items, UNKNOWN];
    }
    return items;
  }
  /** Calls and indexes behind a value: `assertion.sub.startsWith('x')`, `assertion['sub']`. */
  function member(start: Cel, depth: number): Cel {
    let value = start;
    for (let turns = 0; turns < MAX_DEPTH; turns++) {
      if (takes('(')) value = called(value, until(')', depth));
      else if (takes('[')) value = indexed(value, until(']', depth));
      else if (takes('.')) value = dotted(value, tokens[at++] ?? '');
      else return value;
    }
    return UNKNOWN;
  }
  const read = chain('or', 0);
  return at >= tokens.length && tokens.length > 0 && tokens.length < MAX_TOKENS ? read : UNKNOWN;
}

/** The last part of a name is the function, what stands before it the value that it is called on. */
function called(value: Cel, args: readonly Cel[]): Cel {
  if (value.kind !== 'name') return UNKNOWN;
  const dot = value.name.lastIndexOf('.');
  const target: { target?: Cel } = dot < 0 ? {} : { target: { kind: 'name', name: value.name.slice(0, dot) } };
  return { kind: 'call', ...target, name: value.name.slice(dot + 1), args };
}

function indexed(value: Cel, [key]: readonly Cel[]): Cel {
  return value.kind === 'name' && key?.kind === 'text' ? { kind: 'name', name: `${value.name}.${key.text}` } : UNKNOWN;
}

function dotted(value: Cel, name: string): Cel {
  return value.kind === 'name' ? { kind: 'name', name: `${value.name}.${name}` } : UNKNOWN;
}
