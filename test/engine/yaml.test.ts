import { strict as assert } from 'node:assert';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import { get, itemsOf, rangeIn, type StringValue, textOf, type Value } from '../../server/src/engine/syntax/value';

function one(text: string): Value {
  const { documents, issues } = parseYaml('f.yaml', text);
  assert.deepEqual(issues, []);
  assert.equal(documents.length, 1);
  return documents[0] as Value;
}

function stringAt(root: Value, ...path: string[]): StringValue {
  const value = get(root, ...path);
  assert.equal(value?.kind, 'string');
  return value as StringValue;
}

describe('parseYaml', () => {
  it('gives the content without quotes and the literal with them', () => {
    const text = 'a: "double"\nb: \'single\'\nc: plain text  # note\n';
    const root = one(text);
    const parts = ['a', 'b', 'c'].map((key) => {
      const { span, literal, style } = stringAt(root, key);
      return [text.slice(span.start, span.end), text.slice(literal.start, literal.end), style];
    });
    assert.deepEqual(parts, [
      ['double', '"double"', 'double'],
      ['single', "'single'", 'single'],
      ['plain text', 'plain text', 'plain'],
    ]);
  });

  it('knows where every decoded character stands: escapes, doubled quotes, folded lines, block scalars', () => {
    const text = [
      'esc: "x\\ty\\u0041 z"',
      "two: 'it''s'",
      'many: plain',
      '  folded',
      '  lines',
      'literal: |',
      '  first',
      '    deeper',
      '',
      '  last',
      'fold: >-',
      '  one',
      '  two',
      '',
      '  three',
      'end: x',
      '',
    ].join('\r\n');
    const root = one(text);
    const expected = {
      esc: 'x\ty\u0041 z',
      two: "it's",
      many: 'plain folded lines',
      literal: 'first\n  deeper\n\nlast\n',
      fold: 'one two\nthree',
    };
    for (const [key, decoded] of Object.entries(expected)) {
      const value = stringAt(root, key);
      assert.equal(value.text, decoded);
      assert.equal(value.offsets?.length, decoded.length, key);
      for (let i = 0; i < decoded.length; i++) {
        if (/[a-zA-Z]/.test(decoded[i] as string) && decoded[i] !== 'A')
          assert.equal(text[value.offsets?.[i] as number], decoded[i]);
      }
    }
    const block = stringAt(root, 'literal');
    const at = rangeIn(block, block.text.indexOf('deeper'), block.text.indexOf('deeper') + 6);
    assert.equal(text.slice(at.start, at.end), 'deeper');
  });

  it('keeps tags of every CloudFormation short form', () => {
    const names = [
      'Ref',
      'Sub',
      'GetAtt',
      'Join',
      'If',
      'FindInMap',
      'Select',
      'Split',
      'ImportValue',
      'Base64',
      'Cidr',
      'Transform',
    ];
    const root = one(
      names.map((name) => `${name}s: !${name} x\n${name}l: !${name} [a, b]\n${name}m: !${name} {a: b}\n`).join(''),
    );
    const tags = names.flatMap((name) => ['s', 'l', 'm'].map((form) => (get(root, name + form) as StringValue).tag));
    assert.deepEqual(
      tags,
      names.flatMap((name) => [`!${name}`, `!${name}`, `!${name}`]),
    );
  });

  it('reads all documents', () => {
    const { documents } = parseYaml('f.yaml', 'a: 1\n---\nb: 2\n---\n# nothing\n');
    assert.deepEqual(
      documents.map((document) => document.kind),
      ['object', 'object', 'literal'],
    );
  });

  it('resolves anchors and merge keys, and a leaf remembers its alias', () => {
    const text = 'base: &base {user: app, port: 1}\nsecret: &s value\ncopy: {<<: *base, port: 2}\nuse: *s\n';
    const root = one(text);
    assert.equal(textOf(get(root, 'copy', 'user')), 'app');
    assert.deepEqual((get(root, 'copy', 'port') as { value?: unknown }).value, 2);
    const { span } = stringAt(root, 'use');
    assert.equal(text.slice(span.start, span.end), 'value');
    assert.equal(text.slice(span.via?.[0]?.start, span.via?.[0]?.end), '*s');
  });

  it('stops at a bomb of aliases', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
    const { documents, issues } = parseYaml('f.yaml', `a0: &a0 [x]\n${lines.join('\n')}\nlast: here\n`);
    assert.equal(issues.length, 1);
    assert.equal(textOf(get(documents[0], 'last')), 'here');
    assert.equal(itemsOf(get(documents[0], 'a30'))[0]?.kind, 'unknown');
  });

  it('bounds nesting, size and errors', () => {
    for (const text of [
      '['.repeat(10_000),
      '- '.repeat(10_000),
      '{a: '.repeat(10_000),
      '{}'.repeat(10_000),
      'x: y\n'.repeat(500_000),
    ]) {
      assert.ok(parseYaml('f.yaml', text).issues.length > 0);
    }
  });

  describe('damaged text', () => {
    const template = (damage: string) =>
      `Resources:\n  A:\n    Type: T\n    Properties:\n      Name: first\n${damage}\n      Tail: x\n  B:\n    Type: "T"\n  C:\n    Type: 'T'\n`;
    const damages = {
      'a half-typed key': '      Half',
      'an open double quote': '      Key: "abc',
      'an open single quote': "      Key: 'abc",
      'a tab as indentation': '\tKey: abc',
      'an open list': '      Key: [a, b',
      'a missing space': '    Key: x\n   Other: y',
      'an empty tag': '      Key: !Sub',
    };
    for (const [name, damage] of Object.entries(damages)) {
      it(`keeps the other resources beside ${name}`, () => {
        const text = template(damage);
        const { documents } = parseYaml('f.yaml', text);
        const resources = get(documents[0], 'Resources');
        const keys = resources?.kind === 'object' ? resources.entries : [];
        const found = keys.map(({ key, keySpan }) => `${key}@${keySpan.start}`);
        for (const key of ['A', 'B', 'C'])
          assert.ok(found.includes(`${key}@${text.indexOf(`  ${key}:`) + 2}`), `${key} in ${found}`);
      });
    }

    it('takes flow values that are not indented, as CloudFormation does', () => {
      const text = 'a:\n  policy: {\n  "x": [\n"y"]\n}\n  quoted: \'{\n "z": 1\n}\'\nlast: here\n';
      const { documents, issues } = parseYaml('f.yaml', text);
      assert.deepEqual(issues, []);
      const inner = itemsOf(get(documents[0], 'a', 'policy', 'x'))[0] as StringValue;
      assert.equal(text.slice(inner.span.start, inner.span.end), 'y');
      assert.match((get(documents[0], 'a', 'quoted') as StringValue).text, /"z": 1/);
      assert.equal(textOf(get(documents[0], 'last')), 'here');
    });

    it('says where it is damaged', () => {
      const text = template('      Half');
      const { issues } = parseYaml('f.yaml', text);
      assert.ok(issues.length > 0);
      assert.ok(issues.every(({ message }) => !message.includes('Half')));
    });
  });
});
