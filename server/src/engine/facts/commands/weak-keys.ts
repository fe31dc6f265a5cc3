/**
 * Commands that make keys which are too weak: the manual pages of ssh-keygen(1), openssl-genrsa(1), openssl-req(1),
 * openssl-genpkey(1), openssl-ecparam(1) and keytool(1).
 */

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface WeakCommand {
  /** The program and its command: `openssl genrsa`. */
  readonly owner: string;
  /** The word that says so, or the part of it behind a colon. */
  readonly at: Pick<Word, 'start' | 'end'>;
  /** `an RSA key of 1024 bits` */
  readonly words: string;
}

const LEAST = 2048;
const SMALL_CURVE = /^(?:prime192v\d|secp(?:112|128|160|192|224)[rk]\d|sect(?:113|131|163|193)[rk]\d|P-(?:192|224))$/;

/** The key that the command makes, where it is a weak one. */
export function weakKeyOf(words: readonly Word[]): WeakCommand | undefined {
  const [program, command] = words;
  if (program?.text === 'ssh-keygen') return ofSshKeygen(words);
  if (program?.text === 'keytool') return words.some(({ text }) => /^-genkey/.test(text)) ? ofKeytool(words) : undefined;
  if (program?.text !== 'openssl' || !command) return undefined;
  const owner = `openssl ${command.text}`;
  if (command.text === 'gendsa' || command.text === 'dsaparam') return { owner, at: command, words: 'a DSA key' };
  // x509 without -req only shows a certificate, and the hash is that of its fingerprint.
  const signs = command.text === 'req' || (command.text === 'x509' && words.some(({ text }) => text === '-req'));
  for (const word of words.slice(2)) {
    const size = /^(?:(rsa:|rsa_keygen_bits:)|)(\d{3,4})$/.exec(word.text);
    const isPlain = size && size[1] === undefined;
    if (size && (isPlain ? command.text === 'genrsa' : true) && Number(size[2]) < LEAST && word.start >= 0)
      return { owner, at: { start: word.start + (size[1]?.length ?? 0), end: word.end }, words: `an RSA key of ${size[2]} bits` };
    const curve = word.text.replace(/^ec_paramgen_curve:/, '');
    if (/^(?:ecparam|genpkey|req)$/.test(command.text) && SMALL_CURVE.test(curve) && word.start >= 0)
      return { owner, at: { start: word.end - curve.length, end: word.end }, words: `a key on the curve ${curve}` };
    if (signs && /^-(?:md5|sha1)$/.test(word.text) && word.start >= 0)
      return { owner, at: word, words: `a certificate signed with ${word.text === '-md5' ? 'MD5' : 'SHA-1'}` };
  }
  return undefined;
}

function ofSshKeygen(words: readonly Word[]): WeakCommand | undefined {
  const type = optionOf(words, '-t');
  const bits = optionOf(words, '-b');
  const owner = 'ssh-keygen';
  if (type?.text === 'dsa') return { owner, at: type, words: 'a DSA key' };
  if (!bits || (type && type.text !== 'rsa') || !/^\d{3,4}$/.test(bits.text)) return undefined;
  // The sizes of curves say that it makes no RSA key.
  const count = Number(bits.text);
  return count >= LEAST || count < 768 ? undefined : { owner, at: bits, words: `an RSA key of ${count} bits` };
}

function ofKeytool(words: readonly Word[]): WeakCommand | undefined {
  const kind = optionOf(words, '-keyalg');
  const bits = optionOf(words, '-keysize');
  if (kind?.text.toUpperCase() === 'DSA') return { owner: 'keytool', at: kind, words: 'a DSA key' };
  if (kind?.text.toUpperCase() !== 'RSA' || !bits || !/^\d{3,4}$/.test(bits.text) || Number(bits.text) >= LEAST) return undefined;
  return { owner: 'keytool', at: bits, words: `an RSA key of ${bits.text} bits` };
}

/** The value of an option, behind it or joined with it: `-b 1024`, `-b1024`. */
function optionOf(words: readonly Word[], flag: string): Word | undefined {
  for (const [i, word] of words.entries()) {
    if (word.text === flag) {
      const value = words[i + 1];
      return value && value.start >= 0 ? value : undefined;
    }
    if (flag.length === 2 && word.text.startsWith(flag) && word.start >= 0)
      return { text: word.text.slice(2), start: word.start + 2, end: word.end };
  }
  return undefined;
}
