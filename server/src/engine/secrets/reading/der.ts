/** Just enough of DER (ITU-T X.690) to walk a certificate: one value at a time, never past the end of what holds it. */

export interface Der {
  readonly tag: number;
  /** The content: a view, not a copy. */
  readonly content: Uint8Array;
  /** Length of the whole value with its head. */
  readonly size: number;
  /** The whole value with its head. */
  readonly whole: Uint8Array;
}

/** The value at the start of the bytes; undefined when its head or its content is not all there. */
export function derAt(bytes: Uint8Array, at = 0): Der | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags of several bytes do not occur in certificates.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let length = first;
  let head = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 3) return undefined;
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
    head += count;
  }
  const end = at + head + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(at + head, end), size: head + length, whole: bytes.subarray(at, end) };
}

/** The values inside a constructed one, at most `most`; those behind damage are left out. */
export function children(of: Der | undefined, most = 64): Der[] {
  return of && (of.tag & 0x20) !== 0 ? valuesIn(of.content, most) : [];
}

/** The values that stand one behind the other. */
export function valuesIn(bytes: Uint8Array | undefined, most = 64): Der[] {
  const found: Der[] = [];
  for (let at = 0; bytes && at < bytes.length && found.length < most; ) {
    const child = derAt(bytes, at);
    if (!child) break;
    found.push(child);
    at += child.size;
  }
  return found;
}

/** An object identifier as people write it: `2.5.4.3`; empty for any other value. */
export function oidOf(of: Der | undefined): string {
  if (of?.tag !== 0x06 || of.content.length === 0 || of.content.length > 40) return '';
  const numbers: number[] = [];
  let number = 0;
  for (const byte of of.content) {
    number = number * 128 + (byte & 0x7f);
    if (number > Number.MAX_SAFE_INTEGER / 256) return '';
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** Bits of an unsigned number, without leading zeros. */
export function bitsOf(number: Uint8Array): number {
  const from = number.findIndex((byte) => byte !== 0);
  return from < 0 ? 0 : (number.length - from - 1) * 8 + (32 - Math.clz32(number[from] as number));
}

/** The bytes of a BIT STRING that is made of whole bytes. */
export function bitString(of: Der | undefined): Uint8Array | undefined {
  return of && (of.tag & 0x1f) === 0x03 && of.content[0] === 0 ? of.content.subarray(1) : undefined;
}

/** A value made of its parts. */
export function derOf(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 + sizeOf(length).length, ...sizeOf(length)];
  return joined([Uint8Array.from(head), ...parts]);
}

function sizeOf(length: number): number[] {
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return bytes;
}

/** An object identifier of the form `1.2.840`. */
export function oidBytes(oid: string): Uint8Array {
  const [root = 0, first = 0, ...rest] = oid.split('.').map(Number);
  const bytes = [root * 40 + first, ...rest].flatMap((number) => {
    const digits = [number % 128];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(128 + (left % 128));
    return digits;
  });
  return derOf(0x06, Uint8Array.from(bytes));
}

/** Pieces of bytes, one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
