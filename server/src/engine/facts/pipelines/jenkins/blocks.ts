/** Strings and blocks of a Groovy script, as much of its grammar as a Jenkinsfile needs: no tree, one look from front to back. */

export interface GroovyString {
  /** The content. */
  readonly start: number;
  readonly end: number;
  /** With quotes. */
  readonly from: number;
  readonly to: number;
  /** `$x` in it is Groovy's. */
  readonly fills: boolean;
}

export interface GroovyBlock {
  /** What stands before the brace, from the statement's start: `stage('Deploy')`, `withCredentials([…])`. */
  readonly head: { readonly start: number; readonly end: number };
  readonly start: number;
  readonly end: number;
  readonly parent?: GroovyBlock;
}

export interface GroovyOutline {
  readonly strings: readonly GroovyString[];
  readonly blocks: readonly GroovyBlock[];
}

const LONGEST = 300_000;
const DEEPEST = 60;
/** No Jenkinsfile that somebody wrote has more blocks or strings. */
const MOST = 5000;

export function outlineOf(text: string): GroovyOutline {
  const strings: GroovyString[] = [];
  const blocks: { head: GroovyBlock['head']; start: number; end: number; parent?: GroovyBlock }[] = [];
  const open: (typeof blocks)[number][] = [];
  let statement = 0;
  let brackets = 0;
  for (let at = 0; at < Math.min(text.length, LONGEST) && strings.length < MOST && blocks.length < MOST; at++) {
    const char = text[at] as string;
    if (text.startsWith('//', at)) at = Math.max(at, lineEnd(text, at) - 1);
    else if (text.startsWith('/*', at)) at = Math.max(at, indexOr(text, '*/', at + 2) + 1);
    else if (char === "'" || char === '"') {
      const string = stringAt(text, at, char);
      strings.push(string);
      at = string.to - 1;
    } else if (char === '{') {
      const parent = open.at(-1);
      const block = { head: { start: statement, end: at }, start: at + 1, end: text.length, ...(parent ? { parent } : {}) };
      if (open.length < DEEPEST) blocks.push(block);
      open.push(block);
      statement = at + 1;
      brackets = 0;
    } else if (char === '}') {
      const closed = open.pop();
      if (closed) closed.end = at;
      statement = at + 1;
      brackets = 0;
    } else if (char === '(' || char === '[') brackets++;
    else if (char === ')' || char === ']') brackets = Math.max(0, brackets - 1);
    else if ((char === '\n' || char === ';') && brackets === 0) statement = at + 1;
  }
  return { strings, blocks };
}

function stringAt(text: string, from: number, quote: string): GroovyString {
  const mark = text.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote;
  const start = from + mark.length;
  let at = start;
  for (; at < text.length && !text.startsWith(mark, at); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '\n' && mark.length === 1) break;
  }
  const end = Math.min(at, text.length);
  return { start, end, from, to: Math.min(end + mark.length, text.length), fills: quote === '"' };
}

function lineEnd(text: string, from: number): number {
  return indexOr(text, '\n', from);
}

function indexOr(text: string, part: string, from: number): number {
  const found = text.indexOf(part, from);
  return found < 0 ? text.length : found;
}
