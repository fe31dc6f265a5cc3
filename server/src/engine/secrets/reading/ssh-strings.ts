/** SSH's encoding (RFC 4251 section 5): four bytes of length, then the bytes. */
import { joined } from './der';

/** The first strings, and what is left behind them; fewer where the bytes are cut off. */
export function sshStrings(bytes: Uint8Array, count: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  while (found.length < count) {
    if (at + 4 > bytes.length) return found;
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
    if (at + 4 + length > bytes.length) return found;
    found.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return [...found, bytes.subarray(at)];
}

/** Strings put together. */
export function sshBytes(...strings: readonly (Uint8Array | string)[]): Uint8Array {
  return joined(
    strings.flatMap((one) => {
      const bytes = typeof one === 'string' ? new TextEncoder().encode(one) : one;
      const head = new Uint8Array(4);
      new DataView(head.buffer).setUint32(0, bytes.length);
      return [head, bytes];
    }),
  );
}
