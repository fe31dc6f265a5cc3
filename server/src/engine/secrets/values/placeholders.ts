/** Values that stand where a secret would: placeholders of documentation, and references to where the secret really is. */
import { HOLE } from '../../syntax/value';
import { isPublished } from './published';

const PLACEHOLDER_WORDS =
  /(?:^|[^a-z])(?:your|placeholder|example|sample|dummy|fake|todo|fixme|tbd|redacted|masked|hidden|removed|censored|insert|replace|fill|enter|some|not[-_ ]?(?:a[-_ ]?)?real|goes[-_ ]?here|here|invalid|wrong|bogus)(?:[^a-z]|$)/i;
const PLACEHOLDER_GLUED =
  /^[a-z_-]*(?:fake|dummy)[a-z_-]*$|example(?:key)?$|^(?:your|wrong|invalid)|^some[-_]?(?:pass(?:word)?|secret|token|key)$|placeholder|changethis|replace_?(?:me|with|this)|insert_?here|redacted|(?:invalid|wrong|bogus|nonexist[ae]nt)[-_ ]?(?:auth|access|api)?[-_ ]?(?:token|key|secret|password|credentials?)$/i;
/** A sentence in one word: `get_the_secret_of_above_key`, `not-a-valid-token`. */
const SENTENCE = /^[a-z]+(?:[_-][a-z]+){2,12}$/i;
const SENTENCE_WORDS = /(?:^|[_-])(?:the|of|above|below|isnt|not|goes)[_-]/i;
/** `if_you_see_this_please_use_K8S`: asks whoever reads it. */
const REQUEST = /^[a-z][a-z0-9]{0,20}(?:[_-][a-z0-9]{1,20}){2,16}$/i;
const REQUEST_WORD = /(?:^|[_-])please[_-]/i;
const EMPTY_WORDS = new Set(
  'null nil none undefined void true false yes no on off empty unset unused unknown default n/a na tbd todo test string value optional required enabled disabled'.split(
    ' ',
  ),
);
/** The parts of speech of a name, not of a value: `password: password` in a schema, `token: "token"`. */
const FIELD_WORDS =
  /^(?:user|db|my|the|api|auth|access|client|new|old|current|confirm)?[-_ ]?(?:secret|token|apikey|api[-_]key|key|credentials?)(?:[-_ ]?value)?$/i;
/** `DB_PASSWORD`: the name of the variable that would hold it. */
const VARIABLE_NAME =
  /^[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){0,8}_(?:PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|KEY|CREDENTIALS?)$/;

