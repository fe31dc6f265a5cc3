import { strict as assert } from 'node:assert';
import { parseEmbeddedJson, parseJson } from '../../server/src/engine/syntax/data/json';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import { get, HOLE, rangeIn, type StringValue, textOf, type Value } from '../../server/src/engine/syntax/value';

const slice = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

describe('parseJson', () => {
  it('gives exact ranges, and offsets where escapes change lengths', () => {
    const text = '{ "plain": "abc", "escaped": "a\\n\\"b\\u0041c" }';
    const { value, issues } = parseJson('f.json', text);
    assert.deepEqual(issues, []);
    const plain = get(value, 'plain') as StringValue;
    assert.equal(slice(text, plain.span), 'abc');
    assert.equal(slice(text, plain.literal), '"abc"');
    assert.equal(plain.offsets, undefined);
    const escaped = get(value, 'escaped') as StringValue;
    assert.equal(escaped.text, 'a\n"bAc');
    assert.equal(slice(text, rangeIn(escaped, 3, 6)), 'b\\u0041c');
    assert.equal(slice(text, escaped.span), 'a\\n\\"b\\u0041c');
  });

  it('tolerates comments and trailing commas, and keeps what stands beside an error', () => {
    const { value, issues } = parseJson('f.json', '\uFEFF{ // note\n "a": [1, true, null,], /* x */ "b": "c", }');
    assert.deepEqual(issues, []);
    assert.equal(textOf(get(value, 'b')), 'c');
    const damaged = parseJson('f.json', '{ "a": , "b": "c", "d" "e": "f" }');
    assert.ok(damaged.issues.length > 0);
    assert.equal(textOf(get(damaged.value, 'b')), 'c');
  });

  it('does not overflow on deep nesting, and brackets in strings do not count', () => {
    for (const text of ['['.repeat(10_000), '{"a":'.repeat(10_000)]) {
      assert.deepEqual(parseJson('f.json', text).value, undefined);
      assert.equal(parseJson('f.json', text).issues.length, 1);
    }
    assert.equal(parseJson('f.json', `["${'['.repeat(10_000)}"]`).issues.length, 0);
  });

  it('survives an unclosed string', () => {
    const { value, issues } = parseJson('f.json', '{ "a": "b", "c": "unclosed');
    assert.ok(issues.length > 0);
    assert.equal(textOf(get(value, 'a')), 'b');
  });
});

describe('parseEmbeddedJson', () => {
  const literal = (text: string, start: number): StringValue => {
    const span = { file: 'f', start, end: start + text.length };
    return { kind: 'string', span, literal: { start: start - 1, end: span.end + 1 }, text, style: 'double' };
  };

  it('points into the file', () => {
    const { value } = parseEmbeddedJson(literal('{"a": "bc"}', 100));
    const found = get(value, 'a') as StringValue;
    assert.deepEqual([found.span.start, found.span.end, found.literal.start, found.literal.end], [107, 109, 106, 110]);
  });

  it('points through the escapes of the outer string', () => {
    const text = 'policy: "{\\"Action\\": \\"s3:*\\"}"\n';
    const outer = get(parseYaml('f', text).documents[0], 'policy') as StringValue;
    const action = get(parseEmbeddedJson(outer).value, 'Action') as StringValue;
    assert.equal(slice(text, action.span), 's3:*');
    assert.equal(slice(text, rangeIn(action, 3, 4)), '*');
  });

  it('points into a block scalar', () => {
    const text = 'policy: |\n  {\n    "Action": "s3:*"\n  }\nnext: x\n';
    const outer = get(parseYaml('f', text).documents[0], 'policy') as StringValue;
    const action = get(parseEmbeddedJson(outer).value, 'Action') as StringValue;
    assert.equal(slice(text, action.span), 's3:*');
  });

  it('keeps a hole inside a string and makes a bare one unknown', () => {
    const { value, issues } = parseEmbeddedJson(literal(`{"a": "x${HOLE}y", "b": ${HOLE}, "c": [${HOLE}, 2${HOLE}]}`, 10));
    assert.deepEqual(issues, []);
    assert.equal((get(value, 'a') as StringValue).text, `x${HOLE}y`);
    assert.equal(get(value, 'b')?.kind, 'unknown');
    const list = get(value, 'c') as Value & { kind: 'list' };
    assert.deepEqual(
      list.items.map((item) => item.kind),
      ['unknown', 'unknown'],
    );
  });
});
