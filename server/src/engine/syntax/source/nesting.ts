const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const MOST_OPEN = 1_000;
const MOST_ANGLES = 300;
/** A closer whose opener is further down than this closes nothing that people wrote. */
const LOOK_BACK = 50;

/**
 * Whether brackets nest deeper than any code that people write. The runtime keeps its state on a small stack and, for
 * ambiguous angle brackets, every reading at once: such a text can use up its memory or damage it, and with it the parsing of
 * all later files. So it is never handed over. Counts plain characters, strings and comments too: cheap, and good enough.
 */
export function nestsTooDeep(text: string): boolean {
  const open: string[] = [];
  let angles = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    switch (char) {
      case '(':
      case '[':
      case '{':
        open.push(char);
        if (open.length > MOST_OPEN) return true;
        angles = 0;
        break;
      case ')':
      case ']':
      case '}': {
        const at = open.lastIndexOf(OPENER_OF[char] as string);
        if (at >= 0 && at >= open.length - LOOK_BACK) open.length = at;
        break;
      }
      case '<':
        if (++angles > MOST_ANGLES) return true;
        break;
      case '>':
        if (angles > 0) angles--;
        break;
      case ';':
        angles = 0;
    }
  }
  return false;
}
