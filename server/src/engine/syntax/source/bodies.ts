/** Bodies of functions in JavaScript, TypeScript, Go and Java, found by counting brackets: most of them no parser need see. */
import type { Range } from '../span';
import { isWordCode, pastQuote, pastRegex, pastText } from './lexing';

/** What makes a body worth reading. Asked of every word and every string outside comments. */
export interface Interest {
  readonly word: (word: string) => boolean;
  readonly string: (text: string, start: number, end: number) => boolean;
}

export type BraceDialect = 'js' | 'go' | 'java';

/** What has been read of a statement, as bits: enough to tell the body of a function from any other block. */
const Head = {
  None: 0,
  /** A parameter list has been closed, and only types stood behind it. */
  Closed: 1,
  /** `=>` */
  Arrow: 2,
  /** `func` (Go). */
  Func: 4,
  /** `if`, `while`: the parentheses that follow hold no parameters. */
  Control: 8,
} as const;

interface Open {
  readonly code: number;
  readonly start: number;
  readonly isBody: boolean;
  readonly head: number;
  matters: boolean;
}

const CONTROL = new Set('if for while switch catch with await synchronized try'.split(' '));
/** Words that open a block which is no function's. */
const NO_BODY = new Set(
  'class interface enum record struct namespace module const let var new type select do else finally static import export'.split(
    ' ',
  ),
);
/** Words behind which no value has ended, so that a slash starts a regular expression. */
const BEFORE_VALUE = new Set('return typeof case in of delete void throw await yield else do'.split(' '));
/** A closer whose opener is further down than this closes nothing that people wrote. */
const LOOK_BACK = 50;

/** The insides of all function bodies without anything of interest, in order and apart. Never fails; unclosed bodies are left out. */
export function dullBodies(text: string, dialect: BraceDialect, interest: Interest): Range[] {
  const finder = new Finder(text, dialect, interest);
  finder.run();
  return finder.found;
}

/** Places of words at the start of a line outside of all brackets that pass; `last` is the character that the code before ended with. */
export function topLevelWords(
  text: string,
  dialect: BraceDialect,
  passes: (word: string, last: string) => boolean,
): readonly number[] {
  const finder = new Finder(text, dialect, { word: () => false, string: () => false });
  finder.starts = { passes, found: [] };
  finder.run();
  return finder.starts.found;
}

class Finder {
  starts: { readonly passes: (word: string, last: string) => boolean; readonly found: number[] } | undefined;
  /** Behind the last token that is no comment. */
  private last = 0;
  readonly found: Range[] = [];
  private readonly open: Open[] = [];
  private readonly whole: Open = { code: 0, start: 0, isBody: false, head: 0, matters: true };
  private inner = this.whole;
  private head: number = Head.None;
  /** A value has just ended: a slash divides. */
  private value = false;

  constructor(
    private readonly text: string,
    private readonly dialect: BraceDialect,
    private readonly interest: Interest,
  ) {}

  run(): void {
    const { text } = this;
    for (let i = 0; i < text.length; ) {
      const code = text.charCodeAt(i);
      if (code <= 32) i++;
      else if (isWordCode(code)) i = this.last = this.word(i);
      else {
        const isComment = code === 47 && (text.charCodeAt(i + 1) === 47 || text.charCodeAt(i + 1) === 42);
        i = this.mark(code, i + 1);
        if (!isComment) this.last = i;
      }
    }
  }

  /** From the start of a word to behind it. */
  private word(start: number): number {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
    const word = text.slice(start, end);
    if (!this.inner.matters && this.interest.word(word)) this.inner.matters = true;
    if (this.starts && this.open.length === 0 && text.charCodeAt(start - 1) === 10) {
      if (this.starts.passes(word, text.charAt(this.last - 1))) this.starts.found.push(start);
    }
    this.value = true;
    this.head &= ~Head.Control;
    if (end - start > 12) return end;
    if (word === 'func') this.head = Head.Func;
    else if (CONTROL.has(word)) this.head = Head.Control;
    else if (NO_BODY.has(word)) this.head = Head.None;
    if (BEFORE_VALUE.has(word)) this.value = false;
    return end;
  }

