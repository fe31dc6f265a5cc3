/** Whether a literal in a named place is a secret, how sure that is, and why. */

import { HOLE } from '../../syntax/value';
import { triage } from '../filter/triage';
import type { Confidence, FormatMatch, Judgement, SlotValue } from '../model';
import { scanText } from '../scan';
import { type ConnectionPassword, passwordsIn } from '../shapes/connection';
import { decodeBase64 } from '../shapes/private-key';
import { exampleLowers, isExamplePath, isTestProgram } from '../values/examples';
import { isLabel, isTranslations } from '../values/labels';
import { isMonotone } from '../values/monotone';
import { isPattern, isPlaceholder, isPublic, isReference, isWeak } from '../values/placeholders';
import { looksRandom } from '../values/randomness';
import { UUID } from '../values/uuid';
import { isSecretName, mayNameSecret, namesRequest, startsLikeSecret, typeOfName, wordsOf } from './names';

/** A value that is longer holds text, not a secret (keys and documents are found by their own shapes). */
const LONGEST = 20_000;

/** What is believed of the literal in the slot; undefined when it is no secret. Pure function of its input. */
export function judgeSlot(slot: SlotValue): Judgement | undefined {
  const value = slot.value.trim();
  if (value === '' || value.length > LONGEST) return undefined;
  const judged = judgeValue(slot, value);
  if (judged && !judged.format && isLockFile(slot.file)) return undefined;
  // A test signs its own JWT, and hands words of its own to a client.
  const shaped = (judged?.format && judged.format !== 'jwt') || judged?.type === 'connection-string';
  const madeHere = !shaped && (!slot.known || isTestProgram(slot.file));
  return (
    judged && {
      ...judged,
      ...exampleLowers(slot.file, pairRaises(slot, judged, value), madeHere ? value : undefined, slot.known),
    }
  );
}

/** An identifier beside the value says that both are used together; it makes no default and no typed sequence more real. */
function pairRaises(slot: SlotValue, judged: Judgement, value: string): Pick<Judgement, 'confidence' | 'evidence'> {
  const { confidence, evidence, format, type } = judged;
  if (confidence === 'high' || format || type === 'connection-string' || !slot.partner) return judged;
  if (isWeak(value) || isIdentifier(value) || isTyped(value) || HASH.test(value) || /\s/.test(value) || !slot.partner())
    return judged;
  return { confidence: confidence === 'low' ? 'medium' : 'high', evidence: [...evidence, 'a user or an id stands beside it'] };
}

/** Confidence and evidence of one password of a connection string in this file; `value` is the password. */
export function judgePassword(
  password: ConnectionPassword,
  file: string,
  value: string,
): Pick<Judgement, 'confidence' | 'evidence'> {
  return exampleLowers(file, believed(password), value, true);
}

function believed({ trivial }: ConnectionPassword): Pick<Judgement, 'confidence' | 'evidence'> {
  const evidence = ['password in a connection string', ...(trivial ? ['local server, or a well-known default'] : [])];
  return { confidence: trivial ? 'low' : 'high', evidence };
}

