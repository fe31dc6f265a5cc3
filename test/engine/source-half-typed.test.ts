/**
 * Ruby, PHP and Rust while they are typed: cut at every tenth character, and with every tenth character left out. No exception,
 * and what stands in front of the cut is found as in the whole file: by its call, or where that is torn by its text.
 */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';

const FIXTURES = 'server/src/engine/rules/sdk-static-credentials/fixtures';
/** How far the cuts are apart: in the long files of all shapes a prime that meets every column. */
const FILES: Readonly<Record<string, number>> = {
  [`${FIXTURES}/bad-clients.rb`]: 10,
  [`${FIXTURES}/bad-clients.php`]: 10,
  [`${FIXTURES}/bad-clients.rs`]: 10,
  'test/engine/source-shapes/ruby.rb': 83,
  'test/engine/source-shapes/php.php': 83,
  'test/engine/source-shapes/rust.rs': 83,
};

describe('source files that are half typed', () => {
  for (const [path, step] of Object.entries(FILES)) {
    const name = basename(path);
    const { text, expected } = readFixture(readFileSync(path, 'utf8'));
    const wanted = expected.filter(({ rule }) => rule === 'sdk-static-credentials');

    it(`${name} cut at every ${step}th character`, async () => {
      let seen = 0;
      for (let at = step; at < text.length; at += step) {
        const { findings } = await analyze({ [name]: text.slice(0, at) });
        const found = new Set(findings.map(({ span }) => span.start));
        const line = text.lastIndexOf('\n', at - 1);
        const before = wanted.filter(({ end }) => end < line);
        for (const { start } of before) assert.ok(found.has(start), `${start} is lost at ${at}`);
        seen += before.length;
      }
      assert.ok(seen > 200, `${seen}`);
    });

    it(`${name} without every tenth character`, async () => {
      for (let first = 0; first < 10; first++) {
        const damaged = [...text].filter((_, i) => i % 10 !== first).join('');
        const { findings } = await analyze({ [name]: damaged });
        for (const { span } of findings) assert.ok(span.start < span.end && span.end <= damaged.length);
      }
    });
  }
});
