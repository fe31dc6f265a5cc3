/** Terraform expressions as values: what is resolved, where it stands, and what stays unknown. */
import { strict as assert } from 'node:assert';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { readFile } from '../../server/src/engine/facts/terraform/file';
import { evaluate } from '../../server/src/engine/facts/terraform/values/evaluate';
import { parseHcl } from '../../server/src/engine/syntax/hcl/parser';
import { HOLE, rangeIn, type StringValue, type Value } from '../../server/src/engine/syntax/value';

const FILE = 'main.tf';

/** The value of the last top-level attribute, `out = …`. */
function value(text: string, fillIn = true): Value {
  const context = { file: FILE, host: 'terraform', text, fingerprint: () => '', facts: emptyFacts(FILE, 'terraform') } as const;
  const file = readFile(context, parseHcl(text));
  const attribute = file.body.attributes.at(-1);
  assert.ok(attribute, 'the text has an attribute');
  return evaluate(attribute.value, file.scope, fillIn);
}

function string(text: string, fillIn = true): StringValue {
  const found = value(text, fillIn);
  assert.equal(found.kind, 'string');
  return found as StringValue;
}

/** Values without places. */
function plain(found: Value): unknown {
  switch (found.kind) {
    case 'object':
      return Object.fromEntries(found.entries.map((entry) => [entry.key, plain(entry.value)]));
    case 'list':
      return found.items.map(plain);
    case 'string':
      return found.text;
    case 'literal':
      return found.value;
    case 'either':
      return { either: found.options.map(plain) };
    default:
      return `?${found.reference ?? ''}`;
  }
}

