import { strict as assert } from 'node:assert';
import { parseKeyValue } from '../../server/src/engine/syntax/data/keyvalue';
import { get, HOLE, rangeIn, type StringValue, type Value } from '../../server/src/engine/syntax/value';

/** Key paths and texts, in order. */
function flat(value: Value, path = ''): [string, string][] {
  if (value.kind !== 'object') return [[path, value.kind === 'string' ? value.text : value.kind]];
  return value.entries.flatMap((entry) => flat(entry.value, path ? `${path} / ${entry.key}` : entry.key));
}

function stringAt(value: Value, ...path: string[]): StringValue {
  const found = get(value, ...path);
  assert.ok(found?.kind === 'string', path.join('.'));
  return found;
}

/** An interpolation, spelled so that it is not mistaken for a template. */
const ref = (name: string) => `$\{${name}}`;

describe('parseKeyValue: dotenv', () => {
  const read = (text: string) => parseKeyValue('.env', text, 'dotenv');

  it('reads export, quotes, comments and blanks', () => {
    const text = [
      '# head',
      'A=1',
      'export B = two words  # note',
      "C='it # stays' # note",
      'D="x\\ny"',
      'E=`raw "q"`',
      'F=',
      'G: yaml',
      'no assignment',
      'H=a#b',
    ].join('\r\n');
    assert.deepEqual(flat(read(text)), [
      ['A', '1'],
      ['B', 'two words'],
      ['C', 'it # stays'],
      ['D', 'x\ny'],
      ['E', 'raw "q"'],
      ['F', ''],
      ['G', 'yaml'],
      ['H', 'a#b'],
    ]);
  });

  it('keeps exact ranges, quotes apart', () => {
    const text = 'A=1\nKEY="some value" # note\n';
    const value = stringAt(read(text), 'KEY');
    assert.equal(text.slice(value.span.start, value.span.end), 'some value');
    assert.equal(text.slice(value.literal.start, value.literal.end), '"some value"');
    assert.equal(value.style, 'double');
  });

  it('reads quoted values over several lines', () => {
    const text = 'KEY="line one\nline two"\nNEXT=1\n';
    assert.deepEqual(flat(read(text)), [
      ['KEY', 'line one\nline two'],
      ['NEXT', '1'],
    ]);
  });

  it('keeps the rest of the file when a quote is never closed', () => {
    assert.deepEqual(flat(read('A="half\nB="whole"\nC=3\nD=\'')), [
      ['A', 'half'],
      ['B', 'whole'],
      ['C', '3'],
      ['D', ''],
    ]);
  });

  it('turns interpolations into holes, except in single quotes', () => {
    const text = `U=pg://me:${ref('PW')}@db\nS='${ref('PW')}'\nD="a\\"${ref('X:-y')}z"`;
    assert.deepEqual(flat(read(text)), [
      ['U', `pg://me:${HOLE}@db`],
      ['S', ref('PW')],
      ['D', `a"${HOLE}z`],
    ]);
    const value = stringAt(read(text), 'D');
    const { start, end } = rangeIn(value, 1, 2);
    assert.equal(text.slice(start, end), '\\"');
    const last = rangeIn(value, 3, 4);
    assert.equal(text.slice(last.start, last.end), 'z');
  });
});

describe('parseKeyValue: properties', () => {
  const read = (text: string) => parseKeyValue('a.properties', text, 'properties');

  it('reads the three separators, comments and escapes', () => {
    const text = [
      '# c',
      '! c',
      'a=1',
      'b : two',
      'c three',
      'd\\:e=f\\u0041\\tg',
      'empty',
      'path=C:\\\\x',
      `p=${ref('env.P')}!`,
    ].join('\n');
    assert.deepEqual(flat(read(text)), [
      ['a', '1'],
      ['b', 'two'],
      ['c', 'three'],
      ['d:e', 'fA\tg'],
      ['empty', ''],
      ['path', 'C:\\x'],
      ['p', `${HOLE}!`],
    ]);
  });

  it('joins continuation lines and knows where each character stands', () => {
    const text = 'list = one,\\\r\n   two\\\\\nnext=1';
    assert.deepEqual(flat(read(text)), [
      ['list', 'one,two\\'],
      ['next', '1'],
    ]);
    const { start, end } = rangeIn(stringAt(read(text), 'list'), 4, 7);
    assert.equal(text.slice(start, end), 'two');
  });

  it('ends at a lone backslash', () => {
    assert.deepEqual(flat(read('a=b\\')), [['a', 'b']]);
    assert.deepEqual(flat(read('a\\')), [['a', '']]);
  });
});

describe('parseKeyValue: ini', () => {
  const read = (text: string) => parseKeyValue('a.ini', text, 'ini');

  it('reads sections, both comment signs and quotes', () => {
    const text = [
      'top=1',
      '; c',
      '[default]',
      'key = value ; note',
      'q = "a;b"',
      '# c',
      '[profile x]',
      'k: v',
      '[broken',
      'z=%(home)s/x',
    ].join('\n');
    assert.deepEqual(flat(read(text)), [
      ['top', '1'],
      ['default / key', 'value'],
      ['default / q', 'a;b'],
      ['profile x / k', 'v'],
      ['profile x / z', `${HOLE}/x`],
    ]);
  });

  it('keeps the colon of a registry in the key', () => {
    assert.deepEqual(flat(read(`//registry.example/:_authToken=${ref('NPM_TOKEN')}\nalways-auth=true`)), [
      ['//registry.example/:_authToken', HOLE],
      ['always-auth', 'true'],
    ]);
  });
});

it('parseKeyValue stays linear and total on hostile text', () => {
  const hostile = ['A="\n', 'A=\'"\n', '[\n', 'a\\\n', `$\{`, '="""', '\uFFFC\u0000=\\'].map((piece) => piece.repeat(40_000));
  const started = Date.now();
  for (const text of hostile) for (const form of ['dotenv', 'properties', 'ini'] as const) parseKeyValue('x', text, form);
  assert.ok(Date.now() - started < 5000);
});