/** Defaults that people really leave in place: secrets, but weak ones. */
const WEAK =
  /^(?:change[-_ ]?me|admin|administrator|root|guest|user|pass|passwd|password|p[a@]ssw[o0]rd|secret|letmein|welcome|qwerty|test|postgres|mysql|mongo|redis|rabbitmq|minio(?:admin)?|toor|default|master|abc|foo|bar|hunter)[!@#$%_-]*[0-9]{0,6}[!@#$%]*$/i;
const WEAK_WITH_DIGITS =
  /^(?:test|temp|demo|my|initial|secure|strong|super|user|admin)[-_]?(?:pass(?:wd|word)?|secret)[!@#$%_-]*[0-9]{1,6}[!@#$%]*$/i;

/** Whether the text is a documentation placeholder: `<your-token>`, `xxxx`, `YOUR_API_KEY`, `REPLACE_ME`, `null`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length === 0) return true;
  if (text.length > 400) return false;
  if (isPublished(text)) return true;
  const lower = text.toLowerCase();
  if (EMPTY_WORDS.has(lower)) return true;
  if (
    /^(?:<[^<>]*>|&lt;.{1,80}&gt;|\[[^[\]]*\]|\{[^{}]*\}|#[^#]*#|__[A-Za-z0-9_-]+__|%[A-Za-z0-9_]+%|@[A-Za-z0-9_]+@|@[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|--?[a-z][a-z-]{1,40}=?)$/.test(
      text,
    )
  )
    return true;
  if (/[*]{3,}|\.{3,}|…|[xX]{4,}|•{2,}|<[A-Za-z][A-Za-z0-9 _-]*>/.test(text)) return true;
  if (isRepetition(text)) return true;
  if (text.includes('EXAMPLE') || (SENTENCE.test(text) && SENTENCE_WORDS.test(text))) return true;
  if (REQUEST_WORD.test(text) && REQUEST.test(text)) return true;
  return PLACEHOLDER_WORDS.test(text) || PLACEHOLDER_GLUED.test(text) || FIELD_WORDS.test(text) || VARIABLE_NAME.test(text);
}

/** `/T123456789/B123456789/`: the workspace and the app of a webhook, typed by counting. */
const COUNTED = /\/T0?12345678(?:9|90)?\/B0?12345678(?:9|90)?\//i;

/** Whether a value with a token's shape is one that a vendor or a writer put there as an example: `AKIA…EXAMPLE`, `ghp_xxxx…`, zeros. */
export function isFillerToken(value: string): boolean {
  if (isPublished(value)) return true;
  if (/EXAMPLE|^(?:.{0,12}[_-])?(?:your|insert|replace|placeholder|dummy|fake|redacted)[_-]/i.test(value)) return true;
  if (/x{6}|X{6}|0{10}|[*]{3}|\.{3}/.test(value)) return true;
  if (COUNTED.test(value)) return true;
  const body = value.slice(Math.min(8, value.length >> 2));
  return new Set(body).size <= Math.min(4, body.length >> 2) || isSampleJwt(value);
}

/** The sample of jwt.io, whose payload starts `{"sub":"1234567890"`. */
function isSampleJwt(value: string): boolean {
  return /\.eyJzdWIiOi(?:IxMjM0NTY3ODkw|AiMTIzNDU2Nzg5MC)/.test(value);
}

/** A weak real value, such as a default that was never changed: reported in a known slot, with less confidence. */
export function isWeak(value: string): boolean {
  return WEAK.test(value.trim()) || WEAK_WITH_DIGITS.test(value.trim());
}

/** Whether the text only says where the secret is: an interpolation, a vault or environment reference, a path, a URL without credentials. */
export function isReference(value: string): boolean {
  const text = value.trim();
  if (text.includes(HOLE)) {
    if (VAULT_REFERENCE.test(text) || (HELD_ELSEWHERE.test(text) && !HELD_HERE.test(text))) return true;
    return text.replace(/\uFFFC/g, '').length < 8 || !/[A-Za-z0-9]{8}/.test(text.replace(/\uFFFC/g, ' '));
  }
  return INTERPOLATION.test(text) || VAULT_REFERENCE.test(text) || CODE_REFERENCE.test(text) || isPath(text) || isPlainUrl(text);
}

/** `jdbc:postgresql://db/shop?user=app&password=${…}`: the part that is secret comes from elsewhere, and no other one is written. */
const HELD_ELSEWHERE = /(?:password|passwd|pwd|secret|token|key|sig)\s?=\s?["']?\uFFFC|:\uFFFC@/i;
const HELD_HERE =
  /(?:password|passwd|pwd|secret|token|key|sig)\s?=\s?["']?[^"'\uFFFC\s&;]|:\/\/[^:@/\s]{0,80}:[^\uFFFC@/\s]{1,80}@/i;

/** What anybody may see although its name or look says otherwise: certificates and public keys, as PEM or base64 of PEM. */
export function isPublic(value: string): boolean {
  return /^\s{0,80}(?:-----BEGIN (?:CERTIFICATE|[A-Z ]{0,12}PUBLIC KEY)|LS0tLS1CRUdJTiBDRVJU|LS0tLS1CRUdJTiBQVUJMSUM)/.test(
    value,
  );
}

/** `[0-9A-F]{1,4}`, `(?:a|b)`, `ABCDEFGHIJKLM…`: a pattern or an alphabet that values are matched with or made from. */
export function isPattern(value: string): boolean {
  // `required|string|min:8`: the rules that a value must keep.
  if (/^[a-z_]{2,20}(?::[\w,.]{1,20})?(?:\|[a-z_]{2,20}(?::[\w,.]{1,20})?){1,12}$/.test(value)) return true;
  // `7.5.4`, `^2.0`, `.html`: a version, the end of a file's name.
  if (/^[v^~=]{0,2}\d{1,4}(?:\.\d{1,5}){1,3}$|^\.[a-z]{2,5}$/.test(value)) return true;
  // "`token`(6), `spam`": the columns of an index in MySQL.
  if (/^(?:`\w{1,64}`(?:\(\d{1,4}\))?(?:,\s?|$)){1,16}$/.test(value)) return true;
  // `FK_368A4209A76ED395`, `IX_Users_Email`: what a database calls its keys and indexes.
  if (/^(?:fk|pk|idx|ix|uniq|uk|uq|ux)_[\w]{1,80}$/i.test(value)) return true;
  // `Microsoft.KeyVault/vaults/secrets@2022-07-01`: a type of resource in Bicep.
  if (/^[A-Z][A-Za-z]{1,40}\.[A-Za-z]{1,60}(?:\/[A-Za-z]{1,60}){1,6}@\d{4}-\d{2}-\d{2}/.test(value)) return true;
  // `apache-proxy@`: what a guest of FTP says.
  if (/^[a-z-]{4,40}@$/.test(value)) return true;
  // `.*/DB_PASSWORD=x/`: the rest of a pattern of sed.
  if (value.startsWith('.*')) return true;
  // `","enabled":false`: the rest of a text of JSON, `","` between two pieces of it.
  if (/^["']{0,2}[,}\]]\s?["']/.test(value)) return true;
  // `v0.4.1-0.20200324110947-a37a7636d23e`, `UTF-8`.
  if (/^v\d+\.\d+\.\d+(?:[-+.]|$)|^(?:utf-?(?:8|16|32)(?:[bl]e)?|iso-8859-\d{1,2}|us-ascii|windows-125\d)$/i.test(value))
    return true;
  return /\(\?[:=!<]|\[\^?[A-Za-z0-9]-[A-Za-z0-9]|abcdefghijklm/i.test(value);
}

const INTERPOLATION =
  /^\$[A-Za-z_({]|^\${1,2}\.[A-Za-z_]|\$\{[\w\s.:\-?|/@,'"()[\]=+*!]{0,200}\}|\$\([^)]{1,200}\)|\{\{[^}]{0,200}\}\}|%\([A-Za-z_]\w{0,80}\)s|<%[=-]?[^%]{0,200}%>|#\{[^}]{1,200}\}|^\{[A-Za-z_][\w.]{0,80}\}$|^%[sdv]$|^\$\d$|^#\{|^\{\(?[A-Za-z_][\w.]{0,80}\(/;
const VAULT_REFERENCE =
  /^(?:ref\+|op:\/\/|vault:|vault\+|!vault|arn:aws|arn:\$|ENC[[(]|secretsmanager:|secrets?:\/\/|aws-secretsmanager|ssm:|ssm:\/\/|azurekeyvault|keyvault|akv:\/\/|gcp-?sm:|sm:\/\/|gsm:\/\/|projects\/[^/]+\/secrets\/|@Microsoft\.KeyVault|@\{?(?:appsetting|parameters|variables|pipeline|activity|dataset|linkedService|triggerBody|body)\(|keychain:|bao:|doppler:|env:|env\.|file:|AQICAH|AQIAA[\w+/]{3}AAAApAAA|AQAAANCMnd8|encrypted:|\{cipher\}|-----BEGIN (?:PGP|AGE)|\$ANSIBLE_VAULT|kms:|sops:|chamber:|awskms:)/i;
const CODE_REFERENCE =
  /^(?:process\.env\b|os\.environ|os\.getenv|getenv\(|System\.getenv|env\(|ENV\[|import\.meta\.env|(?:var|local|data|module|each|self|random_[a-z]+|aws_[a-z_]+|azurerm_[a-z_]+|google_[a-z_]+|config|settings|secrets|vars|inputs|params|props|this|github|values)\.[A-Za-z_][\w.[\]"'*-]*$|[A-Za-z_][\w.]*(?:\([^()]{0,120}\)|\[[^[\]]{0,120}\]|\[['"][\w.-]{1,80}['"]\][),;]{1,3})$)/;

function isPath(text: string): boolean {
  if (/^(?:~|\.{1,2})?\/(?:[\w.@-]+\/)+[\w.@-]*$/.test(text)) return !/[A-Za-z0-9]{24}/.test(text);
  return (
    /^[A-Za-z]:\\|^HK(?:LM|CU|CR|CC|U|EY_[A-Z_]{5,20}):?\\/.test(text) ||
    /^(?:~|\.{1,2})\/[\w./-]+$/.test(text) ||
    /^[\w./-]{1,120}\.(?:pem|key|crt|cer|json|ya?ml|txt|p12|pfx|jks|env|secret|pub|conf|ini|toml)$/.test(text)
  );
}

function isPlainUrl(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@]*$/i.test(text) &&
    !/[?&;](?:sig|token|key|password|secret|access_token|api_key)=[^&\s]{8}/i.test(text)
  );
}

/** One or two characters over and over, or one run of the alphabet or of the digits: `aaaaaa`, `000000`, `1234567890`, `abcdefgh`. */
function isRepetition(text: string): boolean {
  if (text.length >= 4 && hasTwoKinds(text)) return true;
  if (text.length < 6 || text.length > 30) return false;
  let steps = 0;
  for (let i = 1; i < text.length; i++) if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1) steps++;
  return steps >= text.length - 2;
}

/** No more than two different characters, apart from `-`, `_` and blanks. */
function hasTwoKinds(text: string): boolean {
  let first = '';
  let second = '';
  for (const char of text) {
    if (char === '-' || char === '_' || char === ' ' || char === first || char === second) continue;
    if (second !== '') return false;
    if (first === '') first = char;
    else second = char;
  }
  return true;
}
