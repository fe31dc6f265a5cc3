/** The words of a shell script, and where one command ends and the next begins. */

export interface ShellWord {
  /** `end`: an operator or line break between two commands. */
  readonly kind: 'word' | 'end';
  /** Without quotes. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What stands in each `$(…)`, `<(…)` and `>(…)`. */
  readonly inner: readonly Part[];
}

interface Part {
  readonly from: number;
  readonly to: number;
}

interface Heredoc {
  readonly tag: string;
  readonly tabs: boolean;
}

const BLANK = /[ \t\r]/;
const REDIRECTION = /(?:\d{0,2}(?:>>|>\||>&|<&|<>|<<<|>|<)|&>>?)/y;
const HEREDOC = /\d?<<(-?)[ \t]*(?:'([^'\n]{1,60})'|"([^"\n]{1,60})"|\\?([\w.-]{1,60}))/y;

/** Every word and command end of `text` between two places, in order. */
export function wordsOf(text: string, from: number, to: number): ShellWord[] {
  const found: ShellWord[] = [];
  const heredocs: Heredoc[] = [];
  const end = (at: number) => found.push({ kind: 'end', text: '', from: at, to: at, inner: [] });
  for (let at = from; at < to; ) {
    const char = text[at] as string;
    if (BLANK.test(char)) at++;
    else if ((char === '\\' || char === '`') && /^\r?\n/.test(text.slice(at + 1, at + 3))) at = text.indexOf('\n', at) + 1;
    else if (char === '\n') {
      end(at++);
      while (heredocs.length > 0) at = behindHeredoc(text, at, to, heredocs.shift() as Heredoc);
    } else if (char === '#') at = lineEnd(text, at, to);
    else if (';()'.includes(char) || char === '|' || (char === '&' && text[at + 1] !== '>')) end(at++);
    else {
      HEREDOC.lastIndex = at;
      const opened = text.startsWith('<<<', at) ? null : HEREDOC.exec(text);
      REDIRECTION.lastIndex = at;
      const redirected = opened || /^[<>]\($/.test(text.slice(at, at + 2)) ? null : REDIRECTION.exec(text);
      if (opened) {
        heredocs.push({ tag: opened[2] ?? opened[3] ?? opened[4] ?? '', tabs: opened[1] === '-' });
        at += opened[0].length;
      } else if (redirected) {
        found.push({ kind: 'word', text: redirected[0], from: at, to: at + redirected[0].length, inner: [] });
        at += redirected[0].length;
      } else {
        const word = readWord(text, at, to);
        found.push(word);
        at = word.to;
      }
    }
  }
  return found;
}

function readWord(text: string, from: number, to: number): ShellWord {
  const inner: Part[] = [];
  let word = '';
  let quote = '';
  let at = from;
  for (; at < to; at++) {
    const char = text[at] as string;
    if (quote === "'") {
      if (char === "'") quote = '';
      else word += char;
    } else if (char === '\\' && at + 1 < to) {
      if (text[++at] !== '\n') word += text[at];
    } else if ((text.startsWith('$(', at) && text[at + 2] !== '(') || (quote === '' && /^[<>]\($/.test(text.slice(at, at + 2)))) {
      const close = closing(text, at + 2, to);
      inner.push({ from: at + 2, to: close });
      word += text.slice(at, Math.min(close + 1, to));
      at = close;
    } else if (char === quote) quote = '';
    else if (quote) word += char;
    else if (char === '"' || char === "'") quote = char;
    else if (/[\s;|&()<>]/.test(char)) break;
    else word += char;
  }
  return { kind: 'word', text: word, from, to: Math.min(Math.max(at, from + 1), to), inner };
}

/** The bracket that closes `$(`; quotes are skipped, brackets inside are counted. */
function closing(text: string, from: number, to: number): number {
  let open = 1;
  for (let at = from; at < to; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === "'") at = Math.max(at, text.indexOf("'", at + 1));
    else if (char === '(') open++;
    else if (char === ')' && --open === 0) return at;
  }
  return to;
}

function lineEnd(text: string, from: number, to: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 || found > to ? to : found;
}

function behindHeredoc(text: string, from: number, to: number, { tag, tabs }: Heredoc): number {
  for (let at = from; at < to; ) {
    const end = lineEnd(text, at, to);
    const line = text.slice(at, end).replace(/\r$/, '');
    at = end + 1;
    if ((tabs ? line.replace(/^\t+/, '') : line) === tag) return Math.min(at, to);
  }
  return to;
}