function judgeValue(slot: SlotValue, value: string): Judgement | undefined {
  const [password] = passwordsIn(value);
  if (password) {
    const format = wholeFormat('', value.slice(password.start, password.end));
    return { ...format, type: 'connection-string', ...believed(password) };
  }
  const format = wholeFormat(slot.name, value);
  if (format) return format;
  if (isReference(value) || isPlaceholder(value)) return undefined;
  const type = typeOfName(slot.name);
  if (slot.known && isPutTogether(value)) return undefined;
  if (slot.known) {
    // Keys and tokens are made by the service: a word is a local stand-in for one.
    const standsIn = type !== 'password' && value.length < 16 && !looksRandom(value);
    const isWord = isIdentifier(value) && (standsIn || (wordsOf(value).length > 2 && isExamplePath(slot.file)));
    const weak = isWeak(value) || isWord;
    const evidence = ['a literal in a place that holds a credential', ...(weak ? ['a well-known default, or words'] : [])];
    return { type, confidence: weak ? 'medium' : 'high', evidence };
  }
  if (isPublic(value) || isPattern(value) || echoes(slot.name, value)) return undefined;
  if (isLabel(slot.name, value) || (isTranslations(slot.file) && !/[0-9]/.test(value)) || NOTHING.test(value)) return undefined;
  if (HASH.test(value)) return isSecretName(slot.name) ? { type, ...HASHED } : undefined;
  if (!isSecretName(slot.name)) {
    const mayBe = mayNameSecret(slot.name) ? /^[\w+/=-]{16,}$/.test(value) : startsLikeSecret(slot.name) && !UUID.test(value);
    return mayBe && (looksRandom(value) || isScrambled(value)) ? { ...DOUBTFUL, type } : undefined;
  }
  if (UUID.test(value) && namesRequest(slot.name)) return undefined;
  const confidence = convincing(textBehind(value) ?? value, type === 'password', slot.file);
  return (
    confidence && {
      type,
      confidence,
      evidence: ['its name says that it is secret', 'its value does not look like a word or a reference'],
    }
  );
}

/** A connection string whose password is not in the file: `postgres://app:${random_password.db.result}@…`. */
function isPutTogether(value: string): boolean {
  const password = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/@:]{0,256}:([^\s/@]{0,256})@/i.exec(value)?.[1];
  return password?.includes(HOLE) === true;
}

/** The token format of the whole value; the name may be the keyword that gives the shape its meaning. */
function wholeFormat(name: string, value: string): Judgement | undefined {
  const text = `${name}=${value}`;
  const start = name.length + 1;
  const match = scanText(text, triage(asBytes(text)).hits).find(
    (one) => one.start <= start && one.end >= text.length && one.end - one.start > 7,
  );
  if (!match || match.start < start) return undefined;
  return judgementOf(match);
}

function judgementOf({ type, confidence, evidence, format, provider, checksum }: FormatMatch): Judgement {
  return {
    type,
    confidence,
    evidence,
    ...(format ? { format } : {}),
    ...(provider ? { provider } : {}),
    ...(checksum ? { checksum } : {}),
  };
}

/** One byte for each UTF-16 unit, so that offsets stay; what is not ASCII is no part of a token. */
function asBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 128 ? code : 0;
  }
  return bytes;
}

/** A key of something unknown: only a generated value makes it a secret, and still it may be an identifier. */
const DOUBTFUL = { confidence: 'low', evidence: ['its name speaks of a key', 'its value looks generated'] } as const;

/** How convincing a value is under a name that promises a secret; undefined for words, identifiers, types and sentences. */
function convincing(value: string, password: boolean, file: string): Confidence | undefined {
  if (value.length < 4 || value.length > 1_000 || isPlaceholder(value)) return undefined;
  // Passwords are not made that way; identifiers of products (`LastPass = …`) are.
  if (password && UUID.test(value)) return CODE.test(file) ? undefined : 'low';
  // `shop.cart-item.added`: a name of an event, a style or a scope.
  if (!password && /^[a-z]{1,16}(?:[.-][a-z]{1,16}){1,8}$/.test(value) && value.includes('.')) return undefined;
  if (password && isPassphrase(value)) return 'low';
  if (/\s/.test(value)) return password && /[0-9]/.test(value) && /[^\w\s.,:;'"!?()-]/.test(value) ? 'low' : undefined;
  if (looksRandom(value)) return isTyped(value) ? 'low' : 'high';
  // `clientName,clientMode`: a list of names.
  if (!password && /^[A-Za-z_][\w.-]{0,60}(?:,[ ]?[A-Za-z_][\w.-]{0,60}){1,40}$/.test(value)) return undefined;
  if (isIdentifier(value)) return password && (isWeak(value) || isPlainWord(value, file)) ? 'low' : undefined;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(value)).length;
  if (password) return value.length >= 8 && kinds >= 3 ? 'medium' : kinds >= 2 || isWeak(value) ? 'low' : undefined;
  if (value.length < 16) return value.length >= 8 && kinds >= 3 && /[^\w.:/-]/.test(value) ? 'low' : undefined;
  const symbols = new Set(value.replace(/[\w.:/-]/g, '')).size;
  return (kinds >= 3 && symbols > 0) || symbols > 4 || isTyped(value) ? 'low' : undefined;
}

