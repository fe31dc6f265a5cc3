import { strict as assert } from 'node:assert';
import { parse, TomlDate } from 'smol-toml';
import { parseToml } from '../../server/src/engine/syntax/data/toml';
import { get, rangeIn, type Value } from '../../server/src/engine/syntax/value';

function plain(value: Value | undefined): unknown {
  if (value?.kind === 'object') return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
  if (value?.kind === 'list') return value.items.map(plain);
  return value?.kind === 'string' ? value.text : value?.kind === 'literal' ? value.value : value?.kind;
}

/** The oracle's dates as written. */
function oracle(value: unknown): unknown {
  if (value instanceof TomlDate) return 'date';
  if (Array.isArray(value)) return value.map(oracle);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, oracle(one)]));
  return value;
}

function dated(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d|^\d\d:\d\d:/.test(value)) return 'date';
  if (Array.isArray(value)) return value.map(dated);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, dated(one)]));
  return value;
}

const SAMPLES: Readonly<Record<string, string>> = {
  scalars:
    'a = 1\nb = -2_000\nc = 0xff\nd = 3.5e2\ne = true\nf = false\ng = inf\nh = 1979-05-27T07:32:00Z\ni = 07:32:00\nj = 1979-05-27 07:32:00\n',
  strings: [
    'a = "x \\"y\\" \\u00e9 \\U0001F600 \\t"',
    "b = 'C:\\path'",
    'c = """',
    'one',
    'two \\',
    '   three"""',
    "d = '''",
    "raw \\n 'q'",
    "'''",
    'e = """ends in quotes"""""',
    'f = ""',
    "g = ''''quoted''''",
  ].join('\n'),
  tables: '[a]\nx = 1\n[a.b.c]\ny = 2 # note\n["q.r".s]\nz = 3\n[a.b]\nw = 4\n',
  dotted: 'a.b.c = 1\na.b.d = 2\n"x y".z = 3\n1.2 = "digits"\n',
  lists: 'a = [1, 2, 3,]\nb = [\n  "x", # note\n  ["y", "z"],\n]\nc = []\n',
  inline: 'p = { x = 1, y.z = "two", w = { v = [1] } }\nq = {}\n',
  arrays:
    '[[fruit]]\nname = "a"\n[fruit.shape]\nround = true\n[[fruit.kind]]\nname = "b"\n[[fruit.kind]]\nname = "c"\n[[fruit]]\nname = "d"\n',
  crlf: 'a = """\r\nx\r\n"""\r\n[t]\r\nb = 1 # c\r\n',
};

describe('parseToml', () => {
  for (const [name, text] of Object.entries(SAMPLES)) {
    it(`agrees with smol-toml: ${name}`, () => {
      const { value, issues } = parseToml('a.toml', text);
      assert.deepEqual(issues, []);
      assert.deepEqual(dated(plain(value)), oracle(parse(text)));
    });
  }

  it('knows the exact place of every kind of string', () => {
    const text = "a = \"one\\ttwo\"\n[t]\nb = '''\nthree'''\nc = { d = [\"four\"] }\n";
    const { value } = parseToml('a.toml', text);
    const slice = (at: { start: number; end: number }) => text.slice(at.start, at.end);
    const a = get(value, 'a');
    assert.ok(a?.kind === 'string');
    assert.equal(slice(a.literal), '"one\\ttwo"');
    assert.equal(slice(rangeIn(a, 4, 7)), 'two');
    const b = get(value, 't', 'b');
    assert.ok(b?.kind === 'string');
    assert.equal(slice(b.span), 'three');
    const d = get(value, 't', 'c', 'd');
    assert.ok(d?.kind === 'list' && d.items[0]?.kind === 'string');
    assert.equal(slice(d.items[0].span), 'four');
  });

  const BROKEN: readonly [string, string, unknown][] = [
    ['a string that never closes', 'a = "half\nb = 2\n', { a: 'half', b: 2 }],
    ['a long string that never closes', 'a = """half\nb = 2\n', { a: 'half', b: 2 }],
    ['a missing value', 'a =\nb = 2\n', { a: 'unknown', b: 2 }],
    ['a list that never closes', 'a = [1,\nb = 2\n', { a: [1], b: 2 }],
    ['a list that never closes before a table', 'a = [1,\n[t]\nb = 2\n', { a: [1], t: { b: 2 } }],
    ['an inline table that never closes', 'a = { x = 1,\n[t]\nb = 2\n', { a: { x: 1 }, t: { b: 2 } }],
    ['a header that never closes', '[t\nb = 2\n', { t: { b: 2 } }],
    ['a key alone', 'word\nb = 2\n', { b: 2 }],
    ['text behind a value', 'a = 1 2\nb = 2\n', { a: 'unknown', b: 2 }],
  ];
  for (const [name, text, wanted] of BROKEN) {
    it(`keeps the rest behind ${name}`, () => {
      const { value, issues } = parseToml('a.toml', text);
      assert.deepEqual(plain(value), wanted);
      assert.ok(issues.length > 0);
    });
  }

  it('reads every prefix of the samples, with ranges inside the text', () => {
    const check = (value: Value, length: number): void => {
      assert.ok(value.span.start >= 0 && value.span.start <= value.span.end && value.span.end <= length);
      if (value.kind === 'object') for (const entry of value.entries) check(entry.value, length);
      if (value.kind === 'list') for (const item of value.items) check(item, length);
    };
    let read = 0;
    for (const text of Object.values(SAMPLES)) {
      for (let end = 0; end <= text.length; end++, read++) {
        const { value } = parseToml('a.toml', text.slice(0, end));
        if (value) check(value, end);
      }
    }
    assert.ok(read > 500);
  });

  it('stays linear and total on hostile text', () => {
    const started = Date.now();
    for (const piece of [
      '[',
      '{a=',
      'a="""\n',
      "a='\n",
      '[[x]]\n',
      'a.',
      'a=[\n',
      '\\',
      'a={b=[\n',
      '=',
      'a=[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n',
    ])
      parseToml('a.toml', piece.repeat(30_000));
    assert.ok(Date.now() - started < 5000);
  });
});