describe('Terraform expressions', () => {
  it('places a plain string inside its quotes', () => {
    const text = 'out = "secret"';
    const found = string(text);
    assert.equal(text.slice(found.span.start, found.span.end), 'secret');
    assert.equal(text.slice(found.literal.start, found.literal.end), '"secret"');
    assert.equal(found.offsets, undefined);
  });

  it('places every character of a string with escapes', () => {
    const text = 'out = "a\\"b\\u00e9c$$\x7bd"';
    const found = string(text);
    assert.equal(found.text, 'a"béc$\x7bd');
    for (const [char, written] of [
      ['a', 'a'],
      ['"', String.raw`\"`],
      ['é', String.raw`\u00e9`],
      ['c', 'c'],
      ['$', '$$'],
      ['d', 'd'],
    ] as const) {
      const at = found.text.indexOf(char);
      const range = rangeIn(found, at, at + 1);
      assert.equal(text.slice(range.start, range.end), written, char);
    }
  });

  it('takes the indentation off an indented heredoc and keeps the places', () => {
    const text = 'out = <<-EOT\n    one\n      two $\x7bx}\n\n    three\n  EOT\n';
    const found = string(text);
    assert.equal(found.text, `one\n  two ${HOLE}\n\nthree\n`);
    assert.equal(found.style, 'heredoc');
    for (const word of ['one', 'two', 'three']) {
      const at = found.text.indexOf(word);
      const range = rangeIn(found, at, at + word.length);
      assert.equal(range.start, text.indexOf(word));
      assert.equal(text.slice(range.start, range.end), word);
    }
  });

  it('keeps CRLF and places in a plain heredoc', () => {
    const text = 'out = <<EOT\r\n{"a": "b"}\r\nEOT\r\n';
    const found = string(text);
    const at = found.text.indexOf('b');
    assert.equal(rangeIn(found, at, at + 1).start, text.indexOf('b"'));
  });

  it('resolves locals and defaults, with the chain of references', () => {
    const text = 'locals {\n  a = "x"\n  b = local.a\n}\nvariable "v" {\n  default = local.b\n}\nout = var.v';
    const found = string(text);
    assert.equal(text.slice(found.span.start, found.span.end), 'x');
    assert.deepEqual(
      found.span.via?.map((span) => text.slice(span.start, span.end)),
      ['var.v', 'local.b', 'local.a'],
    );
  });

  it('reads keys and indexes of resolved values', () => {
    const locals = 'locals {\n  m = { k = { n = [10, "deep"] } }\n}\n';
    assert.equal(plain(value(`${locals}out = local.m.k["n"][1]`)), 'deep');
    assert.equal(plain(value(`${locals}out = local.m.missing`)), '?');
  });

  it('names what it cannot resolve', () => {
    assert.equal(plain(value('out = aws_iam_role.app[0].arn')), '?aws_iam_role.app[].arn');
    assert.equal(plain(value('out = aws_iam_role.app["a"].arn')), '?aws_iam_role.app[].arn');
    assert.equal(plain(value('out = aws_iam_role.app[*].arn')), '?aws_iam_role.app[*].arn');
    assert.equal(plain(value('out = data.aws_iam_policy_document.x.json')), '?data.aws_iam_policy_document.x.json');
    assert.equal(plain(value('out = module.m.out')), '?module.m.out');
    assert.equal(plain(value('out = var.missing')), '?var.missing');
    assert.equal(plain(value('out = file("x.json")')), '?file()');
    assert.equal(plain(value('locals {\n  r = aws_iam_role.app\n}\nout = local.r.arn')), '?aws_iam_role.app.arn');
    assert.equal(plain(value('variable "v" {\n  default = null\n}\nout = var.v')), '?var.v');
  });

  it('fills known interpolations and leaves holes for the rest', () => {
    const locals = 'locals {\n  a = "x"\n  n = 3\n}\n';
    assert.equal(plain(value(`${locals}out = "\${local.a}-\${local.n}-\${var.v}"`)), `x-3-${HOLE}`);
    assert.equal(plain(value(`${locals}out = "\${local.a}"`)), 'x');
    assert.equal(plain(value(`${locals}out = "\${local.a}-\${local.n}"`, false)), `${HOLE}-${HOLE}`);
  });

  it('knows the functions that policies are made with', () => {
    const locals = 'locals {\n  l = ["a"]\n}\n';
    assert.deepEqual(plain(value(`${locals}out = jsonencode({ A = concat(local.l, ["b"], var.more) })`)), {
      A: ['a', 'b', '?var.more'],
    });
    assert.deepEqual(plain(value('out = merge({ a = 1, b = 2 }, { b = 3 }, var.more)')), { a: 1, b: 3, '<<': '?var.more' });
    assert.equal(plain(value('out = format("arn:%s:%d%%", var.p, 7)')), `arn:${HOLE}:7%`);
    assert.equal(plain(value(`${locals}out = join("/", concat(local.l, ["b"]))`)), 'a/b');
    assert.deepEqual(plain(value('out = toset(["a"])')), ['a']);
    assert.equal(plain(value('out = sensitive("s")')), 's');
    assert.deepEqual(plain(value('out = flatten([["a"], [["b"]], "c"])')), ['a', 'b', 'c']);
  });

  it('takes the branch of a known condition, and both of one that is not known', () => {
    assert.equal(plain(value('out = true ? "a" : "b"')), 'a');
    assert.equal(plain(value('out = !true ? "a" : "b"')), 'b');
    assert.deepEqual(plain(value('out = var.x ? "a" : null')), { either: ['a', null] });
    assert.deepEqual(plain(value('out = var.x ? "a" : "b"')), { either: ['a', 'b'] });
  });

  it('ends on references in a circle and on doubling', () => {
    assert.equal(value('locals {\n  a = local.b\n  b = local.a\n}\nout = local.a').kind, 'unknown');
    const doubling = Array.from({ length: 40 }, (_, i) => `  l${i} = [local.l${i + 1}, local.l${i + 1}]`).join('\n');
    assert.equal(value(`locals {\n${doubling}\n  l40 = "x"\n}\nout = local.l0`).kind, 'unknown');
    const growing = Array.from({ length: 40 }, (_, i) => `  l${i} = "\${local.l${i + 1}}\${local.l${i + 1}}"`).join('\n');
    const grown = value(`locals {\n${growing}\n  l40 = "${'x'.repeat(1000)}"\n}\nout = local.l0`);
    assert.ok(grown.kind === 'unknown' || (grown.kind === 'string' && grown.text.length < 3_000_000));
  });
});

