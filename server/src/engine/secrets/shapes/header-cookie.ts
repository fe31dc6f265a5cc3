/** `Cookie: session=…`: who holds the session is logged in. */

import type { FormatMatch } from '../model';
import { believe } from './header-value';

const COOKIE =
  /(?:^|[;\s"'`])(?!\w{0,12}[cx]srf)((?:[\w.-]{0,24}[_.-])?(?:sess(?:ion)?(?:_?id)?|sid|sessid|token|jwt|auth)|[a-z]{0,12}sess(?:ion)?_?id|remember_?me)=([\w.%+/=:-]{16,600})/i;
const LONGEST_COOKIE = 4_000;

/** The session among the cookies of a request; `end` is behind the header's name. */
export function cookieAt(text: string, end: number): FormatMatch | undefined {
  const given = /^\\?["'`]?[ \t]{0,4}[:,=][ \t]{0,4}\\?["'`]?/.exec(text.slice(end, end + 24));
  if (!given) return undefined;
  const from = end + given[0].length;
  const [line = ''] = text.slice(from, from + LONGEST_COOKIE).split(/["'`\r\n]/, 1);
  const match = COOKIE.exec(line);
  const value = match?.[2];
  if (!match || !value || !believe(value, true, 'scheme')) return undefined;
  const start = from + match.index + match[0].length - value.length;
  return {
    type: 'token',
    start,
    end: start + value.length,
    name: 'Cookie',
    header: true,
    confidence: 'medium',
    evidence: ['a session in a Cookie header', 'its value looks generated'],
  };
}
