/** Just enough of DER (ITU-T X.690) to walk a certificate: one value at a time, never past the end of what holds it. */

export interface Der {
  readonly tag: number;
  /** The content: a view, not a copy. */
  readonly content: Uint8Array;
  /** Length of the whole value with its head. */
  readonly size: number;
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
  if (at + head + length > bytes.length) return undefined;
  return { tag, content: bytes.subarray(at + head, at + head + length), size: head + length };
}

/** The values inside a constructed one, at most `most`; those behind damage are left out. */
export function children(of: Der | undefined, most = 64): Der[] {
  const found: Der[] = [];
  if (!of || (of.tag & 0x20) === 0) return found;
  for (let at = 0; at < of.content.length && found.length < most; ) {
    const child = derAt(of.content, at);
    if (!child) break;
    found.push(child);
    at += child.size;
  }
  return found;
}
