/** Where a vendor's word and a value stand together so that the value is the vendor's key, and how sure that is. */
import type { TokenFormat } from '../formats/model';
import type { Confidence, FormatMatch } from '../model';
import { wordsOf } from '../slots/names';
import { isMonotone } from '../values/monotone';
import { isPlaceholder, isReference } from '../values/placeholders';
import { looksRandom } from '../values/randomness';

/** How the word and the value stand to each other. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  /** The slot says key, token or secret. */
  readonly said: boolean;
  /** `=`, `:`, a call, a query: more than a blank or a hyphen. */
  readonly given: boolean;
}

/** How far behind the word its value may start. */
const REACH = 170;

const SAYS =
  /key|token|secret|private|access|passw|pwd|cred|auth(?!or)|bearer|licen[cs]e|(?:^|[^a-z])(?:api|pat|tok)(?:[^a-z]|$)/i;
/** The slot of something else of the vendor: an address, an identifier, a version. */
const OTHER = new Set(
  (
    'id ids url uri host hostname domain name region version sha sha1 sha256 hash commit digest checksum path file filename endpoint ' +
    'email mail user username org organization project account team workspace public publishable pub site app channel group etag ' +
    'revision rev ref branch tag image integrity uuid guid client bucket index port dsn environment ip arn label title type webhook'
  ).split(' '),
);
const SIDE = new Set(
  'prod production dev development staging stage test testing live sandbox demo default value string x'.split(' '),
);

/** The vendor's word is a name that says so: `steam_api`, `boxtoken`; but not `surveymonkey`. */
const SAYS_ITSELF = /[_.-]|(?:token|secret|access|(?<!mon)key)$/;

