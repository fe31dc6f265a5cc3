/** DER put together by hand, and a certificate without a valid signature: enough for what reads certificates. */

export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const head = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

/** Name ::= SEQUENCE OF SET OF { type, value }; `O` first, as authorities write it. */
function name(organisation: string, common: string, tag = 0x0c): Buffer {
  const part = (id: number, text: string) =>
    der(
      0x31,
      der(
        0x30,
        der(0x06, Buffer.from([85, 4, id])),
        der(tag, tag === 0x1e ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text)),
      ),
    );
  return der(0x30, part(10, organisation), part(3, common));
}

export function certificate(subject: string, issuer: string, from: string, to: string, tag?: number): Buffer {
  const time = (text: string) => der(text.length === 13 ? 0x17 : 0x18, Buffer.from(text));
  const algorithm = der(0x30, der(0x06, Buffer.from([42, 134, 72, 134, 247, 13, 1, 1, 11])), der(0x05));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, 2, 3])),
    algorithm,
    name('Example Trust', issuer),
    der(0x30, time(from), time(to)),
    name('Example', subject, tag),
    der(0x30, algorithm, der(0x03, Buffer.alloc(80, 1))),
  );
  return der(0x30, body, algorithm, der(0x03, Buffer.alloc(65, 2)));
}

export function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
