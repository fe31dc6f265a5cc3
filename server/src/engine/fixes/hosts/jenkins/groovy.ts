/** Just enough of Groovy for pipelines: strings, comments and the blocks around a place. */

export interface Text {
  /** Of the opening and behind the closing quotes. */
  readonly start: number;
  readonly end: number;
  readonly quote: "'" | '"' | "'''" | '"""';
}

export interface Block {
  /** What stands on the line before the brace: `environment`, `stage('Build')`, `withEnv(['A=b'])`. */
  readonly head: string;
  readonly open: number;
}

export interface Around {
  /** The string that holds the place. */
  readonly string: Text;
  /** The braces around it, from the outermost in. */
  readonly blocks: readonly Block[];
  /** Where the innermost open bracket or parenthesis stands, behind the innermost brace. */
  readonly brackets: readonly number[];
}

const DEEPEST = 200;

/** What is around a place in a string; undefined where it stands in no string, or the text cannot be told apart. */
export function around(text: string, at: number): Around | undefined {
  const blocks: Block[] = [];
  let brackets: { at: number; depth: number }[] = [];
  for (let i = 0; i <= at && i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '/' && /[/*]/.test(text.charAt(i + 1))) {
      const end = text.charAt(i + 1) === '/' ? text.indexOf('\n', i) : text.indexOf('*/', i + 2) + 1;
      if (end <= i || end > at) return undefined;
      i = end;
    } else if (char === "'" || char === '"') {
      const string = stringAt(text, i);
      if (!string) return undefined;
      if (string.end > at)
        return { string, blocks, brackets: brackets.filter(({ depth }) => depth === blocks.length).map((one) => one.at) };
      i = string.end - 1;
    } else if (char === '/' && /[=(,]\s*$/.test(text.slice(Math.max(0, i - 20), i))) return undefined;
    else if (char === '{') {
      blocks.push({ head: headOf(text, i), open: i });
      if (blocks.length > DEEPEST) return undefined;
    } else if (char === '}') {
      blocks.pop();
      brackets = brackets.filter(({ depth }) => depth <= blocks.length);
    } else if (char === '(' || char === '[') brackets.push({ at: i, depth: blocks.length });
    else if (char === ')' || char === ']') brackets.pop();
  }
  return undefined;
}

/** The string that opens here; one of three quotes may have line breaks. */
export function stringAt(text: string, start: number): Text | undefined {
  const one = text.charAt(start) as "'" | '"';
  const three = text.startsWith(one.repeat(3), start);
  const quote = (three ? one.repeat(3) : one) as Text['quote'];
  for (let i = start + quote.length; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\\') i++;
    else if (text.startsWith(quote, i)) return { start, end: i + quote.length, quote };
    else if (char === '\n' && !three) return undefined;
  }
  return undefined;
}

function headOf(text: string, brace: number): string {
  return text.slice(text.lastIndexOf('\n', brace - 1) + 1, brace).trim();
}
