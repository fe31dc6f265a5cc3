/** The account of a connection string: its user at its server, without the password between them. */
import type { Range } from '../../syntax/span';
import type { Owner } from './names';

/** Schemes of servers that know accounts. */
const SCHEME =
  /\b(postgres(?:ql)?|mysql2?|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|clickhouse|cockroachdb|oracle|db2|cassandra|neo4j|bolt|snowflake|redshift|vertica|cockroach)(?:\+[a-z0-9]{1,20})?:\/\/([\w.$%-]{0,80}):$/i;
const SERVER = /^@([\w.-]{1,160}(?::\d{1,5})?)(?:\/([\w.-]{1,80}))?/;
const GO_SERVER = /^@(?:tcp|udp)\(([\w.-]{1,120}(?::\d{1,5})?)\)\/([\w.-]{1,80})?/;
/** Most of a connection string stands within. */
const AROUND = 300;

/** What scheme a server is known by, where it has several. */
const ENGINE: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  mysql2: 'mysql',
  rediss: 'redis',
  amqps: 'amqp',
  mssql: 'sqlserver',
};
const PORT: Readonly<Record<string, string>> = {
  postgresql: ':5432',
  mysql: ':3306',
  mariadb: ':3306',
  mongodb: ':27017',
  redis: ':6379',
  amqp: ':5672',
  sqlserver: ':1433',
};

/** The account whose password stands at the range; undefined where the text around it does not say. */
export function accountAround(text: string, { start, end }: Range): Owner | undefined {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const url = SCHEME.exec(before);
  const server = url && SERVER.exec(after);
  if (url && server) return accountOf(url[1] as string, url[2] as string, server[1] as string, server[2]);
  const dsn = GO_SERVER.exec(after);
  const user = dsn && /([\w.-]{1,64}):$/.exec(before)?.[1];
  if (dsn && user) return accountOf('mysql', user, dsn[1] as string, dsn[2]);
  return keyValues(`${before.slice(before.search(/[^"'`\r\n]*$/))};${after.slice(0, after.search(/["'`\r\n]|$/))}`);
}

/** `Server=db.shop;User Id=app;Password=…;Database=orders`. */
function keyValues(text: string): Owner | undefined {
  const user = /(?:^|[;\s])(?:user id|uid|user|username)[ ]{0,2}=[ ]{0,2}([\w.@\\-]{1,80})/i.exec(text)?.[1];
  const host = /(?:^|[;\s])(?:server|data source|host|hostname|address|addr)[ ]{0,2}=[ ]{0,2}(?:tcp:)?([\w.-]{1,120})/i.exec(
    text,
  )?.[1];
  const database = /(?:^|[;\s])(?:database|initial catalog|dbname)[ ]{0,2}=[ ]{0,2}([\w.-]{1,80})/i.exec(text)?.[1];
  return user && host ? accountOf('sql', user, host, database) : undefined;
}

/** The account by what it is called where; one for every way to write its server. */
export function accountOf(scheme: string, user: string, server: string, database: string | undefined): Owner {
  const engine = ENGINE[scheme.toLowerCase()] ?? scheme.toLowerCase();
  const port = PORT[engine];
  const host = server.toLowerCase();
  const at = port && host.endsWith(port) ? host.slice(0, -port.length) : host;
  const account = `${user || 'default'}@${at}${database ? `/${database}` : ''}`;
  return { kind: 'database-account', provider: 'database', alias: `db:${engine}:${account}`, name: account };
}
