/** What to do about the old value once nothing reads it any more: it stays in the history of the repository. */
import type { CredentialFact } from '../facts/model';
import { formatOf } from '../secrets/formats/index';
import type { Step } from './model';

const BURNT = 'The old value stays in the history of the repository.';

/** Words of a holder or provider, and how its passwords are changed. Of two entries the first that fits counts. */
const PASSWORDS: readonly (readonly [RegExp, string])[] = [
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html
  [/^aws_(?:db_instance|rds)|^AWS::RDS/, 'set a new master password on the database, which takes it at once'],
  // https://www.postgresql.org/docs/current/app-psql.html
  [
    /postgres|psycopg|redshift|cockroach|\bpg\b/i,
    'log in with psql and set a new password with \\password, which keeps it out of the logs',
  ],
  // https://dev.mysql.com/doc/refman/8.4/en/password-management.html#dual-passwords
  [
    /mysql|mariadb/i,
    'ALTER USER … IDENTIFIED BY … RETAIN CURRENT PASSWORD, deploy, then DISCARD OLD PASSWORD (MySQL; MariaDB has one password at a time)',
  ],
  // https://www.mongodb.com/docs/manual/reference/method/db.changeUserPassword/
  [/mongo/i, 'db.changeUserPassword(user, passwordPrompt()), which asks for it'],
  // https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
  [/redis|elasticache|valkey/i, 'ACL SETUSER with the new password beside the old one, deploy, then take the old one away'],
  // https://www.rabbitmq.com/docs/access-control
  [/rabbit|amqp/i, 'rabbitmqctl change_password, which reads it from standard input'],
];

/**
 * The last step of every fix. The provider's own way where the credential's format or holder is known; never the value. Facts: the vendors'
 * pages that the formats and this table name.
 */
export function rotation({ format, type, slot, provider, storage }: CredentialFact): Step {
  if (slot.kind === 'docker-build' && storage === 'environment')
    return 'Rotate the value where it was issued: images and caches that were built so far hold it.';
  const known = formatOf(format);
  if (known) return `Rotate it: ${known.rotate} (${known.docs}). ${BURNT}`;
  if (type === 'private-key' || type === 'certificate')
    return `Make a new key pair, and have the old one revoked or taken off every list that trusts it. ${BURNT}`;
  const about = `${slot.ownerType ?? ''} ${slot.owner ?? ''} ${provider ?? ''}`.trim();
  const way = PASSWORDS.find(([pattern]) => pattern.test(about))?.[1];
  if (way && (type === 'password' || type === 'connection-string')) return `Rotate it: ${way}. ${BURNT}`;
  return 'Rotate the value where it was issued: it stays in the history of the repository.';
}

/** The same where nothing has to know the value any more. */
export function retirement(credential: CredentialFact): Step {
  const known = formatOf(credential.format);
  return known
    ? rotation(credential)
    : 'See that the old value no longer works once this is deployed: it stays in the history of the repository.';
}
