/** Characters that are encoded one by one: percent encoding (RFC 3986) and the escapes of JSON, JavaScript, C and shells. */
import type { Encoding } from '../model';
import type { Decoded } from './model';

/** How far the text around is read in each direction. */
const REACH = 4 * 1024;
const PERCENT = /%([0-9A-Fa-f]{2})/y;
/** `\u0041` `\u{41}` `\x41` `\101` `\/` `\"` `\n` */
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([0-3]?[0-7]{1,2})|([nrt"'\\/]))/y;
const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The percent-encoded text around `at` (up to space or quotes), decoded. */
export function percentAt(text: string, at: number): Decoded | undefined {
  const start = edge(text, at, -1, /[\s"'`<>]/);
  const end = edge(text, at, 1, /[\s"'`<>]/);
  // In a form, `+` is a space; in base64 it is itself.
  const isForm = /BEGIN\+|\+PRIVATE/.test(text.slice(start, end));
  return decode('percent', text, start, end, PERCENT, ([, pair]) => Number.parseInt(pair ?? '', 16), isForm);
}

/** The text around `at` (up to the ends of its line) with its escapes decoded. */
export function escapesAt(text: string, at: number): Decoded | undefined {
  const end = edge(text, at, 1, /[\r\n]/);
  let start = edge(text, at, -1, /[\r\n]/);
  if (start > 0 && at - start >= REACH) start = text.indexOf('\\', start);
  return decode('escapes', text, start, end, ESCAPE, ([, four, brace, two, octal, letter = '']) => {
    const digits = four ?? brace ?? two;
    if (digits !== undefined) return Number.parseInt(digits, 16);
    return octal === undefined ? (SINGLE[letter] ?? letter).charCodeAt(0) : Number.parseInt(octal, 8);
  });
}

function edge(text: string, at: number, step: 1 | -1, stop: RegExp): number {
  let i = at;
  const isOut = step === 1 ? () => i >= text.length || i - at >= REACH : () => i <= 0 || at - i >= REACH;
  while (!isOut() && !stop.test(text.charAt(step === 1 ? i : i - 1))) i += step;
  return i;
}

function decode(
  encoding: Encoding,
  text: string,
  start: number,
  end: number,
  unit: RegExp,
  codeOf: (match: RegExpExecArray) => number,
  plusIsSpace = false,
): Decoded | undefined {
  const starts = new Uint32Array(end - start);
  const ends = new Uint32Array(end - start);
  let out = '';
  let units = 0;
  for (let i = start; i < end; ) {
    const char = text.charAt(i);
    unit.lastIndex = i;
    const match = char === '%' || char === '\\' ? unit.exec(text) : null;
    const length = match && i + match[0].length <= end ? match[0].length : 1;
    starts[out.length] = i;
    ends[out.length] = i + length;
    if (length > 1) units++;
    out += length > 1 ? String.fromCharCode(codeOf(match as RegExpExecArray) & 0xffff) : plusIsSpace && char === '+' ? ' ' : char;
    i += length;
  }
  return units === 0 ? undefined : { encoding, start, end, text: out, starts, ends, whole: false };
}
