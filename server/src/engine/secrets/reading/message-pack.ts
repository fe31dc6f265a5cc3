import { utf8 } from './bytes';

const DEEPEST = 12;
const MOST = 2_000;

/** The value of MessagePack bytes; undefined where they are damaged or deeper than 12. Binary data and extensions become undefined. */
export function messagePack(bytes: Uint8Array): unknown {
  return new Unpacker(bytes).value(0);
}

/** Reads from the front; `at` only grows, and every value costs at least one byte. */
class Unpacker {
  at = 0;
  left = MOST;

  constructor(readonly bytes: Uint8Array) {}

  value(depth: number): unknown {
    if (depth > DEEPEST || this.left-- <= 0 || this.at >= this.bytes.length) return undefined;
    const head = this.bytes[this.at++] as number;
    if (head < 0x80) return head;
    if (head < 0x90) return this.pairs(head & 0x0f, depth);
    if (head < 0xa0) return this.list(head & 0x0f, depth);
    if (head < 0xc0) return utf8(this.take(head & 0x1f));
    if (head >= 0xe0) return head - 0x100;
    if (head === 0xc2 || head === 0xc3) return head === 0xc3;
    if (head >= 0xc4 && head <= 0xc6) return void this.take(this.number(1 << (head - 0xc4)));
    if (head >= 0xc7 && head <= 0xc9) return void this.take(this.number(1 << (head - 0xc7)) + 1);
    if (head === 0xca || head === 0xcb) return void this.take(head === 0xca ? 4 : 8);
    if (head >= 0xcc && head <= 0xcf) return this.number(1 << (head - 0xcc));
    if (head >= 0xd0 && head <= 0xd3) return this.signed(1 << (head - 0xd0));
    if (head >= 0xd4 && head <= 0xd8) return void this.take((1 << (head - 0xd4)) + 1);
    if (head >= 0xd9 && head <= 0xdb) return utf8(this.take(this.number(1 << (head - 0xd9))));
    if (head === 0xdc || head === 0xdd) return this.list(this.number(head === 0xdc ? 2 : 4), depth);
    if (head === 0xde || head === 0xdf) return this.pairs(this.number(head === 0xde ? 2 : 4), depth);
    return undefined;
  }

  list(length: number, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let i = 0; i < length && this.left > 0 && this.at < this.bytes.length; i++) items.push(this.value(depth + 1));
    return items;
  }

  /** Maps are of no use here: their items are passed over. */
  pairs(length: number, depth: number): undefined {
    this.list(length * 2, depth);
    return undefined;
  }

  take(length: number): Uint8Array {
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  number(size: number): number {
    return this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  signed(size: number): number {
    const value = this.number(size);
    return value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
  }
}
