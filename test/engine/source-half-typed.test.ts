/**
 * Every call shape of every language, half typed: cut at every tenth character, and with one character missing here and there. No exception,
 * and what stands in finished lines before the cut is found by one rule or another.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeFile } from '../../server/src/engine/analyze';
import { testEngine } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { prepareGrammars } from '../support/grammars';

const FOLDER = 'test/engine/source-shapes';
/** Of the literals that stand in finished lines: a weak password is one only while its call can be read. */
const LEAST_FOUND = 0.93;

describe('half-typed call shapes', () => {
  for (const name of readdirSync(FOLDER).filter((one) => /\.(?:cs|kt|ps1|java)$/.test(one))) {
    it(name, async function () {
      this.timeout(120_000);
      await prepareGrammars([name]);
      const { text, expected } = readFixture(readFileSync(join(FOLDER, name), 'utf8'));
      const literals = expected.filter(({ rule }) => rule === 'sdk-static-credentials');
      let wanted = 0;
      let found = 0;
      for (let at = 10; at < text.length; at += 10) {
        const starts = new Set(findingsOf(name, text.slice(0, at)).map(({ hit }) => hit.span.start));
        const finished = text.lastIndexOf('\n', at - 1);
        for (const { start, end } of literals) {
          if (end > finished) continue;
          wanted++;
          if (starts.has(start)) found++;
        }
      }
      for (let at = 5; at < text.length; at += 40) findingsOf(name, text.slice(0, at) + text.slice(at + 1));
      assert.ok(found / wanted >= LEAST_FOUND, `${found} of ${wanted}`);
    });
  }
});

function findingsOf(file: string, text: string) {
  const { facts, findings } = analyzeFile({ file, text }, testEngine);
  assert.deepEqual(
    facts.unresolved.filter(({ reason }) => reason.startsWith('analysis ended')),
    [],
  );
  return findings;
}