const WORDS = '(?:api|app|rest|client|private|secret|access|auth|user|token|tok|keys?|credentials?|password)';
/** `BITLY_TOKEN = "…`, `"bitly-key": "…`, `Bitly("…`, `bitly SECRET key …`. */
const ASSIGNED =
  /^([\w.-]{0,48}(?:[ \t]{1,4}[\w.-]{1,24}){0,2})["'`\])}\\]{0,3}([ \t]{0,8}(?:=>|:=|==|->|\?\?|\|\||[=:,(>|])[>=]?[ \t]{0,8}|[ \t]{1,8})(?:[A-Za-z_.]{1,24}\([ \t]{0,3})?(?:["'`\\(]{0,4}|[ \t]{0,2}=?PRIVATE:)$/;
/** `bitly-secret-…`, `bitly private access key` and the value on the next line. */
const ATTACHED = new RegExp(`^((?:[ \\t_.:=-]{0,8}${WORDS}){0,5})[ \\t_.:=-]{0,6}(?:\\r?\\n[ \\t]{0,8})?["'\`]?$`, 'i');
/** `bitly:` and below it, or in its braces, `apiKey: …`. */
const SECTION =
  /^[\w.-]{0,24}["'`\])]{0,3}[ \t]{0,4}(?:=>|[:=(])?[ \t]{0,4}(?:[({[]{1,2}\s{0,40}|\r?\n[ \t]{1,40})["'`]?([\w-]{2,40})["'`]?[ \t]{0,4}(?:=>|[:=])[ \t]{0,4}["'`]?$/;
/** `api.bitly.com/v4/…?access_token=…`. */
const QUERY = /^[\w.-]{0,60}\/[^\s"'`<>?#]{0,80}\?(?:[^\s"'`<>#]{0,120}&)?([\w-]{2,24})=$/;

/** `"method": "auth.login_with_api_key", "params": ["…`. */
const CALLED = /^["'],\s{0,40}["']params["'][ \t]{0,4}:[ \t]{0,4}\[\s{0,40}["']$/;

/** The pattern to look for and how far it is looked for. */
interface Compiled {
  readonly value: RegExp;
  readonly window: number;
}

const compiled = new Map<TokenFormat, Compiled>();

/** The value of the vendor whose word stands at `at`; undefined where the slot is of something else, or there is none. */
export function vendorSlotAt(text: string, format: TokenFormat, at: number): Slot | undefined {
  const head = text.slice(at, at + 40).toLowerCase();
  const word = format.literals.find((one) => head.startsWith(one));
  if (word === undefined || !standsAlone(text, at, word)) return undefined;
  const from = at + word.length;
  const { value, window: longest } = compiledOf(format);
  const window = text.slice(from, from + longest);
  const before = /[\w.-]{0,40}[=:]?$/.exec(text.slice(Math.max(0, at - 41), at))?.[0] ?? '';
  for (const match of window.matchAll(value)) {
    const index = match.index ?? 0;
    if (index > REACH) return undefined;
    const slot = slotOf(SAYS_ITSELF.test(word) ? before + word : before, window.slice(0, index));
    if (!slot) continue;
    if (!slot.said && (format.slot === 'said' || !mayStandUnsaid(match[0], slot))) continue;
    return { start: from + index, end: from + index + match[0].length, ...slot };
  }
  return undefined;
}

/** What is believed of a vendor's value: as `trust` says, and more where the slot says that it is secret. */
export function vendorTrust(
  believed: Pick<FormatMatch, 'confidence' | 'evidence'>,
  value: string,
  { said, given }: Slot,
): Pick<FormatMatch, 'confidence' | 'evidence'> | undefined {
  if (!convinces(value, said)) return undefined;
  const evidence = [
    ...believed.evidence,
    said ? 'its slot names the vendor and says that it is secret' : 'its slot names the vendor',
  ];
  return { evidence, confidence: confidenceOf(believed.confidence, value, said, given) };
}

function confidenceOf(trusted: Confidence, value: string, said: boolean, given: boolean): Confidence {
  if (trusted === 'low' || !given || !looksRandom(value))
    return said && trusted !== 'low' && looksRandom(value) ? 'medium' : 'low';
  return said ? 'high' : value.includes('-') ? 'low' : 'medium';
}

/** Generated, or a run that somebody typed in the place of a key: not an identifier, a reference or a word. */
function convinces(value: string, said: boolean): boolean {
  if (isReference(value) || /\(\?[:=!<]|\[\^?[A-Za-z0-9]-/.test(value)) return false;
  // Behind a vendor's own prefix of words the rest must be generated.
  if (looksRandom(value) || (value.length > 28 && looksRandom(value.slice(-20)))) return true;
  if (!said || isPlaceholder(value)) return said && isMonotone(value);
  const digits = value.replace(/[^0-9]/g, '').length;
  return isMonotone(value) || digits >= 4 || (digits > 0 && (value.length < 16 || /^[0-9a-f]+$/i.test(value)));
}

/** A class takes in the words before the value (`secret-…`) unless it is kept from them; a prefix of the vendor's own does not. */
function compiledOf(format: TokenFormat): Compiled {
  const known = compiled.get(format);
  if (known) return known;
  const { source, flags } = format.pattern;
  const behind = source.startsWith('[') ? `(?!${WORDS}[_. -])` : '';
  const value = new RegExp(`(?<![A-Za-z0-9])${behind}(?:${source})(?![A-Za-z0-9]|[+/=_-]|\\.{2})`, `g${flags}`);
  const bounds = [...source.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map((bound) => Number(bound[1]));
  const made = { value, window: REACH + 100 + bounds.reduce((sum, bound) => sum + bound, 0) };
  compiled.set(format, made);
  return made;
}

function slotOf(before: string, glue: string): Pick<Slot, 'said' | 'given'> | undefined {
  const assigned = ASSIGNED.exec(glue);
  if (assigned) return namedBy(before, assigned[1] as string, /[^ \t]/.test(assigned[2] as string));
  const attached = ATTACHED.exec(glue);
  if (attached) return namedBy(before, attached[1] as string, false);
  if (CALLED.test(glue)) return { said: SAYS.test(before), given: true };
  const inside = SECTION.exec(glue) ?? QUERY.exec(glue);
  const name = inside?.[1] ?? '';
  return SAYS.test(name) || (name !== '' && /^app_?id$/i.test(name) && glue.includes('?'))
    ? namedBy('', name.replace(/^app_?id$/i, 'key'), true)
    : undefined;
}

/** Whether the rest of the name promises the vendor's key; undefined when it promises something else. */
function namedBy(before: string, rest: string, given: boolean): Pick<Slot, 'said' | 'given'> | undefined {
  const words = wordsOf(rest);
  while (words.length > 0 && SIDE.has(words[words.length - 1] as string)) words.pop();
  const last = words[words.length - 1];
  if (last !== undefined && (OTHER.has(last) || (words.includes('public') && !words.includes('secret')))) return undefined;
  if (SAYS.test(words.join(' ')) || SAYS.test(rest)) return { said: true, given };
  if (words.length > 0) return undefined;
  return { said: SAYS.test(before), given };
}

/** Without a word that says so, a hash is no key, and a blank between is not enough for most values. */
function mayStandUnsaid(value: string, { given }: Pick<Slot, 'given'>): boolean {
  if (given) return looksRandom(value);
  return !/^[0-9a-f]+$/i.test(value) && !/^[0-9A-Z]+$/.test(value) && looksRandom(value);
}

/** `myBitlyToken`, `BITLY_TOKEN`, `bitlykey`: the vendor's word is a word, and not part of another. */
function standsAlone(text: string, at: number, word: string): boolean {
  const [previous, first] = [text.charAt(at - 1), text.charAt(at)];
  const isHump = /[a-z]/.test(previous) && /[A-Z]/.test(first);
  const isFlag = previous === 'D' && text.charAt(at - 2) === '-';
  if (/[A-Za-z]/.test(previous) && !isHump && !isFlag && text.charAt(at - 2) !== '\\') return false;
  const last = text.charAt(at + word.length - 1);
  const rest = text.slice(at + word.length, at + word.length + 12);
  if (!/^[A-Za-z]/.test(rest) || !/[A-Za-z0-9]/.test(last)) return true;
  return (/[a-z0-9]/.test(last) && /^[A-Z]/.test(rest)) || STARTS_AS_SECRET.test(rest);
}

const STARTS_AS_SECRET = new RegExp(`^${WORDS}`, 'i');
