/**
 * Every call shape of a language, in one file each: static credentials are found to the column, those of the environment by the
 * lower rule, those of a vault, of the workload itself and near misses not at all.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';

const FOLDER = 'test/engine/source-shapes';
const RULES = new Set(['sdk-static-credentials', 'sdk-non-vault-secret-read', 'sdk-client-secret-credential']);

/** At least as many marks: a file that shrinks shows. */
const LEAST: Readonly<Record<string, number>> = {
  'Shapes.cs': 43,
  'Shapes.kt': 37,
  'Shapes.java': 30,
  'shapes.go': 26,
  'shapes.ps1': 22,
  'shapes.py': 36,
  'shapes.js': 40,
  'php.php': 60,
  'ruby.rb': 60,
  'rust.rs': 46,
};

function show(text: string, { rule, start, end }: { rule: string; start: number; end: number }): string {
  const before = text.slice(0, start).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${rule} ${text.slice(start, end)}`;
}

describe('call shapes', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    it(name, async () => {
      const { text, expected } = readFixture(readFileSync(join(FOLDER, name), 'utf8'));
      const { findings } = await analyze({ [name]: text });
      const got = findings.filter(({ rule }) => RULES.has(rule)).map(({ rule, span }) => show(text, { rule, ...span }));
      const wanted = expected.filter(({ rule }) => RULES.has(rule)).map((one) => show(text, one));
      assert.deepEqual(got.sort(), wanted.sort());
      const others = findings
        .filter(({ rule }) => rule.startsWith('secret-'))
        .map(({ rule, span }) => show(text, { rule, ...span }));
      assert.deepEqual(others, [], 'a value handed to a call has one finding');
      assert.ok(wanted.length >= (LEAST[name] ?? 1), `${wanted.length} marks`);
    });
  }
});
