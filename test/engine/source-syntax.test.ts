/** The source parser: offsets, recovery, bounds and a missing grammar. */
import { strict as assert } from 'node:assert';
import type * as Grammar from '../../server/src/engine/syntax/source/grammar';
import { parseSource, prepareGrammar } from '../../server/src/engine/syntax/source/grammar';
import type { SourceNode } from '../../server/src/engine/syntax/source/tree';
import { fresh } from '../support/fresh';
import { loadGrammar } from '../support/grammars';

const HOSTS = [
  ['typescript', 'a.ts'],
  ['typescript', 'a.tsx'],
  ['javascript', 'a.jsx'],
  ['python', 'a.py'],
  ['go', 'a.go'],
  ['java', 'a.java'],
  ['csharp', 'a.cs'],
  ['ruby', 'a.rb'],
  ['php', 'a.php'],
  ['rust', 'a.rs'],
  ['shell', 'a.sh'],
  ['powershell', 'a.ps1'],
] as const;

function nodesOf(root: SourceNode): SourceNode[] {
  const all: SourceNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    all.push(node);
    stack.push(...node.children);
  }
  return all;
}

describe('source syntax', () => {
  it('has no tree before the grammar is prepared, and a bad grammar is no error', async () => {
    const { parseSource, prepareGrammar } = await fresh<typeof Grammar>('server/src/engine/syntax/source/grammar.ts');
    assert.equal(parseSource('java', 'a.java', 'class A {}'), undefined);
    await prepareGrammar('java', 'a.java', async (name) => (name === 'java' ? new Uint8Array([1, 2, 3]) : loadGrammar(name)));
    assert.equal(parseSource('java', 'a.java', 'class A {}'), undefined);
    await prepareGrammar('java', 'a.java', loadGrammar);
    assert.equal(parseSource('java', 'a.java', 'class A {}')?.root.type, 'program');
  });

  it('loads every grammar once', async () => {
    for (const [host, file] of HOSTS) {
      await Promise.all([prepareGrammar(host, file, loadGrammar), prepareGrammar(host, file, loadGrammar)]);
      await prepareGrammar(host, file, () => Promise.reject(new Error('loaded again')));
      assert.ok(parseSource(host, file, ''), file);
    }
  });

  it('counts positions in UTF-16 units', () => {
    const text = '// ä 😀 漢字\nconst k = "päss😀wörd", after = 1;\n';
    const nodes = nodesOf(parseSource('typescript', 'a.ts', text)?.root as SourceNode);
    const fragment = nodes.find((node) => node.type === 'string_fragment');
    assert.equal(text.slice(fragment?.start, fragment?.end), 'päss😀wörd');
    const name = nodes.find((node) => node.type === 'identifier' && node.start > text.indexOf('wörd'));
    assert.equal(text.slice(name?.start, name?.end), 'after');
  });

  it('keeps the rest of a half-typed file', () => {
    const text = 'const a = new Foo({ key: \nconst b = "rest";\n';
    const nodes = nodesOf(parseSource('typescript', 'a.ts', text)?.root as SourceNode);
    assert.ok(nodes.some((node) => node.type === 'ERROR' || node.type === 'program'));
    assert.ok(nodes.some((node) => node.type === 'string_fragment' && text.slice(node.start, node.end) === 'rest'));
  });

  it('does not overflow on deep nesting and gives up on hopeless or large files', () => {
    assert.equal(parseSource('go', 'a.go', 'a'.repeat(1_000_001)), undefined);
    const shapes = ['(', '{', '[{(', 'a<', 'a<;', 'a<b,', 'a<(b', '"\n', '(a,', 'a.', 'a?b:', '@a(', 'a->', '[)', '{(]'];
    for (const [host, file] of HOSTS) {
      assert.ok(parseSource(host, file, `x = ${'['.repeat(500)}1${']'.repeat(500)}`), file);
      assert.equal(parseSource(host, file, `x = ${'['.repeat(10_000)}1${']'.repeat(10_000)}`), undefined);
      for (const shape of shapes) {
        parseSource(host, file, shape.repeat(5_000));
        parseSource(host, file, shape.repeat(900));
      }
      assert.equal(parseSource(host, file, 'x = 1')?.root.end, 5, `${file} still works afterwards`);
    }
  });
});
