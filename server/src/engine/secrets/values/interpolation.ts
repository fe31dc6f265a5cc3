/** Values that a language completes: `"pass-$number"` in Kotlin, `"…\(name)"` in Swift. What is left of them is no secret. */
import type { Range } from '../../syntax/span';

const DOLLAR = /\.(?:kts?|groovy|gradle|php|dart|scala|p[lm]|sh|bash|zsh|ksh|ps[md]?1|tcl)$/i;

/** Whether the double-quoted value at `range` names a variable that the language of the file puts in. */
export function isInterpolated(file: string, text: string, { start, end }: Range): boolean {
  if (text.charAt(start - 1) !== '"') return false;
  const value = text.slice(start, end);
  if (/\.swift$/i.test(file)) return /\\\([A-Za-z_]/.test(value);
  return DOLLAR.test(file) && /(?:^|[^\\$])\$[A-Za-z_]/.test(value);
}
