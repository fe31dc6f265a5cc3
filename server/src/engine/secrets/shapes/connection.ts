/** Literal passwords inside connection strings: URLs, driver DSNs, JDBC and key=value lists. */

import type { Range } from '../../syntax/span';
import { HOLE } from '../../syntax/value';
import { isPlaceholder, isReference, isWeak } from '../values/placeholders';

/** scheme://user:password@host; every part is bounded and excludes its own end, so matching is linear. */
const URL_USERINFO =
  /\b[a-zA-Z][a-zA-Z0-9+.-]{1,24}:\/\/([^\s:@/"'`<>?#]{0,80}):([^\s@/"'`<>]{1,160}(?:@[^\s@/:,"'`<>]{1,60}){0,3})@([^\s@/"'`<>?#,;\\]{1,160})/dg;
/** The further hosts of one URL, each with a login of its own: `postgres://a:b@one,a:b@two/db`. */
const NEXT_HOST = /,([\w.%-]{1,80}):([^\s@:/"'`<>,]{1,160})@([\w.-]{1,160})/dg;
/** https://docs.oracle.com/database/: jdbc:oracle:thin:user/password@host */
const ORACLE = /\boracle:thin:([\w.$#]{1,64})\/([^\s@"'`/]{1,128})@([^\s"'`]{1,120})/dgi;
/** Go MySQL DSN: user:password@tcp(host:3306)/db */
const GO_DSN = /([\w.-]{1,64}):([^\s@"'`:/]{1,128})@((?:tcp|unix|udp)\([^)\s]{0,120}\))/dg;
/** ADO.NET, ODBC, JDBC, libpq, Azure: Password=…; Pwd=… AccountKey=… */
const KEY_VALUE =
  /(?<![A-Za-z])(password|pwd|accountkey|sharedaccesskey|sharedsecretvalue|accesskey)[ \t]{0,4}=[ \t]{0,4}("[^"\r\n]{1,256}"|'[^'\r\n]{1,256}'|[^\s;&"'`]{1,256})/dgi;
/** Something else of a connection string must stand in the same text for a key=value password to count. */
const CONNECTION_WORD =
  /(?:server|host|data source|datasource|addr(?:ess)?|database|dbname|initial catalog|user id|uid|user|username|accountname|endpoint|sharedaccesskeyname|provider|driver|hostname)[ \t]{0,4}=|jdbc:[a-z0-9]{2,20}:|^[\w.-]{1,100}:\d{2,5},|,[ \t]{0,4}(?:ssl|abortConnect|allowAdmin)=(?:true|false)/i;

/** A literal password of a connection string, and how far it goes. */
export interface ConnectionPassword extends Range {
  /** The server is this machine or an example, or the password is a vendor's default. */
  readonly trivial: boolean;
  readonly form: 'url' | 'dsn' | 'key-value';
}

/** Ranges of the literal passwords in the text, in order. Placeholders and references (`${DB_PASSWORD}`, HOLE) are left out. */
export function passwordsIn(text: string): ConnectionPassword[] {
  if (text.length > MAX_TEXT) return [];
  const found: ConnectionPassword[] = [];
  if (text.includes('@')) {
    for (const match of text.matchAll(URL_USERINFO))
      add(found, match, 2, 'url', isTrivial(match[1] ?? '', match[2] ?? '', match[3] ?? ''));
    if (found.length > 0)
      for (const match of text.matchAll(NEXT_HOST))
        add(found, match, 2, 'url', isTrivial(match[1] ?? '', match[2] ?? '', match[3] ?? ''));
    for (const match of text.matchAll(ORACLE))
      add(found, match, 2, 'dsn', isTrivial(match[1] ?? '', match[2] ?? '', match[3] ?? ''));
    for (const match of text.matchAll(GO_DSN))
      add(found, match, 2, 'dsn', isTrivial(match[1] ?? '', match[2] ?? '', match[3] ?? ''));
  }
  if (CONNECTION_WORD.test(text)) {
    for (const match of text.matchAll(KEY_VALUE))
      add(found, match, 2, 'key-value', isTrivial('', (match[2] ?? '').replace(/^["']|["']$/g, ''), text));
  }
  return found.sort((a, b) => a.start - b.start).filter((one, i, all) => i === 0 || one.start >= (all[i - 1] as Range).end);
}

const MAX_TEXT = 20_000;
/** A host of documentation: `example.com`, `host:port`, `hostname`, `your-db-host`. */
const EXAMPLE_HOST =
  /(?:^|\.)example(?:\.(?:com|org|net))?(?::\d+)?$|^(?:(?:[a-z-]{1,20}-)?host(?:name)?|server)\d?(?::|\[|$)|:port\d?$/i;
const LOCAL_HOST =
  /(?:^|[=(/@,])(?:localhost|127\.0\.0\.1|0\.0\.0\.0|::1|\[::1\]|host\.docker\.internal|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?)(?::\d+)?(?:[);/,?]|$)/i;

/** What documentation writes for a password: `mypass`, `P%40ss`, `key_1234`. */
const SHOWN =
  /^(?:(?:my|the)[-_]?(?:pass(?:w(?:or)?d)?|secret|key|token)|p(?:a|@|%40)s[s$](?:w(?:o|0)rd)?|(?:key|token|pass)[-_]?1234?5?|foobar)\d{0,4}!?$/i;

/** This machine or an example's, a well-known default, or a password that only says a name again: `app:app@db`, `:shop@shop-redis`. */
function isTrivial(user: string, password: string, host: string): boolean {
  return (
    LOCAL_HOST.test(host) ||
    /^host(?:name)?$/i.test(host) ||
    isWeak(password) ||
    SHOWN.test(password) ||
    isEscapes(password) ||
    (user !== '' && user === password) ||
    (password.length > 2 && host.startsWith(`${password}-`))
  );
}

/** `%01%40%2F…`: control characters, six escapes in a row or nothing else, for the test of a parser. */
function isEscapes(password: string): boolean {
  return /%[01][0-9a-f]|(?:%[0-9a-f]{2}){6}/i.test(password) || /^(?:\w?%[0-9a-f]{2}){3,}\w?$/i.test(password);
}

function add(
  found: ConnectionPassword[],
  match: RegExpMatchArray,
  group: number,
  form: ConnectionPassword['form'],
  trivial: boolean,
): void {
  const at = match.indices?.[group];
  let value = match[group] ?? '';
  if (!at) return;
  let [start, end] = at;
  if (/^["'].*["']$/.test(value)) {
    value = value.slice(1, -1);
    start++;
    end--;
    // The quotes belong to the program around it: `"…password=" + encode(secret) + "&…"`.
    if (/^\s*[+.,)]|[+(]\s*$/.test(value)) return;
  }
  // `user[:password]@`: a grammar, no URL.
  if (form === 'url' && match[1]?.includes('[')) return;
  // `redis://${PASSWORD:-}@…`: the colon belongs to the shell.
  if (form === 'url' && /\$\{[^}]*$/.test(match[1] ?? '')) return;
  if (form === 'key-value') {
    // `this._password=…`, `s.password=…`: a member of a program's object.
    if (
      /(?:\b(?:this|self|options|[a-z])\.|\._)_?$/i.test(
        match.input?.slice(Math.max(0, (match.index ?? 0) - 12), match.index) ?? '',
      )
    )
      return;
    const first = value.replace(/,(?:[ \t]*[\w.$ -]{1,60}=.*)?$/s, '');
    if (isExpression(first)) return;
    // Where `,` parts the settings (`cache:6380,password=…,ssl=True`) it ends the value; where `;` or quotes do, it belongs to it.
    if (start === at[0] && match.input?.charAt(end) !== ';') {
      value = first;
      end = start + value.length;
    }
  }
  // `password=\"$X\"` inside a quoted shell or JSON string: the value is what the escaped quotes hold. `a.password===b` compares.
  if (form === 'key-value' && (value === '\\' || value.startsWith('='))) return;
  // `user=USERNAME&password=PASSWORD`: says what goes there.
  if (form === 'key-value' && /^(?:PASSWORD|PASSWD|PWD|SECRET|KEY)$/.test(value)) return;
  if (form === 'key-value' && /key$|value$/i.test(match[1] ?? '') && value.length < 16) return;
  if (form === 'url' && /^(?:pass|password|passwd|pwd|pw|secret|token)$/i.test(value) && EXAMPLE_HOST.test(match[3] ?? ''))
    return;
  if (value.includes(HOLE) || isPlaceholder(value) || isReference(value) || isUrlPlaceholder(value)) return;
  found.push({ start, end, trivial, form });
}

/** What a program assigns: a path of names (`options.password`), a call (`page.querySelector(`), a constant that means nothing. */
function isExpression(value: string): boolean {
  return (
    value === '' ||
    /^(?:null|undefined|void|nil|None|true|false|new)$/i.test(value) ||
    /^[A-Za-z_$][\w$]*(?:(?:\??\.|->|::)[A-Za-z_$][\w$]*)+(?:\(.*)?$/.test(value) ||
    /^[A-Za-z_$][\w$]*\((?:[\w$., ]*\))?$/.test(value)
  );
}

/** What starts like an interpolation of some language. */
function isUrlPlaceholder(value: string): boolean {
  return /^(?:[$%{[<]|#\{)/.test(value);
}
