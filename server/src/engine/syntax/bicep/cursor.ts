/** A place in a text that moves forward: words, marks and blanks of Bicep. */
import type { Range, SyntaxIssue } from '../span';

/** Bicep's own files, or an expression of an ARM template: there, quotes are doubled and nothing is interpolated. */
export type Dialect = 'bicep' | 'arm';

/** Deeper nesting is no template. */
export const MAX_DEPTH = 100;
const MAX_ISSUES = 20;

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const BLANKS = /(?:[ \t\uFEFF]+|\/\/[^\n\r]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|#disable[^\n\r]*|#restore[^\n\r]*)+/y;
const BLANKS_AND_LINES = /(?:[\s\uFEFF]+|\/\/[^\n\r]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|#disable[^\n\r]*|#restore[^\n\r]*)+/y;
/** A line that can only be a new statement: where damage ends. */
const STATEMENT =
  /(?:param|var|output|module|resource|type|func|metadata)[ \t]+[A-Za-z_]\w*(?![ \t]*:)|targetScope[ \t]*=|@[A-Za-z]/y;

export class Cursor {
  depth = 0;
  readonly issues: SyntaxIssue[] = [];

  constructor(
    readonly text: string,
    public at: number,
    readonly end: number,
    readonly dialect: Dialect,
  ) {}

  get done(): boolean {
    return this.at >= this.end;
  }

  peek(ahead = 0): string {
    return this.at + ahead < this.end ? this.text.charAt(this.at + ahead) : '';
  }

  starts(mark: string): boolean {
    return this.at + mark.length <= this.end && this.text.startsWith(mark, this.at);
  }

  take(mark: string): boolean {
    if (!this.starts(mark)) return false;
    this.at += mark.length;
    return true;
  }

  /** Blanks and comments on the line. */
  blanks(): void {
    if (/[ \t/#\uFEFF]/.test(this.peek())) this.skip(BLANKS);
  }

  /** Blanks, comments and line ends. */
  lines(): void {
    if (/[\s/#\uFEFF]/.test(this.peek())) this.skip(BLANKS_AND_LINES);
  }

  word(): (Range & { readonly name: string }) | undefined {
    WORD.lastIndex = this.at;
    const name = WORD.exec(this.text)?.[0];
    if (name === undefined || this.at >= this.end) return undefined;
    const start = this.at;
    this.at = Math.min(start + name.length, this.end);
    return { name, start, end: this.at };
  }

  /** Whether the line that begins here can only be a new statement: something before it was not closed. */
  atStatement(): boolean {
    const before = this.text.charCodeAt(this.at - 1);
    if (this.dialect === 'arm' || (this.at > 0 && before !== 0x0a && before !== 0x0d && before !== 0xfeff)) return false;
    STATEMENT.lastIndex = this.at;
    return STATEMENT.test(this.text);
  }

  /** On to the next line that is a statement. */
  toStatement(): void {
    do {
      const newline = this.text.indexOf('\n', this.at);
      this.at = newline < 0 ? this.end : newline + 1;
    } while (this.at < this.end && !this.atStatement());
  }

  /** To the end of the line. */
  toLineEnd(): void {
    while (this.at < this.end && this.peek() !== '\n' && this.peek() !== '\r') this.at++;
  }

  issue(message: string): void {
    if (this.issues.length < MAX_ISSUES) this.issues.push({ message, start: this.at, end: Math.min(this.at + 1, this.end) });
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = Math.min(this.at + found[0].length, this.end);
  }
}