  /** From behind a character that is no word's to where the next token may start. */
  private mark(code: number, at: number): number {
    const { text, dialect, value } = this;
    const next = text.charCodeAt(at);
    if (code === 47 && (next === 47 || next === 42)) return pastText(text, at + 1, next === 47 ? '\n' : '*/');
    this.value = false;
    if (code === 34 || code === 39) return this.string(code, at);
    if (code === 96) return this.template(at);
    if (code === 47) return dialect === 'js' && !value ? pastRegex(text, at) : at;
    if (code === 40 || code === 91) this.push(code, at, false);
    else if (code === 123) this.push(code, at, this.opensBody());
    else if (code === 41 || code === 93) {
      this.value = true;
      const closed = this.pop(code === 41 ? 40 : 91, at);
      if (closed && code === 41) this.head = this.head & Head.Control ? Head.None : this.head | Head.Closed;
    } else if (code === 125) {
      if (this.inner.code === 96) {
        this.pop(96, at);
        return this.template(at);
      }
      this.pop(123, at);
      this.head = Head.None;
    } else if (code === 61 && next === 62) {
      this.head = Head.Arrow;
      return at + 1;
    } else if (endsHead(code, next, dialect)) this.head = Head.None;
    return at;
  }

  private string(quote: number, at: number): number {
    const { text, dialect } = this;
    const block = dialect === 'java' && quote === 34 && text.startsWith('""', at);
    const end = block ? pastText(text, at + 2, '"""') : pastQuote(text, at, quote);
    if (end > at) {
      this.value = true;
      this.look(at, end - 1);
    }
    return end;
  }

  /** The literal part of a template from `at`; what stands in `${…}` is read like other code. */
  private template(at: number): number {
    const { text, dialect } = this;
    if (dialect !== 'js') {
      const end = pastText(text, at, '`');
      this.look(at, end);
      return end;
    }
    for (let i = at; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 92) i++;
      else if (code === 96 || (code === 36 && text.charCodeAt(i + 1) === 123)) {
        this.look(at, i);
        this.value = code === 96;
        if (code === 96) return i + 1;
        this.push(96, i + 2, false);
        return i + 2;
      }
    }
    return text.length;
  }

  private look(start: number, end: number): void {
    if (!this.inner.matters && this.interest.string(this.text, start, end)) this.inner.matters = true;
  }

  private opensBody(): boolean {
    const { head } = this;
    return (head & Head.Arrow) !== 0 || ((head & Head.Closed) !== 0 && (this.dialect !== 'go' || (head & Head.Func) !== 0));
  }

  private push(code: number, start: number, isBody: boolean): void {
    this.inner = { code, start, isBody, head: this.head, matters: false };
    this.open.push(this.inner);
    this.head = Head.None;
  }

  private pop(code: number, end: number): boolean {
    const { open } = this;
    let at = open.length - 1;
    const limit = Math.max(0, open.length - LOOK_BACK);
    while (at >= limit && open[at]?.code !== code) at--;
    if (at < limit) return false;
    while (open.length > at) {
      const one = open.pop() as Open;
      this.inner = open[open.length - 1] ?? this.whole;
      this.inner.matters ||= one.matters;
      this.head = one.head;
      if (open.length === at && one.isBody && !one.matters) this.cover({ start: one.start, end: end - 1 });
    }
    return true;
  }

  /** Adds a range, which swallows the ones inside it. */
  private cover(range: Range): void {
    while ((this.found[this.found.length - 1]?.start ?? -1) > range.start) this.found.pop();
    if (range.end > range.start) this.found.push(range);
  }
}

/** `;` `=` `?` `||` `&&`, and in JavaScript `,`: behind them a brace opens a value or a plain block. */
function endsHead(code: number, next: number, dialect: BraceDialect): boolean {
  if (code === 124 || code === 38) return next === code;
  return code === 59 || code === 61 || code === 63 || (code === 44 && dialect === 'js');
}
