/** Damaged, cut and hostile source files: no exception, spans inside the file, the rest of the file still counts. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { emptyFacts, type Facts } from '../../server/src/engine/facts/model';
import { extractSource } from '../../server/src/engine/facts/source/index';
import { readFixture } from '../support/fixture';
import { prepareGrammars, sourceHostOf } from '../support/grammars';
import { fill, planted } from '../support/planted';
import { filesUnder } from '../support/shop';

const FIXTURES = 'server/src/engine/rules/sdk-static-credentials/fixtures';

async function factsOf(file: string, text: string): Promise<Facts> {
  await prepareGrammars([file]);
  const host = sourceHostOf(file) ?? 'text';
  const facts = emptyFacts(file, host);
  extractSource({ file, host, text, fingerprint: () => 'hash', facts });
  return facts;
}

const literals = (facts: Facts, text: string) =>
  facts.credentials.filter(({ storage }) => storage === 'literal').map(({ span }) => text.slice(span.start, span.end));

describe('damaged source files', () => {
  for (const name of readdirSync(FIXTURES).filter((one) => one.startsWith('bad-'))) {
    it(`${name} cut anywhere`, async () => {
      let found = 0;
      for (const path of filesUnder(join(FIXTURES, name)).filter(sourceHostOf)) {
        const { text } = readFixture(readFileSync(path, 'utf8'));
        for (let at = 0; at < text.length; at += 29) {
          for (const cut of [text.slice(0, at), text.slice(at), `${text.slice(0, at)}"${text.slice(at)}`]) {
            const facts = await factsOf(basename(path), cut);
            found += facts.credentials.length + facts.constants.length;
            for (const { span, literal } of facts.credentials) {
              assert.ok(span.start >= 0 && span.start < span.end && span.end <= cut.length);
              assert.ok(literal.start <= span.start && span.end <= literal.end);
              for (const via of span.via ?? []) assert.ok(via.start < via.end && via.end <= cut.length);
            }
          }
        }
      }
      assert.ok(found > 10);
    });
  }

  const half: Record<string, string> = {
    'a.ts': "const a = call({ b: [1,\nconst dbPassword = '{{password}}';\n",
    'a.js': "function f( {\nconst dbPassword = '{{password}}';\n",
    'a.py': "x = call(1,\n\ndb_password = '{{password}}'\n",
    'a.go': 'package main\nfunc f() { x := call(1,\n}\nvar dbPassword = "{{password}}"\n',
    'A.java': 'class A { void f() { int x = call(1, \n}\n String dbPassword = "{{password}}"; }\n',
  };
  for (const [file, raw] of Object.entries(half)) {
    it(`${file} half typed keeps the rest`, async () => {
      const text = fill(raw);
      assert.deepEqual(literals(await factsOf(file, text), text), [planted('password')]);
    });
  }

  it('survives deep nesting, long chains and cycles', async () => {
    const n = 10_000;
    const hostile = [
      `const password = ${'('.repeat(n)}'x'${')'.repeat(n)};`,
      `const password = ${'f('.repeat(n)}'x'${')'.repeat(n)};`,
      `const password = ${"'a' + ".repeat(n)}'b';`,
      `const password = a${'.b()'.repeat(n)};`,
      `const password = ${'{a:'.repeat(n)}1${'}'.repeat(n)};`,
      'const a = b; const b = a; new Stripe(a); const c = { ...c, password: c.password }; new Pool(c);',
      `${'password = password || token + "@";\n'.repeat(n)}`,
    ];
    for (const text of hostile) assert.ok(await factsOf('a.js', text));
    assert.ok(await factsOf('a.py', `password = ${'['.repeat(n)}`));
    assert.ok(await factsOf('a.go', `package m\nvar p = ${'&T{A: '.repeat(2000)}`));
    assert.ok(await factsOf('A.java', `class A { String password = ${'(String) '.repeat(n)} "x"; }`));
  });

  it('never keeps a value', async () => {
    const { text, expected } = readFixture(readFileSync(join(FIXTURES, 'bad-clients.ts'), 'utf8'));
    const stored = JSON.stringify(await factsOf('a.ts', text));
    assert.ok(expected.length > 5);
    for (const { start, end } of expected) assert.ok(!stored.includes(text.slice(start, end)));
  });
});
