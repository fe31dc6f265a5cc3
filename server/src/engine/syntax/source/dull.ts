/** Source text without the bodies of functions that a reader has no interest in. A syntax tree costs a hundred times more than this. */
import { type BraceDialect, dullBodies, type Interest } from './bodies';
import { dullPythonBodies } from './bodies-python';

/** Whose braces and strings are read alike. */
const BRACES: Readonly<Record<string, BraceDialect>> = { js: 'js', go: 'go', java: 'java', kotlin: 'java', csharp: 'java' };

/**
 * The text with blanks in place of the dull bodies: same length, so every offset stays. What is left parses as before: braces
 * stay, and in Python `pass` stands for a body. Of other languages all is kept.
 */
export function withoutDull(text: string, dialect: string, interest: Interest): string {
  const isPython = dialect === 'python';
  const braces = Object.hasOwn(BRACES, dialect) ? BRACES[dialect] : undefined;
  if (!isPython && !braces) return text;
  const bodies = braces ? dullBodies(text, braces, interest) : dullPythonBodies(text, interest);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of bodies) {
    const filler = isPython ? 'pass' : '';
    parts.push(text.slice(from, start), filler, ' '.repeat(end - start - filler.length));
    from = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from);
}
