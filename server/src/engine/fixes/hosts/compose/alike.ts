/** Whether two places with one value have it from each other, where the value is one that nobody chose. */
import type { CredentialFact } from '../../../facts/model';

/** What a password opens, by the name or the URL that it stands in. */
const KINDS: readonly RegExp[] = [
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

/** `app` in `postgres://app:app@db` and in `amqp://app:app@queue` are two passwords. What is long or made by chance is one everywhere. */
export function mayBeOne(text: string, one: CredentialFact, other: CredentialFact): boolean {
  if (one.confidence !== 'low') return true;
  const [a, b] = [kindOf(text, one), kindOf(text, other)];
  return a === undefined || b === undefined || a === b;
}

function kindOf(text: string, { type, slot, span }: CredentialFact): number | undefined {
  const scheme = /([a-z][\w+.-]{0,30}):\/\/[^\s/]{0,120}$/i.exec(text.slice(Math.max(0, span.start - 160), span.start))?.[1];
  const about = type === 'connection-string' && scheme ? scheme : slot.name.replace(/_/g, ' ');
  const kind = KINDS.findIndex((words) => words.test(about.toLowerCase()));
  return kind < 0 ? undefined : kind;
}
