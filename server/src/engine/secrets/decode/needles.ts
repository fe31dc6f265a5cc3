/** What the byte filter looks for so that encoded secrets are seen without decoding anything. */
import { formats } from '../formats/index';
import { base64Images, hexImage } from './images';
import { Hidden } from './targets';

/** A needle as the filter's table takes it. */
export interface HiddenNeedle {
  readonly text: string;
  readonly target: number;
  readonly fold: boolean;
}

/** Names of secrets, schemes of URLs with a login, the first words of keys. */
const WORDS = [
  ...['assword', 'ASSWORD', 'ecret', 'ECRET', 'oken', 'OKEN', 'pi_key', 'PI_KEY', 'piKey', 'asswd', 'ccess_key', 'CCESS_KEY'],
  ...['ccountKey=', 's://', 'l://', 'b://', 'v://', 'p://', '-----BEGIN ', '"auth"'],
];
/** Texts of other kinds need no image of their own: these words stand in them. */
const SHORTEST_LITERAL = 4;
const SHORTEST_IMAGE = 4;
const TARGETS = { 0: Hidden.base64, 2: Hidden.base64Two, 3: Hidden.base64Three } as const;

const LITERALS = formats
  .filter(({ at }) => at !== 'keyword')
  .flatMap(({ literals }) => literals.filter((literal) => literal.length >= SHORTEST_LITERAL));

const HEX_WORDS = ['password', 'PASSWORD', 'secret', 'SECRET', 'token', 'TOKEN', '-----BEGIN', '://'];

/** `%22:` of JSON in a URL, an assignment, a URL in a URL, a key; each also encoded twice. */
const PERCENT = ['%3a%2f%2f', '%253a%252f%252f', '%3d', '%253d', '%22%3a', 'private%20key', 'private+key'];
/** Digits, and signs of tokens that nobody encodes but to hide them: some stand in any token. */
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const SIGNS = ['_', '-', 'e', 'a'];
const codes = (base: number, width: number) =>
  [...DIGITS, ...SIGNS].map((char) => char.charCodeAt(0).toString(base).padStart(width, '0'));
const PERCENT_CHAINS = codes(16, 2).map((code) => `%${code}`);
const ESCAPE_CHAINS = [...codes(16, 2).map((code) => `\\x${code}`), ...codes(8, 3).map((code) => `\\${code}`)];
const DECODERS = ['base64', 'atob(', 'b64decode', 'b64dec', 'encodedcommand', ' -enc '];

/** Every needle, once. */
export const hiddenNeedles: readonly HiddenNeedle[] = unique([
  ...[...WORDS, ...LITERALS].flatMap((text) => imagesOf(text)),
  ...[...WORDS, ...LITERALS].flatMap((text) => twice(text)),
  ...[...HEX_WORDS, ...LITERALS].map((text) => ({ text: hexImage(text), target: Hidden.hex, fold: true })),
  ...PERCENT.map((text) => ({ text, target: Hidden.percent, fold: true })),
  ...PERCENT_CHAINS.map((text) => ({ text, target: Hidden.percentChain, fold: true })),
  { text: '\\u00', target: Hidden.escape, fold: true },
  { text: '\\075', target: Hidden.escape, fold: false },
  ...ESCAPE_CHAINS.map((text) => ({ text, target: Hidden.escapeChain, fold: true })),
  ...DECODERS.map((text) => ({ text, target: Hidden.decoder, fold: true })),
]);

function imagesOf(text: string): HiddenNeedle[] {
  return base64Images(text, SHORTEST_IMAGE).map(({ text: image, phase }) => ({
    text: image,
    target: TARGETS[phase],
    fold: false,
  }));
}

/** base64 of base64 of a text that starts with the literal. */
function twice(text: string): HiddenNeedle[] {
  const [first] = base64Images(text, SHORTEST_IMAGE);
  return first && first.phase === 0 ? imagesOf(first.text) : [];
}

function unique(needles: readonly HiddenNeedle[]): HiddenNeedle[] {
  const byText = new Map(needles.map((needle) => [`${needle.target} ${needle.text}`, needle]));
  return [...byText.values()];
}
