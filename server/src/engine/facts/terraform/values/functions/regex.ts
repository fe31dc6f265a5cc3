const LONGEST_TEXT = 200;
const LONGEST_PATTERN = 200;

/**
 * A pattern of Terraform (RE2) as a regular expression, where matching cannot take long on this text: a short text, at most two
 * unbounded repetitions, none of a group, no look-around or back-reference. Undefined for any other.
 */
export function expressionOf(pattern: string, text: string): RegExp | undefined {
  if (text.length > LONGEST_TEXT || pattern.length > LONGEST_PATTERN) return undefined;
  const plain = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[\^?\]?[^\]]{0,200}\]/g, 'x');
  const repeated = plain.match(/[*+]|\{\d{0,9},?\d{0,9}\}/g)?.length ?? 0;
  if (repeated > 2 || /\)[*+{]|\(\?(?!:|P<|<\w)|\\[1-9]/.test(plain) || /\\[pPkQ1-9]|\[\[:/.test(pattern)) return undefined;
  try {
    return new RegExp(pattern.replaceAll('(?P<', '(?<'), 'g');
  } catch {
    return undefined;
  }
}
