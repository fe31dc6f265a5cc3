/** Whether two places with one value have it from each other, where the value is one that nobody chose. */
import type { CredentialFact } from '../../../facts/model';

/** What a password opens, by the name or the URL that it stands in. */
const KINDS: readonly RegExp[] = [
  /jwt|session|cookie|signing|encryption/,
  /rabbit|amqp|activemq|kafka|nats|\bmq/,
  /redis|valkey|memcache|keydb/,
  /mongo/,
  /minio|s3|aws/,
  /clickhouse/,
  /elastic|opensearch/,
  /ldap/,
  /smtp|mail/,
  /postgres|pgsql|\bpg|mysql|mariadb|mssql|sqlserver|database|datasource|\bdb/,
];

/**
 * `app` in `postgres://app:app@db` and in `amqp://app:app@queue` are two passwords, and so are two settings of one service. What is
 * long or made by chance is one everywhere.
 */
export function mayBeOne(text: string, one: CredentialFact, other: CredentialFact): boolean {
  if (one.confidence !== 'low' || one.slot.name === other.slot.name) return true;
  const [a, b] = [kindOf(text, one), kindOf(text, other)];
  if (a !== undefined && b !== undefined) return a === b;
  return serviceAt(text, one.span.start) !== serviceAt(text, other.span.start);
}

/** Where the service begins that a place is in: the last line before it that is indented as the first below `services`. */
function serviceAt(text: string, at: number): number {
  const indent =
    /^services:[^\r\n]{0,200}\r?\n(?:[ \t]{0,40}(?:#[^\r\n]{0,400})?\r?\n){0,20}([ \t]{1,12})[^\s#]/m.exec(text)?.[1] ?? '  ';
  let start = -1;
  for (let line = 0; line >= 0 && line < at; line = text.indexOf('\n', line) + 1 || at)
    if (text.startsWith(indent, line) && /[^\s#-]/.test(text.charAt(line + indent.length))) start = line;
  return start;
}

function kindOf(text: string, { type, slot, span }: CredentialFact): number | undefined {
  const scheme = /([a-z][\w+.-]{0,30}):\/\/[^\s/]{0,120}$/i.exec(text.slice(Math.max(0, span.start - 160), span.start))?.[1];
  const about = type === 'connection-string' && scheme ? scheme : slot.name.replace(/_/g, ' ');
  const kind = KINDS.findIndex((words) => words.test(about.toLowerCase()));
  return kind < 0 ? undefined : kind;
}
