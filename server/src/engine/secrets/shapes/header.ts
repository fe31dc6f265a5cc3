/** Credentials in HTTP headers: `Authorization: Bearer …`, `X-API-Key: …`, in any language, command or configuration. */
import type { Range } from '../../syntax/span';
import type { FormatMatch } from '../model';
import { isSecretName } from '../slots/names';
import { cookieAt } from './header-cookie';
import { basicPassword, believe, type Context } from './header-value';

/** Between a header's name and its value: quotes, an operator, or the `value` key of a list of headers. All bounded. */
const GLUE = String.raw`\\?["'\`]?\]?\)?(?:[\s,]{1,40}["']?[Vv]alue["']?\s{0,4}[:=]\s{0,4}|,\s{0,40}|[ \t]{0,4}(?:=>|:=|[:=(])[ \t]{0,8}|[ \t]{1,8})(?:[bfru@$]{0,2}\\?["'\`]){0,2}`;
/** Schemes whose credential is sent as it is; `Digest` and signatures are computed for each request. */
const SCHEME = String.raw`(?:(Bearer|Basic|Token|ApiKey|Api-Key|Key|SSWS|GenieKey|OAuth|Bot|JWT)(?:\\?[ \t]{1,3}|%20|:[ \t])(?:token=)?(?:\\?["'\`](?:[ \t]?[+.][ \t]?["'\`])?)?)`;
const NAMED = new RegExp(`(${GLUE})(${SCHEME}?)`, 'iy');
const SCHEMED = new RegExp(SCHEME, 'iy');
/** `AuthenticationHeaderValue("Bearer", "…")` of .NET. */
const PAIRED = /HeaderValue\([ \t]{0,3}"(Bearer|Basic)",\s{0,8}@?"/iy;
const VALUE = /[A-Za-z0-9](?:[\w.~+/=|:-]{6,4000})/y;
const AUTHORIZATION = /^(?:proxy-|x-)?authorization$/i;
/** Headers of vendors that do not start with `X-`. */
const VENDOR =
  /^(?:api-key|api-token|private-token|job-token|deploy-token|auth-token|circle-token|fastly-key|xi-api-key|dd-(?:api|application)-key|ocp-apim-subscription-key|[a-z]{2,12}-api-key)$/i;
/** What stands before the name where a header is written: `-H "`, `headers: { "`, `.setHeader("`. */
const IN_HEADERS =
  /(?:(?:^|\s)-H|--header|headers?(?:\.(?:set|add|append|put))?|set_header|addHeader|setHeader|setRequestHeader|RequestHeader[ \t]set)["'`\])]?[ \t=:(]{0,4}[{[(]?\s{0,12}\\?["'`]?$/i;

/** Configuration of proxies, where a blank follows the name. */
const PROXY = /(?:set_header|RequestHeader[ \t]set)[ \t]{1,8}$/i;

/** The credential of the header whose name or scheme holds `at`; its range is the credential alone, without the scheme. */
export function headerAt(text: string, at: number): FormatMatch | undefined {
  const word = text.slice(at, at + 12).toLowerCase();
  if (/^(?:bearer|basic)[ \\%]/.test(word)) return schemed(text, at);
  if (word.startsWith('headervalue(')) return paired(text, at);
  const name = nameAround(text, at);
  const called = text.slice(name.start, name.end);
  if (/^cookie$/i.test(called)) return cookieAt(text, name.end);
  const context = contextOf(text, name, called);
  if (!context) return undefined;
  NAMED.lastIndex = name.end;
  const given = NAMED.exec(text);
  if (!given) return undefined;
  const value = valueAt(text, name.end + given[0].length);
  if (!value) return undefined;
  // Without a scheme and without quotes this is an expression of the language around: `headers.authorization = request.auth1`.
  const scheme = given[3]?.toLowerCase();
  const glue = given[1] ?? '';
  const isText = /["'`]$|value|^\\?["']?:/i.test(glue) || PROXY.test(text.slice(Math.max(0, name.start - 24), name.start));
  if (!scheme && !isText) return undefined;
  return judge(text, value, scheme, called, context);
}

function schemed(text: string, at: number): FormatMatch | undefined {
  if (/[\w-]/.test(text.charAt(at - 1))) return undefined;
  SCHEMED.lastIndex = at;
  const scheme = SCHEMED.exec(text);
  const value = scheme && valueAt(text, at + scheme[0].length);
  return value ? judge(text, value, scheme[1]?.toLowerCase(), '', 'scheme') : undefined;
}

function paired(text: string, at: number): FormatMatch | undefined {
  PAIRED.lastIndex = at;
  const match = PAIRED.exec(text);
  const value = match && valueAt(text, at + match[0].length);
  return value ? judge(text, value, match[1]?.toLowerCase(), 'Authorization', 'header') : undefined;
}

/** How sure it is that the name is a header's; undefined where it is none, or none that holds a credential. */
function contextOf(text: string, { start }: Range, name: string): Context | undefined {
  if (AUTHORIZATION.test(name)) return 'header';
  if (!isSecretName(name) || text.startsWith('--', start - 2) || /[./@]/.test(text.charAt(start - 1))) return undefined;
  if (/^x-/i.test(name)) return 'header';
  const written = IN_HEADERS.test(text.slice(Math.max(0, start - 48), start));
  return written || (VENDOR.test(name) && /[A-Z]/.test(name)) ? 'header' : undefined;
}

function nameAround(text: string, at: number): Range {
  let start = at;
  let end = at;
  while (start > 0 && at - start < 48 && /[\w-]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - at < 48 && /[\w-]/.test(text.charAt(end))) end++;
  // `\n` and the like before a name belong to the string around it.
  if (text.charAt(start - 1) === '\\' && /[nrt]/.test(text.charAt(start))) start++;
  return { start, end };
}

/** A credential that ends where it stands: what a template, a call or dots continue is none. */
function valueAt(text: string, at: number): Range | undefined {
  VALUE.lastIndex = at;
  const match = VALUE.exec(text);
  if (!match) return undefined;
  const whole = at + match[0].length;
  if (/[$%{<([\]*@!…]/.test(text.charAt(whole)) || text.startsWith('\\(', whole) || match[0].endsWith('...')) return undefined;
  const value = match[0].replace(/\\?[.,:;]+$/, '');
  return value.length < 8 ? undefined : { start: at, end: at + value.length };
}

function judge(
  text: string,
  { start, end }: Range,
  scheme: string | undefined,
  name: string,
  context: Context,
): FormatMatch | undefined {
  const value = text.slice(start, end);
  const isLogin = scheme === 'basic';
  const believed = isLogin ? basicPassword(value) : believe(value, scheme !== undefined, context);
  return (
    believed && { ...believed, type: isLogin ? 'password' : 'token', start, end, name: name || 'Authorization', header: true }
  );
}