/** What Terraform's documentation says each expression is worth: https://developer.hashicorp.com/terraform/language/functions */
const DOCUMENTED: readonly (readonly [string, unknown])[] = [
  ['[for s in ["a", "", "b"] : upper(s) if s != ""]', ['A', 'B']],
  ['[for i, s in ["a", "b"] : "${i} is ${s}"]', ['0 is a', '1 is b']],
  ['{ for k, v in { a = 1, b = 2 } : v => k }', { 1: 'a', 2: 'b' }],
  ['{ for s in ["ab", "ac", "b"] : substr(s, 0, 1) => s... }', { a: ['ab', 'ac'], b: ['b'] }],
  ['[{ id = 1 }, { id = 2 }][*].id', [1, 2]],
  ['1 + 2 * 3 - 4 / 2 % 3', 5],
  ['!(1 >= 2) && (2 != 3 || false)', true],
  ['length(["a", "b"]) > 1 ? "many" : "few"', 'many'],
  ['"%{ for i, s in ["a", "b"] }${i}${s}%{ endfor }%{ if false }x%{ else }y%{ endif }"', '0a1by'],
  ['chunklist(["a", "b", "c"], 2)', [['a', 'b'], ['c']]],
  ['coalesce("", null, "b")', 'b'],
  ['coalescelist([], ["c"])', ['c']],
  ['compact(["a", "", "b"])', ['a', 'b']],
  ['concat(["a", ""], ["b"])', ['a', '', 'b']],
  ['contains(["a", "b"], "b")', true],
  ['distinct(["a", "b", "a"])', ['a', 'b']],
  ['element(["a", "b", "c"], 3)', 'a'],
  ['endswith("hello world", "world")', true],
  ['flatten([[["a", "b"], []], ["c"]])', ['a', 'b', 'c']],
  ['format("Hello, %s! %03d %q %[1]s %%", "Ander", 7, "q")', 'Hello, Ander! 007 "q" Ander %'],
  ['formatlist("%s, %s!", "Hi", ["A", "B"])', ['Hi, A!', 'Hi, B!']],
  ['join("-", ["foo", "bar"])', 'foo-bar'],
  ['jsondecode("{\\"hello\\": \\"world\\"}")', { hello: 'world' }],
  ['"x${jsonencode({ b = [1, true], a = null })}"', 'x{"a":null,"b":[1,true]}'],
  ['keys({ b = 1, a = 2 })', ['a', 'b']],
  ['lookup({ a = "ay" }, "c", "what?")', 'what?'],
  ['lower("HELLO")', 'hello'],
  ['max(12, 54, 3)', 54],
  ['merge({ a = "b", c = "d" }, { c = "z" })', { a: 'b', c: 'z' }],
  ['min([12, 54, 3]...)', 3],
  ['one([])', null],
  ['one(["a"])', 'a'],
  ['range(1, 8, 2)', [1, 3, 5, 7]],
  ['regex("[a-z]+", "53453453.345345aaabbbccc23454")', 'aaabbbccc'],
  ['regex("^(?:(?P<scheme>[^:/?#]+):)?", "https://terraform.io").scheme', 'https'],
  ['replace("1 + 2 + 3", "+", "-")', '1 - 2 - 3'],
  ['replace("hello world", "/w.*d/", "everybody")', 'hello everybody'],
  ['reverse([1, 2, 3])', [3, 2, 1]],
  ['setintersection(["a", "b"], ["b", "c"])', ['b']],
  [
    'setproduct(["d", "p"], ["1", "2"])',
    [
      ['d', '1'],
      ['d', '2'],
      ['p', '1'],
      ['p', '2'],
    ],
  ],
  ['setsubtract(["a", "b", "c"], ["a", "c"])', ['b']],
  ['setunion(["a", "b"], ["b", "c"])', ['a', 'b', 'c']],
  ['slice(["a", "b", "c", "d"], 1, 3)', ['b', 'c']],
  ['sort(["e", "d", "a"])', ['a', 'd', 'e']],
  ['split(",", "foo,bar")', ['foo', 'bar']],
  ['startswith("hello", "he")', true],
  ['substr("hello world", -5, -1)', 'world'],
  ['title("hello world")', 'Hello World'],
  ['tonumber("1")', 1],
  ['tostring(true)', 'true'],
  ['transpose({ a = ["1", "2"], b = ["2"] })', { 1: ['a'], 2: ['a', 'b'] }],
  ['trim("?!hello?!", "!?")', 'hello'],
  ['trimprefix("helloworld", "hello")', 'world'],
  ['trimsuffix("helloworld", "world")', 'hello'],
  ['trimspace("  hello\\n\\n")', 'hello'],
  ['try({ a = 1 }.b, "none")', 'none'],
  ['can({ a = 1 }.a)', true],
  ['values({ b = 1, a = 2 })', [2, 1]],
  ['yamldecode("hello: [world]")', { hello: ['world'] }],
  ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
  ['base64decode(base64encode("hé"))', 'hé'],
  ['basename(dirname("foo/bar/baz.txt"))', 'bar'],
];

