/** Private keys in text: PEM, OpenSSH, PGP, PuTTY; on many lines, on one with `\n`, or in base64 as a whole. */
import { base64At, bytesOf, isBase64 } from '../decode/base64';
import { encodedRange } from '../decode/model';
import type { Confidence, FormatMatch } from '../model';
import { isPlaceholder } from '../values/placeholders';

const LONGEST = 20_000;
const SHORTEST_ENCODED = 60;
const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/;
const END = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/;
/** OpenSSH: `openssh-key-v1\0`, then the cipher's name; `none` says that no passphrase protects it. */
const OPENSSH_CLEAR = /^b3BlbnNzaC1rZXktdjEAAAAABG5vbmU/;

/** The private key whose words `PRIVATE KEY` or `PuTTY-User-Key-File-` stand at `at`; undefined for a public or empty one. */
export function privateKeyAt(text: string, at: number): FormatMatch | undefined {
  return text.startsWith('PuTTY', at) ? puttyAt(text, at) : pemAt(text, at);
}

/** A PEM private key that is base64 as a whole (`LS0tLS1CRUdJTi…`), on one line or wrapped, the start of which stands at `at`. */
export function encodedKeyAt(text: string, at: number): FormatMatch | undefined {
  // Before the whole value is read: it starts here, and the words are there.
  const isInside = isBase64(text.charCodeAt(at - 1)) && text.charAt(at - 2) !== '\\';
  if (isInside || !BEGIN.test(decodeBase64(text.slice(at, at + 72)))) return undefined;
  const decoded = base64At(text, at);
  const begin = decoded && BEGIN.exec(decoded.text.slice(0, 400));
  if (!begin || decoded.text.length < SHORTEST_ENCODED) return undefined;
  const { start, end } = encodedRange(decoded, begin.index, decoded.text.length);
  const confidence = isEncrypted(decoded.text.slice(0, 400)) ? 'low' : 'high';
  return found('private-key-base64', start, end, confidence, ['base64 of a PEM private key'], true);
}

function pemAt(text: string, at: number): FormatMatch | undefined {
  const from = Math.max(0, at - 40);
  const begin = BEGIN.exec(text.slice(from, at + 24));
  if (!begin || from + begin.index > at) return undefined;
  const start = from + begin.index;
  const bodyStart = start + begin[0].length;
  const rest = text.slice(bodyStart, bodyStart + LONGEST);
  const end = END.exec(rest);
  const inside = end ? rest.slice(0, end.index) : (/^(?:[A-Za-z0-9+/=\s]|\\[nrt])*/.exec(rest)?.[0] ?? '');
  const lines = inside.replace(/\\[nrt]/g, ' ').replace(/^\s*(?:Proc-Type|DEK-Info|Version|Comment|Hash):.*$/gm, ' ');
  const body = lines.replace(/[^A-Za-z0-9+/=]/g, '');
  // Prose between the marks has no long lines without a space.
  if (body.length < 64 || !/[A-Za-z0-9+/]{32}/.test(lines) || isFiller(body) || /\.{3,}|…/.test(inside)) return undefined;
  const encrypted = isEncrypted(begin[0] + inside) || (/OPENSSH/.test(begin[0]) && !OPENSSH_CLEAR.test(body));
  const evidence = [
    encrypted ? 'private key, encrypted with a passphrase' : 'private key in clear',
    ...(end ? [] : ['its end is not there']),
  ];
  const stop = bodyStart + (end ? end.index + end[0].length : inside.trimEnd().length);
  return found('private-key', start, stop, encrypted ? 'low' : end ? 'high' : 'medium', evidence);
}

function puttyAt(text: string, at: number): FormatMatch | undefined {
  const rest = text.slice(at, at + LONGEST);
  const file = /^PuTTY-User-Key-File-[23]:[\s\S]{1,12000}?Private-Lines:[^\n]{0,20}(?:\r?\n[A-Za-z0-9+/=]{8,80}){1,200}/.exec(
    rest,
  );
  if (!file) return undefined;
  const clear = /Encryption:[ \t]*none/i.test(file[0]);
  return found('private-key', at, at + file[0].length, clear ? 'high' : 'low', [
    `PuTTY private key, ${clear ? 'in clear' : 'encrypted'}`,
  ]);
}

function found(
  format: string,
  start: number,
  end: number,
  confidence: Confidence,
  evidence: string[],
  encoded = false,
): FormatMatch {
  return { format, type: 'private-key', start, end, confidence, evidence, ...(encoded ? { encoded } : {}) };
}

function isEncrypted(text: string): boolean {
  return text.includes('ENCRYPTED');
}

/** Nothing that a key generator makes: a few characters over and over, or words of documentation. */
function isFiller(body: string): boolean {
  return new Set(body).size < 12 || isPlaceholder(body.slice(0, 40));
}

/** base64 to Latin-1 text; stops at the first character that is none. */
export function decodeBase64(text: string): string {
  const end = text.search(/[^A-Za-z0-9+/]/);
  return bytesOf(end < 0 ? text : text.slice(0, end));
}
