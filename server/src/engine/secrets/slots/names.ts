/** Which names promise a secret. Names are split into words, so `dbPassword`, `DB_PASSWORD` and `db-password` are one. */
import type { CredentialType } from '../model';

const PASSWORD_WORDS = new Set([
  'password',
  'passwd',
  'passwords',
  'passphrase',
  'passcode',
  'passkey',
  'pwd',
  'psk',
  'userpass',
]);
const SECRET_WORDS = new Set(['secret', 'secrets', 'token', 'tokens', 'credential', 'credentials', 'creds', 'apikey', 'apikeys']);
/** Only believed as the last word: `DB_PASS` but not `pass_through`, `_auth` but not `auth_type`. */
const LAST_WORDS = new Set([
  'pass',
  'pw',
  'auth',
  'pat',
  'bearer',
  'authorization',
  'jwt',
  'cred',
  'sas',
  'passwort',
  'contrasena',
]);
/** `<word> key` that is a secret; a key of any other kind (public, primary, sort, cache) is not. */
const KEY_OWNERS = new Set(
  (
    'api access secret private account encryption encrypt decryption signing sign signature master shared service admin app ' +
    'application auth authorization storage client jwt session hmac aes crypto license subscription host function root write ' +
    'rest deploy deployment integration webhook server token cookie consumer ingest ingestion publish stripe sendgrid mailgun ' +
    'twilio openai anthropic datadog algolia github gitlab aws azure gcp google supabase heroku cloudflare rapidapi'
  ).split(' '),
);
const NOT_KEY_OWNERS = new Set(
  'public pub primary foreign partition sort cache index row object idempotency s3 event record message item shard route site dedup ssh host gpg pgp verification commit map dict config json lookup translation routing property properties socket websocket'.split(
    ' ',
  ),
);
/** A name that ends in one of these speaks about a secret and does not hold it: `password_length`, `token_url`. */
const ABOUT_WORDS = new Set(
  (
    'length len url uri urls uris link endpoint name names arn arns path paths file files filename dir directory folder id ids ' +
    'type types kind policy policies ttl expiry expires expiration expired expire age lifetime duration timeout days hours ' +
    'minutes seconds ms count limit max min size bytes bits rotation rotate ref refs reference references hint regex pattern ' +
    'rule rules validator validation field fields column label labels prefix suffix header headers provider providers manager ' +
    'store stores storage version versions stage enabled disabled enable disable required require reset issuer audience scope ' +
    'scopes class mode format algorithm alg method strategy location env var variable variables placeholder title text ' +
    'message description help prompt error errors status state changed updated created at on date time timestamp used usage ' +
    'index cost price budget balance address symbol contract engine backend service handler helper util utils service config ' +
    'configuration configmap settings options option props template schema model request response result list map set array ' +
    'count counter iterator generator factory parser bucket group role user username account region resource source target ' +
    'attribute property encoding strength complexity history checker input output button icon screen page view form dialog ' +
    'command cmd script helper action callback fn func function test tests spec mock selector arg args param params parameter'
  ).split(' '),
);
/** Left aside at the end of a name: they say which one or how it is written, not what it is. */
const FILLER_WORDS = new Set(
  (
    'value values literal string str plain plaintext raw base64 b64 encoded decoded default current old new previous prod ' +
    'production dev development staging stage stg qa uat test testing live sandbox local demo main backup primary secondary base v1 v2'
  ).split(' '),
);
/** `is_secret`, `show_password`, `forgot_password`, `next_token`: questions, actions and cursors. */
const FIRST_WORDS = new Set(
  (
    'is has have had no not non needs need use uses using show hide toggle forgot forget forgotten reset change confirm enable ' +
    'disable allow require requires required should can must get set fetch validate verify check parse max min num number ' +
    'total count create generate rotate delete remove list update invalid missing wrong incorrect expired with without'
  ).split(' '),
);
const CURSOR_WORDS = new Set(
  'next page paging pagination continuation continue cursor sync resume sequence csrf xsrf ancillary syntax lexer idempotency idempotent dedup input output limit authenticity antiforgery'.split(
    ' ',
  ),
);
const GLUED =
  /(?:(?:require|root|store|key|trust|admin|user|db|mysql|smtp)pass|password|passwd|passphrase|secret|token|apikey|accesskey|secretkey|privatekey|credentials?|pwd)$/;

/** The lower-case words of a name: `awsSecretAccessKey`, `AWS_SECRET_ACCESS_KEY` and `--aws-secret` alike. */
export function wordsOf(name: string): string[] {
  return name
    .slice(-120)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/(?<=[a-z]{3})\d+$/, ''))
    .filter((word) => word !== '' && !/^\d+$/.test(word));
}