describe('Terraform expressions, as documented', () => {
  for (const [expression, expected] of DOCUMENTED)
    it(expression, () => assert.deepEqual(plain(value(`out = ${expression}`)), expected));

  it('keeps what is not known in what is made of it', () => {
    assert.deepEqual(plain(value('out = [for b in var.buckets : "arn:aws:s3:::${b}/*"]')), [`arn:aws:s3:::${HOLE}/*`]);
    assert.deepEqual(plain(value('out = [for b in var.buckets : b.arn]')), ['?var.buckets[].arn']);
    assert.deepEqual(plain(value('out = [for a in ["x", "y"] : a if var.wide]')), ['x', 'y']);
    assert.deepEqual(plain(value('out = concat(var.wide ? ["*"] : [], ["a"])')), { either: [['*', 'a'], ['a']] });
    assert.deepEqual(plain(value('out = try(var.a.b, "c")')), { either: ['?var.a.b', 'c'] });
    assert.deepEqual(plain(value('out = coalesce(var.a, "c")')), { either: ['?var.a', 'c'] });
    for (const unknown of [
      'length(var.a)',
      'length([for a in ["x"] : a if var.b])',
      'var.a == "b"',
      'cidrhost(var.a, 1)',
      'timestamp()',
    ])
      assert.equal(value(`out = ${unknown}`).kind, 'unknown', unknown);
  });

  it('places parts of a text where they stand, with every reference on the way', () => {
    const text = 'locals {\n  list = "s3:Get*, s3:*"\n}\nout = [for one in split(", ", local.list) : trimspace(one)][1]';
    const found = string(text);
    assert.equal(text.slice(found.span.start, found.span.end), 's3:*');
    assert.deepEqual(
      found.span.via?.map((span) => text.slice(span.start, span.end)),
      ['one', 'local.list'],
    );
  });

  it('ends early on hostile input', () => {
    for (const hostile of [
      `[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]`,
      `setproduct(${Array(8).fill('range(1000)').join(', ')})`,
      `"${'%{ if var.a }x%{ else }y%{ endif }'.repeat(40)}"`,
      `regex("(a+)+$", "${'a'.repeat(60)}!")`,
      `${'['.repeat(150)}${']'.repeat(150)}`,
    ]) {
      const start = process.cpuUsage();
      value(`out = ${hostile}`);
      assert.ok(process.cpuUsage(start).user < 2e6, hostile.slice(0, 60));
    }
  });
});
