/** Bodies of Python functions, found by their indentation: most of them no parser need see. */
import type { Range } from '../span';
import type { Interest } from './bodies';
import { isWordCode, pastQuote, pastText } from './lexing';

interface Open {
  readonly indent: number;
  /** Offset of the first character of the body; -1 until its first line is met. */
  body: number;
  matters: boolean;
}

const DEFINITION = /(?:async[ \t]{1,8})?def[ \t]/y;
/** Starts of lines that never stand inside brackets: a bracket left open while someone types hides nothing below them. */
const FRESH = /(?:async[ \t]{1,8})?(?:def|class|import|from|with|for|if|@)[ \t\w]/y;

/** All function bodies without anything of interest, from their first character to the end of their last line. */
export function dullPythonBodies(text: string, interest: Interest): Range[] {
  const finder = new Finder(text, interest);
  finder.run();
  return finder.found;
}

/** Starts of the definitions that stand at the left edge, each with its decorators. */
export function topLevelLines(text: string): readonly number[] {
  const finder = new Finder(text, { word: () => true, string: () => true });
  finder.run();
  return finder.starts;
}

/** What a definition starts with. */
const TOP = /(?:async[ \t]{1,8}def|def|class)[ \t]|@/y;

class Finder {
  readonly starts: number[] = [];
  private decorated = false;
  readonly found: Range[] = [];
  private readonly open: Open[] = [];
  private readonly whole: Open = { indent: -1, body: 0, matters: true };
  private inner = this.whole;
  private depth = 0;
  /** Behind the last character that is no blank and no comment's. */
  private last = 0;

  constructor(
    private readonly text: string,
    private readonly interest: Interest,
  ) {}

  run(): void {
    const { text } = this;
    for (let i = this.line(0); i < text.length; ) {
      const code = text.charCodeAt(i);
      if (code === 10) i = this.line(i + 1);
      else if (code <= 32) i++;
      else {
        i = this.token(code, i);
        if (code !== 35) this.last = i;
      }
    }
    this.close(-1);
  }

  private token(code: number, at: number): number {
    const { text } = this;
    if (isWordCode(code)) {
      let end = at + 1;
      while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
      if (!this.inner.matters && this.interest.word(text.slice(at, end))) this.inner.matters = true;
      return end;
    }
    if (code === 35) {
      const end = text.indexOf('\n', at);
      return end < 0 ? text.length : end;
    }
    if (code === 34 || code === 39) return this.string(code, at);
    if (code === 40 || code === 91 || code === 123) this.depth++;
    else if ((code === 41 || code === 93 || code === 125) && this.depth > 0) this.depth--;
    return code === 92 ? at + 2 : at + 1;
  }

  private string(quote: number, at: number): number {
    const { text } = this;
    const mark = String.fromCharCode(quote).repeat(3);
    const block = text.startsWith(mark, at);
    const start = block ? at + 3 : at + 1;
    const end = block ? pastText(text, start, mark) : pastQuote(text, start, quote);
    if (end > start && !this.inner.matters && this.interest.string(text, start, end - (block ? 3 : 1))) this.inner.matters = true;
    return end;
  }

  /** A new line: what is indented less or as much as an open function ends it. Gives where the line's first token stands. */
  private line(start: number): number {
    const { text } = this;
    let at = start;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13 || code === 35 || Number.isNaN(code)) return at;
    FRESH.lastIndex = at;
    if (this.depth > 0 && at - start <= this.inner.indent + 4 && FRESH.test(text)) this.depth = 0;
    if (this.depth > 0) return at;
    if (at === start) this.top(at);
    this.close(at - start);
    if (this.inner.body < 0) this.inner.body = at;
    DEFINITION.lastIndex = at;
    if (DEFINITION.test(text)) {
      this.inner = { indent: at - start, body: -1, matters: false };
      this.open.push(this.inner);
    }
    return at;
  }

  private top(at: number): void {
    TOP.lastIndex = at;
    if (!TOP.test(this.text)) return;
    if (!this.decorated) this.starts.push(at);
    this.decorated = this.text.charCodeAt(at) === 64;
  }

  private close(indent: number): void {
    while (this.open.length > 0 && this.inner.indent >= indent) {
      const one = this.open.pop() as Open;
      this.inner = this.open[this.open.length - 1] ?? this.whole;
      this.inner.matters ||= one.matters;
      if (!one.matters && one.body >= 0) this.cover({ start: one.body, end: this.last });
    }
  }

  /** Adds a range, which swallows the ones inside it. */
  private cover(range: Range): void {
    while ((this.found[this.found.length - 1]?.start ?? -1) > range.start) this.found.pop();
    if (range.end - range.start >= 4) this.found.push(range);
  }
}
