const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const MOST_OPEN = 1_000;
/** A closer whose opener is further down than this closes nothing that people wrote. */
const LOOK_BACK = 50;
/** Comparisons leave some open; memory grows with the square of their number, and 10,000 end the runtime. */
const MOST_ANGLES = 1_000;

/**
 * Whether a text is unsafe to parse: its brackets, or the angle brackets that open type arguments or comparisons, nest deeper
 * than any code that people write. Such a text can use up the memory of the wasm runtime or overflow its small stack, and with
 * it break the parsing of all later files, so it is never handed over. Counts plain characters, strings and comments too: cheap,
 * and the same on every machine.
 */
export function isUnsafe(text: string): boolean {
  const open: string[] = [];
  let angles = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Letters and blanks, most of any text.
    if (code < 40 || code > 125 || (code > 62 && code < 91)) continue;
    const char = text[i] as string;
    if (char === '(' || char === '[' || char === '{') {
      open.push(char);
      if (open.length > MOST_OPEN) return true;
    } else if (char === ')' || char === ']' || char === '}') {
      const at = open.lastIndexOf(OPENER_OF[char] as string);
      if (at >= 0 && at >= open.length - LOOK_BACK) open.length = at;
    } else if (char === '<') {
      if (++angles > MOST_ANGLES) return true;
    } else if (char === '>' && angles > 0 && text[i - 1] !== '-' && text[i - 1] !== '=') angles--;
  }
  return false;
}
