import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { analyze } from '../support/analysis';
import { fill } from '../support/planted';

/**
 * Each line of secrets-forms.txt is a file's name, a tab, and what stands in it: `\n` for a line's end, `\\` for a backslash, «…»
 * around every value that must be found. A line without marks must stay quiet.
 */
const forms = readFileSync('test/engine/secrets-forms.txt', 'utf8').split('\n').filter(Boolean);

/** They speak of a login, and of an entry of a vault, whose secret does not stand in the file. */
const ELSEWHERE = new Set(['sdk-client-secret-credential', 'lifecycle-credential-no-expiry']);

describe('forms of secrets in every language', () => {
  it('has them', () => assert.ok(forms.length > 150));
  for (const form of forms) {
    const [file = '', written = ''] = form.split('\t', 2);
    it(`${file}: ${written.replace(/[«»]/g, '').slice(0, 90)}`, async () => {
      const marked = fill(written).replace(/\\([n\\])/g, (_, char: string) => (char === 'n' ? '\n' : '\\'));
      const text = marked.replace(/[«»]/g, '');
      const { findings } = await analyze({ [file]: text });
      const found = findings
        .filter(({ rule }) => !ELSEWHERE.has(rule))
        .map(({ span }) => `${span.start}+${span.end - span.start}`);
      assert.deepEqual([...new Set(found)].sort(), marksOf(marked).sort());
    });
  }
});

function marksOf(marked: string): string[] {
  let removed = 0;
  return [...marked.matchAll(/«([^»]*)»/g)].map(({ index = 0, 1: value = '' }) => {
    const start = index - removed;
    removed += 2;
    return `${start}+${value.length}`;
  });
}