/** Whether a value under this name is meant to be secret: `DB_PASSWORD` is, `password_length` and `public_key` are not. */
export function isSecretName(name: string): boolean {
  let answer = answers.get(name);
  if (answer === undefined) {
    if (answers.size > MOST_ANSWERS) answers.clear();
    answer = readsSecret(name);
    answers.set(name, answer);
  }
  return answer;
}

/** Names come back: the same few thousand in a tree, all of a file's at every edit. */
const answers = new Map<string, boolean>();
const MOST_ANSWERS = 20_000;

function readsSecret(name: string): boolean {
  const words = wordsOf(name);
  while (words.length > 1 && FILLER_WORDS.has(words[words.length - 1] as string)) words.pop();
  const last = words[words.length - 1];
  if (last === undefined) return false;
  const before = words[words.length - 2] ?? '';
  if (last === 'id') return words.length > 2 && before === 'key' && words[words.length - 3] === 'access';
  if (ABOUT_WORDS.has(last)) return false;
  if (words.length > 1 && FIRST_WORDS.has(words[0] as string)) return false;
  if (last === 'key' || last === 'keys') return isSecretKey(words);
  // `PublicKeyToken` of .NET assemblies: eight bytes of a hash.
  if (before === 'key' && last === 'token' && words.includes('public')) return false;
  if (last === 'pass' && /^(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached|render|first|second|single|multi|all)$/.test(before))
    return false;
  if ((last === 'token' || last === 'tokens') && CURSOR_WORDS.has(before)) return false;
  if (last === 'tokens' && words.some((word) => FIRST_WORDS.has(word) || /^(?:prompt|completion|input|output)$/.test(word)))
    return false;
  return PASSWORD_WORDS.has(last) || SECRET_WORDS.has(last) || LAST_WORDS.has(last) || GLUED.test(last);
}

/** A name that goes on behind these words speaks of something derived from the secret or of its kind. */
const DERIVED_WORDS = new Set(
  'hash hashed hashes salt nonce iv digest fingerprint thumbprint checksum uuid guid sha256 md5 signature data body kid jti owner exists santa agent per minute second hour day'.split(
    ' ',
  ),
);

/**
 * Whether the name has a secret's word in front of its last words: `apikey_myservice`, `password_root`, `token_ci`; or one
 * that is misspelt. Only a value that looks generated is believed under it.
 */
export function startsLikeSecret(name: string): boolean {
  const words = wordsOf(name);
  if (FIRST_WORDS.has(words[0] ?? '')) return false;
  const misspelt = (word: string) => /^secrets?[a-z]$/.test(word);
  const at = words.findIndex((word) => PASSWORD_WORDS.has(word) || SECRET_WORDS.has(word) || word === 'pass' || misspelt(word));
  const rest = words.slice(at + 1);
  if (at < 0 || rest.length > 2 || (rest.length === 0 && !misspelt(words[at] as string))) return false;
  return !rest.some((word) => ABOUT_WORDS.has(word) || DERIVED_WORDS.has(word) || LAST_WORDS.has(word) || word.endsWith('key'));
}

/** Whether a value under this name is a secret if it looks generated: `ALCHEMY_KEY`, `key`, but not `public_key` or `cacheKey`. */
export function mayNameSecret(name: string): boolean {
  const words = wordsOf(name);
  while (words.length > 1 && FILLER_WORDS.has(words[words.length - 1] as string)) words.pop();
  const last = words[words.length - 1] ?? '';
  return (
    /key$/.test(last) &&
    !/^(?:hot|mon|tur|don|jo|hoc|whis|pub)key$/.test(last) &&
    !NOT_KEY_OWNERS.has(words[words.length - 2] ?? '')
  );
}

/** Whether the name is that of one request, task or job: `ClientRequestToken`, `clientToken`, `LifecycleActionToken`, `taskToken`. */
export function namesRequest(name: string): boolean {
  const [owner, last] = wordsOf(name).slice(-2);
  return last === 'token' && /^(?:client|request|action|task|job|step|creation|creator|lifecycle)$/.test(owner ?? '');
}

/** The type of credential a name speaks of. */
export function typeOfName(name: string): CredentialType {
  const joined = wordsOf(name).join(' ');
  if (/private ?key/.test(joined)) return 'private-key';
  if (/(?:^| )(?:aws )?(?:secret )?access ?key(?: id)?$|^aws secret ?key$|accesskey$/.test(joined)) return 'access-key';
  if (/pass|pwd|psk|\bpw\b/.test(joined)) return 'password';
  if (/token|key|secret|auth|bearer|jwt|\bpat\b/.test(joined)) return 'token';
  return 'unknown';
}

function isSecretKey(words: readonly string[]): boolean {
  const before = words[words.length - 2];
  if (before === undefined || NOT_KEY_OWNERS.has(before)) return false;
  return (
    KEY_OWNERS.has(before) || PASSWORD_WORDS.has(before) || words.slice(0, -1).some((word) => word === 'api' || word === 'secret')
  );
}
