import { fromBase64, utf8 } from './bytes';
import { clean } from './clean';
import { known, type Reader } from './model';
import { isoOf } from './times';

const ARMOUR = /-----BEGIN PGP PRIVATE KEY BLOCK-----([\s\S]{40,20000})/;
const SECRET_KEY = 5;
const USER_ID = 13;

/** OpenPGP (RFC 9580): the user id packet says whose key it is, the key packet when it was made. */
export const readPgpKey: Reader = ({ value }) => {
  const block = ARMOUR.exec(value.slice(0, 24_000))?.[1]?.replace(/\\n/g, '\n').replace(/\r/g, '');
  const body = block?.slice(Math.max(0, block.indexOf('\n\n')));
  if (body === undefined) return undefined;
  const bytes = fromBase64(body);
  let subject: string | undefined;
  let issued: string | undefined;
  let at = 0;
  for (let n = 0; n < 40 && at < bytes.length && subject === undefined; n++) {
    const packet = packetAt(bytes, at);
    if (!packet) break;
    const content = bytes.subarray(packet.start, packet.end);
    if (packet.tag === USER_ID) subject = clean(utf8(content.subarray(0, 400)));
    if (packet.tag === SECRET_KEY && content.length > 5 && (content[0] ?? 0) >= 4) issued ??= isoOf(whole(content, 1, 4));
    at = packet.end;
  }
  return known({ subject, issued });
};

/** Old and new packet heads; partial lengths are of data, not of keys. */
function packetAt(bytes: Uint8Array, at: number): { tag: number; start: number; end: number } | undefined {
  const head = bytes[at] ?? 0;
  if ((head & 0x80) === 0) return undefined;
  if ((head & 0x40) === 0) {
    const size = [1, 2, 4][head & 3];
    if (size === undefined) return undefined;
    const start = at + 1 + size;
    return { tag: (head >> 2) & 0x0f, start, end: start + whole(bytes, at + 1, size) };
  }
  const first = bytes[at + 1] ?? 0;
  if (first >= 224 && first < 255) return undefined;
  const size = first < 192 ? 1 : first < 224 ? 2 : 5;
  const length = first < 192 ? first : first < 224 ? (first - 192) * 256 + (bytes[at + 2] ?? 0) + 192 : whole(bytes, at + 2, 4);
  return { tag: head & 0x3f, start: at + 1 + size, end: at + 1 + size + length };
}

function whole(bytes: Uint8Array, at: number, size: number): number {
  return bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
}
