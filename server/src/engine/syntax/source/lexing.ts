/** Where the pieces of source text end that hide brackets and words: strings, comments, regular expressions. */

const LF = 10;
const BACKSLASH = 92;

/** Letter, digit, `_`, `$`, or anything beyond ASCII. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code > 127
  );
}

/** Behind the closing quote; `at` itself where the line ends first, so that a stray apostrophe hides nothing. */
export function pastQuote(text: string, at: number, quote: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === quote) return i + 1;
    else if (code === LF) return at;
  }
  return at;
}

/** Behind the text that closes what was opened before `at`; the end of the text where nothing does. */
export function pastText(text: string, at: number, closer: string): number {
  const end = text.indexOf(closer, at);
  return end < 0 ? text.length : end + closer.length;
}

/** Behind the slash that closes a regular expression, or `at` where the line ends first: then it was a division. */
export function pastRegex(text: string, at: number): number {
  let inClass = false;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === LF) return at;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return i + 1;
  }
  return at;
}
