/** What a secret in a vault is, as far as its names and its parts show. */
import type { Value } from '../../../syntax/value';
import type { LifecycleFact } from '../../model';

/** A vault of AWS makes new passwords for these. https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_available-rotation-templates.html */
const DATABASE =
  /(?<![a-z])(?:db|database|rds|aurora|postgres(?:ql)?|pg|mysql|mariadb|redshift|docdb|documentdb|mssql|sqlserver|oracle)(?![a-z])/i;

/** What somebody else makes, or what must not change by itself. */
const MADE_ELSEWHERE =
  /(?<![a-z])(?:api[-_ ]?keys?|apikeys?|tokens?|pat|webhooks?|oauth2?|oidc|saml|client[-_ ]?(?:id|secret)s?|app[-_ ]?keys?|github|gitlab|bitbucket|slack|stripe|twilio|sendgrid|mailgun|datadog|dd|newrelic|new[-_ ]relic|pagerduty|sentry|openai|anthropic|okta|auth0|docker(?:hub)?|registry|npm|ssh|tls|ssl|certs?|certificates?|ca|pem|pgp|gpg|private[-_ ]?key|public[-_ ]?key|licen[cs]e|smtp|jwt|session|cookie|signing|salt|hmac|encryption|config|env(?:ironment)?|settings|kubeconfig|tailscale|cloudflare|snowflake|google|firebase|azure|facebook|vendor|partner)(?![a-z])/i;

/** By the words that the secret is called with; camel case counts as words. */
export function natureOf(names: readonly string[]): LifecycleFact['holds'] {
  const words = names
    .join(' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .slice(0, 1_000);
  if (MADE_ELSEWHERE.test(words)) return 'made-elsewhere';
  return DATABASE.test(words) ? 'database-password' : undefined;
}

/** Whether a value has the parts that rotation looks for: a user, a password and where its database is. */
export function holdsLogin(value: Value | undefined): boolean {
  const has = (pattern: RegExp): boolean =>
    value?.kind === 'object'
      ? value.entries.some(({ key }) => pattern.test(`"${key}"`))
      : value?.kind === 'string' && pattern.test(value.text.slice(0, 4_000));
  return has(/"username"/i) && has(/"password"/i) && has(/"(?:engine|host|port|dbname|database|db\w{0,40}identifier)"/i);
}

/** A vault is also where addresses and names are kept, which are no secrets. */
export function isNoSecret(name: string): boolean {
  return NO_SECRET.test(name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replaceAll('_', '-'));
}

const NO_SECRET =
  /(?:^|[-./])(?:user-?name|host(?:name)?|fqdn|url|uri|endpoint|(?:client|tenant|subscription|app|object|principal|account)-?id|region|port|database-?name|db-?name)s?$/i;
