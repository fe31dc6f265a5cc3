import { strict as assert } from 'node:assert';
import { textOffsets } from '../../server/src/engine/secrets/filter/offsets';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { AHEAD, AHEAD_OF_WORDS, someWindow } from '../../server/src/engine/secrets/filter/windows';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { scanText } from '../../server/src/engine/secrets/scan';
import { convinces, promises } from '../../server/src/engine/secrets/slots/preview';
import { placed } from '../support/placed';
import { token } from '../support/tokens';

const LINE = 'The quick brown fox — jumps over the lazy dog, as in every other line of this text.\n';
const FILLER = LINE.repeat(500);
/** What stands behind a value and is looked at with it: the rest of a signed address, of a cookie. */
const BEHIND = 4_100;

/** Where the text stands in a long file: at its start, in it, at its end. */
function around(text: string): string[] {
  return [`${text}\n${FILLER}`, `${FILLER}${text}\n${FILLER}`, `${FILLER}${text}`];
}

describe('windows around hits', () => {
  it('reach further than any format', () => {
    for (const { id, pattern } of formats) {
      const bounds = [...pattern.source.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map((bound) => Number(bound[1]));
      const reach = bounds.reduce((sum, bound) => sum + bound, pattern.source.length);
      assert.ok(reach + BEHIND < AHEAD, `${id}: ${reach}`);
    }
  });

  it('promise whatever the whole file gives', () => {
    let found = 0;
    for (const [n, format] of formats.entries()) {
      const text = around(placed(format, token(format.id)?.(format.id) ?? '').text)[n % 3] as string;
      const bytes = new TextEncoder().encode(text);
      const { hits } = triage(bytes);
      const whole = scanText(text, textOffsets(bytes, text, hits)).length > 0;
      if (whole) found++;
      assert.equal(promises(bytes, hits), whole, format.id);
    }
    assert.ok(found > formats.length * 0.9, String(found));
  });

  it('are convinced by what convinces in the whole file', () => {
    for (const [line, is] of [
      [`const password = '${token('github-pat-classic')?.('a') ?? 'Vq7!kd02-Lm'}';`, true],
      ["const password = '<your password>';", false],
      ['const password = readPassword();', false],
    ] as const) {
      for (const text of around(line)) {
        const bytes = new TextEncoder().encode(text);
        const { words } = triage(bytes);
        const look = (part: string, hits: typeof words) => convinces('src/a.ts', part, hits, false);
        assert.equal(someWindow(bytes, words, AHEAD_OF_WORDS, look), is, line);
        assert.equal(look(text, textOffsets(bytes, text, words)), is, line);
      }
    }
  });

  it('leave to the whole file what is no UTF-8, and what they would cover', () => {
    const bytes = new TextEncoder().encode(`${FILLER}password = "x"\n`);
    const hits = [{ format: 0, at: bytes.length - 20 }];
    assert.equal(
      someWindow(bytes, hits, AHEAD, () => false),
      false,
    );
    bytes[bytes.length - 10] = 0xff;
    assert.equal(
      someWindow(bytes, hits, AHEAD, () => false),
      undefined,
    );
    assert.equal(
      someWindow(new Uint8Array(1_000), [{ format: 0, at: 5 }], AHEAD, () => true),
      undefined,
    );
  });
});
