/** No token-shaped string is committed: our own formats over every file that git tracks. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { searchHidden } from '../../server/src/engine/secrets/decode/search';
import { textOffsets } from '../../server/src/engine/secrets/filter/offsets';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { scanText } from '../../server/src/engine/secrets/scan';
import { encode } from '../support/encodings';
import { planted } from '../support/planted';

/** Passwords of URLs, commands and headers are no token shape (no format): prose and fixtures may show them. */
const ALLOWED = new Set(['connection-string']);

function tokensIn(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes);
  const hits = textOffsets(bytes, text, triage(bytes).hits);
  const hidden = searchHidden({ file: '', text, hits, fingerprint: () => '' });
  return [...scanText(text, hits), ...hidden]
    .filter(({ format, confidence }) => format !== undefined && !ALLOWED.has(format) && confidence !== 'low')
    .map(({ format, start }) => `${format} on line ${text.slice(0, start).split('\n').length}`);
}

describe('law: no token is committed', () => {
  it('sees a token when there is one', () => {
    const bytes = new TextEncoder().encode(`const key = '${planted('github-pat')}';`);
    assert.deepEqual(tokensIn(bytes), ['github-pat-classic on line 1']);
  });

  it('sees one behind an encoding', () => {
    for (const encoding of ['base64', 'hex', 'percent', 'unicode']) {
      const bytes = new TextEncoder().encode(`\nkey: ${encode(encoding, planted('github-pat'))}`);
      assert.deepEqual(tokensIn(bytes), ['github-pat-classic on line 2']);
    }
  });

  it('finds none in the repository', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 26 })
      .split('\0')
      .filter(existsSync);
    assert.ok(files.length > 100, String(files.length));
    const tokens = files.flatMap((file) => tokensIn(readFileSync(file)).map((token) => `${file}: ${token}`));
    assert.deepEqual(tokens, []);
  });
});
