/** The account of a password whose user and server stand beside it: `DB_HOST`, `DB_USER`, `DB_PASSWORD`. */
import type { Range } from '../../syntax/span';
import { accountOf } from './database-accounts';
import type { Owner } from './names';

const PASSWORD = /^(.{0,60}?)[_.-]?pass(?:word|wd)?$/i;
/** Prefixes that say a database is meant, where no address does. */
const DATABASE = /(?:^|[_.-])(?:db|database|sql|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?|mssql|oracle|clickhouse)$/i;
const ENGINES = /postgres|mysql|mariadb|mongo|mssql|clickhouse|oracle|^pg$/i;
const ENGINE: Readonly<Record<string, string>> = { pg: 'postgresql', postgres: 'postgresql', mongo: 'mongodb' };
/** Settings of one thing stand together. */
const AROUND = 600;
/** `jdbc:postgresql://ledger-db:5432/ledger`, without anybody in it. */
const ADDRESS =
  /^(?:jdbc:)?(postgres(?:ql)?|mysql|mariadb|mongodb|sqlserver|clickhouse|redshift)(?:\+\w{1,20})?:\/\/([\w.-]{1,120}(?::\d{1,5})?)(?:\/([\w-]{1,80}))?/i;
const HOST = /^([\w.-]{1,120})(?::\d{1,5})?$/;

/** The account whose password is kept under the name at the range; undefined where its neighbours do not say. */
export function accountBeside(text: string, { start, end }: Range, name: string): Owner | undefined {
  const [, prefix = ''] = PASSWORD.exec(name) ?? [];
  if (!prefix) return undefined;
  const near = textBefore(text, start) + textAfter(text, end);
  const setting = (...names: readonly string[]) => settingIn(near, prefix, names);
  const user = setting('username', 'user');
  if (!user || !/^[\w.-]{1,64}$/.test(user)) return undefined;
  const database = setting('name', 'database', 'db');
  const [, scheme, server, base] = ADDRESS.exec(setting('url', 'uri', 'jdbc-url', 'jdbc_url') ?? '') ?? [];
  if (scheme && server) return accountOf(scheme, user, server, base ?? database);
  const host = DATABASE.test(prefix) ? HOST.exec(setting('host', 'hostname', 'server', 'address') ?? '')?.[1] : undefined;
  const engine = ENGINES.exec(prefix.split(/[_.-]/).at(-1) ?? '')?.[0]?.toLowerCase() ?? 'sql';
  return host ? accountOf(ENGINE[engine] ?? engine, user, host, database) : undefined;
}

/** An empty line, or the end of a document, parts one thing's settings from another's. */
const GAP = /\n[ \t]{0,40}(?:---[ \t]{0,10})?\r?(?=\n)/;

function textBefore(text: string, end: number): string {
  return (
    text
      .slice(Math.max(0, end - AROUND), end)
      .split(GAP)
      .at(-1) ?? ''
  );
}

function textAfter(text: string, start: number): string {
  return text.slice(start, start + AROUND).split(GAP)[0] ?? '';
}

/** The value of the first setting of such a name: `DB_USER=app`, `db.user: "app"`. */
function settingIn(text: string, prefix: string, names: readonly string[]): string | undefined {
  const written = prefix.replace(/[^A-Za-z0-9]/g, '.');
  for (const name of names) {
    const found = new RegExp(
      `(?:^|[\\s"'{,])${written}[_.-]?${name}["']?[ \\t]{0,4}[:=][ \\t]{0,4}["']?([^\\s"',;}]{1,300})`,
      'i',
    ).exec(text);
    if (found?.[1]) return found[1];
  }
  return undefined;
}
