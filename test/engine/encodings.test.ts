import { strict as assert } from 'node:assert';
import { inspect } from '../../server/src/engine/analyze';
import { asUtf8, decode, encodingOf, isBinary } from '../../server/src/engine/syntax/decode';
import { planted } from '../support/planted';

const TEXT = `# für die Anmeldung\nDB_PASSWORD=${planted('password')}\nTOKEN=${planted('github-pat')}\n`;
const le = Buffer.from(TEXT, 'utf16le');
const be = Buffer.from(TEXT, 'utf16le').swap16();

describe('encodings of files', () => {
  const wide: Readonly<Record<string, Uint8Array>> = {
    'utf-16le': le,
    'utf-16be': be,
    'utf-16le with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), le]),
    'utf-16be with a mark': Buffer.concat([Buffer.from([0xfe, 0xff]), be]),
  };
  for (const [name, bytes] of Object.entries(wide)) {
    it(`${name} is read as text`, () => {
      const decoded = decode(bytes);
      assert.equal(isBinary(bytes), false);
      assert.equal(decoded.text, TEXT);
      assert.equal(decoded.encoding, name.slice(0, 8));
      assert.equal(decoded.bom, name.endsWith('mark'));
      assert.equal(decoded.lossless, true);
      assert.ok(inspect('a.env', asUtf8(bytes)).triage.hits.length > 0);
    });
  }

  it('a binary file stays one', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const numbers = Buffer.from(Uint16Array.from({ length: 300 }, (_, n) => n * 7).buffer);
    const padded = Buffer.concat([Buffer.from('MZ\0\0a\0'), Buffer.alloc(60)]);
    for (const bytes of [png, numbers, padded, Buffer.from([65, 0, 66])]) {
      assert.equal(encodingOf(bytes), 'utf-8');
      assert.equal(isBinary(bytes), true);
    }
  });

  it('an older encoding of one byte a character is read as such, and never written back', () => {
    const bytes = Buffer.from(TEXT, 'latin1');
    assert.deepEqual({ ...decode(bytes) }, { text: TEXT, encoding: 'utf-8', bom: false, lossless: false });
  });

  it('a damaged UTF-8 file keeps its other characters', () => {
    const bytes = Buffer.concat([Buffer.from('é€🚀 '), Buffer.from([0xe9]), Buffer.from(' end')]);
    assert.equal(decode(bytes).text, 'é€🚀 \uFFFD end');
  });
});