/** crypt(3) and its kin: `$2b$10$…`, `$6$salt$…`, `$argon2id$…`; htpasswd puts the user in front. */
const HASH = /^(?:[\w.-]{1,60}:|\{[\w-]{2,20}\})?\$(?:2[abxy]?|1|5|6|y|7|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,12})\$/;
const HASHED = {
  confidence: 'low',
  evidence: ['its name says that it is secret', 'a hash of the password, not the password itself'],
} as const;

/** MD5, SHA-1, SHA-256 and SHA-512 of the empty text. */
const NOTHING =
  /^(?:d41d8cd98f00b204e9800998ecf8427e|da39a3ee5e6b4b0d3255bfef95601890afd80709|e3b0c44298fc1c149afbf4c8996fb924[0-9a-f]{32}|cf83e1357eefb8bdf1542850d66d8007[0-9a-f]{96})$/i;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|java|kt|rb|php|cs|rs|swift|dart|md|html?)(?:\.map)?$/i;

/** What base64 of plain text says: `dGVzdC1hcGkta2V5` is the words `test-api-key`; undefined where it is no such thing. */
function textBehind(value: string): string | undefined {
  if (value.length < 12 || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return undefined;
  const text = decodeBase64(value).trim();
  return text.length >= 8 && /^[ -~]+$/.test(text) ? text : undefined;
}

/** Twenty characters or more with many kinds of symbols among them. */
function isScrambled(value: string): boolean {
  return value.length >= 20 && !/\s/.test(value) && new Set(value.replace(/[\w.:/,-]/g, '')).size > 5;
}

/** Four words or more that make no sentence: `correct horse battery staple`. */
function isPassphrase(value: string): boolean {
  return (
    /^[a-z]{2,12}(?: [a-z]{2,12}){3,9}$/.test(value) &&
    !/\b(?:is|are|be|must|should|please|enter|your|you|the|this|not|at|least|for|to|of|in|if|or|can|has|have|password|passphrase)\b/.test(
      value,
    )
  );
}

/** Digits only, or letters and digits in runs (`abcd1234efgh5678`): somebody made it up, here or in the real system. */
function isTyped(value: string): boolean {
  if (/^[0-9]{16,}$/.test(value)) return true;
  return isMonotone(value) && /[0-9]/.test(value) && /[a-z]/i.test(value);
}

/** `PASSWORD=whiteduke`: in a file of settings a word is a password; in source code it is more often a label or a name. */
function isPlainWord(value: string, file: string): boolean {
  return /^[a-z]{6,20}$/i.test(value) && !CODE.test(file);
}

/** Words and names: `getPassword`, `my-secret-name`, `com.example.Type`, `Some::Constant`, `@scope/name`, `SOME_VARIABLE`. */
function isIdentifier(value: string): boolean {
  return /^[@$]?[A-Za-z_]+(?:(?:::|->|[-./:\\])[A-Za-z_]+)*[[\](){};]*$/.test(value) || /^\p{L}[\p{L}\p{M}]*$/u.test(value);
}

/** `password: "db_password"`, `sharedKey = sharedKey$1`: the value only says the name again. */
function echoes(name: string, written: string): boolean {
  const value = written.replace(/\$\d{1,3}$/, '');
  const words = wordsOf(value);
  return words.length > 0 && words.length < 6 && words.every((word) => wordsOf(name).includes(word)) && !/[^\w.-]/.test(value);
}

/** Names of packages, with their versions: `js-tokens: "npm:^4.0.0"`. */
function isLockFile(file: string): boolean {
  return /(?:^|\/)(?:yarn\.lock|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|bun\.lock|deno\.lock|[\w-]+\.lock|go\.(?:sum|mod))$/i.test(
    file,
  );
}
