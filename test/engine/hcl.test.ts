/** What the HCL parser makes of each construct, with exact ranges. Files as a whole: hcl-oracle and hcl-damage. */
import { strict as assert } from 'node:assert';
import type { Expression, Template } from '../../server/src/engine/syntax/hcl/ast';
import { textOffsets } from '../../server/src/engine/syntax/hcl/decode';
import { parseHcl } from '../../server/src/engine/syntax/hcl/parser';
import type { Range } from '../../server/src/engine/syntax/span';
import { processorTime } from '../support/processor';

/** A node with the text of its range: `kind‹text›(children)`. */
function show(text: string, node: Expression): string {
  const at = (range: Range) => text.slice(range.start, range.end);
  const many = (nodes: readonly Expression[]) => nodes.map((one) => show(text, one)).join(' ');
  const head = (detail = '') => `${node.kind}${detail && ` ${detail}`}‹${at(node)}›`;
  switch (node.kind) {
    case 'literal':
      return `${head()}=${node.value}`;
    case 'variable':
      return head() === `variable‹${node.name}›` ? `‹${node.name}›` : `${head()} named ${node.name}`;
    case 'missing':
      return head();
    case 'template': {
      const parts = node.parts.map((part) => {
        if (part.kind === 'text') return `text‹${at(part)}›${part.text === at(part) ? '' : `=${JSON.stringify(part.text)}`}`;
        return part.kind === 'directive' ? `directive‹${at(part)}›` : `\${‹${at(part)}› ${show(text, part.expression)}}`;
      });
      return `${node.form}‹${at(node.content)}›[${parts.join(', ')}]`;
    }
    case 'access':
      return `${head()}(${show(text, node.target)} . ‹${at(node.nameRange)}›${at(node.nameRange) === node.name ? '' : node.name})`;
    case 'index':
      return `${head()}(${many([node.target, node.key])})`;
    case 'splat':
      return `${head()}(${show(text, node.target)})`;
    case 'call':
      return `${head(`${node.name} at ‹${at(node.nameRange)}›`)}(${many(node.args)}${node.expand ? ' ...' : ''})`;
    case 'list':
      return `${head()}(${many(node.items)})`;
    case 'object':
      return `${head()}(${node.entries.map((one) => `‹${at(one)}› ${many([one.key, one.value])}`).join('; ')})`;
    case 'for': {
      const names = [node.keyName, node.valueName].filter((name) => name !== undefined).join(',');
      const rest = [node.key, node.value, node.condition].map((one) => (one ? show(text, one) : '-')).join(' ');
      return `${head(node.form)}(${names} in ${show(text, node.collection)}: ${rest}${node.grouped ? ' grouped' : ''})`;
    }
    case 'conditional':
      return `${head()}(${many([node.condition, node.whenTrue, node.whenFalse])})`;
    case 'binary':
      return `(${show(text, node.left)} ${node.operator} ${show(text, node.right)})`;
    case 'unary':
      return `${head(node.operator)}(${show(text, node.operand)})`;
    case 'parens':
      return `${head()}(${show(text, node.inner)})`;
  }
}

/** The value of `v = <source>`, shown; the text must have no issue. */
function value(source: string): string {
  const text = `v = ${source}\nafter = 1\n`;
  const file = parseHcl(text);
  assert.deepEqual(file.issues, []);
  assert.equal(file.body.attributes.length, 2, 'the value and the attribute after it');
  return show(text, file.body.attributes[0]!.value);
}

/** The same with an issue: the attribute after it must still be there. */
function half(source: string): string {
  const text = `v = ${source}\nafter = 1\n`;
  const file = parseHcl(text);
  assert.ok(file.issues.length > 0);
  assert.deepEqual(
    file.body.attributes.map((one) => one.name),
    ['v', 'after'],
  );
  assert.equal(file.body.attributes[1]!.start, text.indexOf('after'));
  return show(text, file.body.attributes[0]!.value);
}

const cases: readonly (readonly [name: string, source: string, shown: string])[] = [
  ['numbers', '1.5e+3', 'literal‹1.5e+3›=1500'],
  ['keywords', '[true, false, null]', 'list‹[true, false, null]›(literal‹true›=true literal‹false›=false literal‹null›=null)'],
  ['strings', '"abc"', 'quoted‹abc›[text‹abc›]'],
  ['empty strings', '""', 'quoted‹›[]'],
  ['escapes', '"a\\"\\n\\u00e9\\\\"', 'quoted‹a\\"\\n\\u00e9\\\\›[text‹a\\"\\n\\u00e9\\\\›="a\\"\\né\\\\"]'],
  ['escaped marks', '"$${a} %%{b} $c"', 'quoted‹$${a} %%{b} $c›[text‹$${a} %%{b} $c›="${a} %{b} $c"]'],
  ['interpolations', '"a${b}c"', 'quoted‹a${b}c›[text‹a›, ${‹${b}› ‹b›}, text‹c›]'],
  ['strip markers', '"a ${~ b ~} c"', 'quoted‹a ${~ b ~} c›[text‹a›, ${‹${~ b ~}› ‹b›}, text‹c›]'],
  ['strings in strings', '"${f("}")}"', 'quoted‹${f("}")}›[${‹${f("}")}› call f at ‹f›‹f("}")›(quoted‹}›[text‹}›])}]'],
  ['interpolations over lines', '"${\n  b\n}!"', 'quoted‹${\n  b\n}!›[${‹${\n  b\n}› ‹b›}, text‹!›]'],
  ['directives', '"%{ if a }x%{ endif }"', 'quoted‹%{ if a }x%{ endif }›[directive‹%{ if a }›, text‹x›, directive‹%{ endif }›]'],
  ['heredocs', '<<EOF\n a\\n${b}\nEOF', 'heredoc‹ a\\n${b}\n›[text‹ a\\n›, ${‹${b}› ‹b›}, text‹\n›]'],
  [
    'indented heredocs',
    '<<-E\n    a\n\n      b\n    E',
    'indented-heredoc‹    a\n\n      b\n›[text‹    a\n\n      b\n›="a\\n\\n  b\\n"]',
  ],
  ['lists with comments and a last comma', '[\n a, # x\n b,\n]', 'list‹[\n a, # x\n b,\n]›(‹a› ‹b›)'],
  ['objects', '{ a = 1, "b" : c }', 'object‹{ a = 1, "b" : c }›(‹a = 1› ‹a› literal‹1›=1; ‹"b" : c› quoted‹b›[text‹b›] ‹c›)'],
  [
    'objects by lines',
    '{\n  (k) = v\n\n  null = w\n}',
    'object‹{\n  (k) = v\n\n  null = w\n}›(‹(k) = v› parens‹(k)›(‹k›) ‹v›; ‹null = w› ‹null› ‹w›)',
  ],
  ['for lists', '[for x in y : x if z]', 'for list‹[for x in y : x if z]›(x in ‹y›: - ‹x› ‹z›)'],
  ['for objects', '{for k, v in m : k => v...}', 'for object‹{for k, v in m : k => v...}›(k,v in ‹m›: ‹k› ‹v› - grouped)'],
  ['accesses', 'a.b.c', 'access‹a.b.c›(access‹a.b›(‹a› . ‹b›) . ‹c›)'],
  ['indexes', 'a[0].b', 'access‹a[0].b›(index‹a[0]›(‹a› literal‹0›=0) . ‹b›)'],
  ['legacy indexes', 'a.0.1', 'index‹a.0.1›(index‹a.0›(‹a› literal‹0›=0) literal‹1›=1)'],
  ['splats', 'a[*].b', 'access‹a[*].b›(splat‹a[*]›(‹a›) . ‹b›)'],
  ['attribute splats', 'a.*.b', 'access‹a.*.b›(splat‹a.*›(‹a›) . ‹b›)'],
  ['calls', 'f(a, b...)', 'call f at ‹f›‹f(a, b...)›(‹a› ‹b› ...)'],
  ['namespaces', 'p::q::f()', 'call p::q::f at ‹p::q::f›‹p::q::f()›()'],
  ['names with dashes', 'a-b - c', '(‹a-b› - ‹c›)'],
  ['conditionals', 'a ? b : c ? d : e', 'conditional‹a ? b : c ? d : e›(‹a› ‹b› conditional‹c ? d : e›(‹c› ‹d› ‹e›))'],
  ['strength of operators', 'a || b && c == d < e + f * g', '(‹a› || (‹b› && (‹c› == (‹d› < (‹e› + (‹f› * ‹g›))))))'],
  ['equal strength', 'a - b + c', '((‹a› - ‹b›) + ‹c›)'],
  [
    'the other operators',
    'a != b || c <= d || e >= f || g > h / i % j',
    '((((‹a› != ‹b›) || (‹c› <= ‹d›)) || (‹e› >= ‹f›)) || (‹g› > ((‹h› / ‹i›) % ‹j›)))',
  ],
  ['signs', '!a && -b == 1', '(unary !‹!a›(‹a›) && (unary -‹-b›(‹b›) == literal‹1›=1))'],
  ['parentheses over lines', '(\n  a\n  + b\n)', 'parens‹(\n  a\n  + b\n)›((‹a› + ‹b›))'],
  ['comments inside', 'a /* x */ + /* y */ b // z', '(‹a› + ‹b›)'],
];

const halves: typeof cases = [
  ['nothing', '', 'missing‹›'],
  ['an open string', '"abc', 'quoted‹abc›[text‹abc›]'],
  ['an open list', '[', 'list‹[›()'],
  ['an open call', 'f(a, ', 'call f at ‹f›‹f(a, ›(‹a›)'],
  ['an open interpolation', '"a-${var.', 'quoted‹a-${var.›[text‹a-›, ${‹${var.› access‹var.›(‹var› . ‹›)}]'],
  ['a name without its end', 'var.', 'access‹var.›(‹var› . ‹›)'],
  ['an operator without its right side', 'a +', '(‹a› + missing‹›)'],
  ['a conditional without its branches', 'a ? b', 'conditional‹a ? b›(‹a› ‹b› missing‹›)'],
  ['an entry without its value', '{ a = }', 'object‹{ a = }›(‹a = › ‹a› missing‹›)'],
  ['junk in a list', '[a, =, b]', 'list‹[a, =, b]›(‹a› missing‹› ‹b›)'],
  ['a forgotten comma', '[a\n b]', 'list‹[a\n b]›(‹a› ‹b›)'],
  ['junk after the value', 'a b { c }', '‹a›'],
];

describe('HCL expressions', () => {
  for (const [name, source, shown] of cases) it(name, () => assert.equal(value(source), shown));
});

describe('HCL half-typed', () => {
  for (const [name, source, shown] of halves) it(name, () => assert.equal(half(source), shown));

  it('gives up nesting beyond the limit, and goes on after it', () => {
    for (const [open, close] of ['[]', '()', '{}'].map((pair) => [pair[0]!, pair[1]!] as const)) {
      const text = `v = ${open.repeat(10_000)}${close.repeat(10_000)}\nafter = 1\n`;
      const file = parseHcl(text);
      assert.ok(file.issues.some((issue) => issue.message.includes('deeply')) || open === '{');
      assert.equal(file.body.attributes.at(-1)?.name, 'after');
    }
    assert.equal(parseHcl('a {\n'.repeat(10_000)).body.blocks.length, 1);
  });

  it('keeps the tree low, so that whoever walks it is safe', () => {
    for (const tail of ['+1', '.b', '[*]', '[0]', ' && !x']) {
      const text = `v = a${tail.repeat(20_000)}\n`;
      assert.doesNotThrow(() => show(text.slice(0, 0), parseHcl(text).body.attributes[0]!.value));
    }
  });

  it('reads hostile text in linear time', () => {
    const open = [
      'a = "\n',
      '${',
      'a="${\n',
      'a="${{\n',
      'a = [\n',
      'a={\n',
      '{[(',
      'a = "${/*\n',
      'a=<<-A\n${',
      '[for a in ',
      'a = f(\n"${',
    ];
    const marks = Array.from({ length: 20_000 }, (_, i) => `resource "a" "b" {\na=<<A${i}\n`).join('');
    for (const text of [...open.flatMap((unit) => [unit.repeat(30_000), `a="${unit.repeat(30_000)}`]), marks]) {
      const took = processorTime();
      parseHcl(text);
      assert.ok(took() < 3000, JSON.stringify(text.slice(0, 20)));
    }
  });

  it('closes what is open where a top-level block begins', () => {
    const text = 'resource "a" "b" {\n  x = [{\n    y = f(\n\ndata "c" "d" {\n  z = 1\n}\nlocals {\n}\n';
    const { blocks } = parseHcl(text).body;
    assert.deepEqual(
      blocks.map((block) => [block.type, block.start]),
      [
        ['resource', 0],
        ['data', text.indexOf('data')],
        ['locals', text.indexOf('locals')],
      ],
    );
    assert.equal(blocks[0]!.body.attributes.length, 1);
    assert.equal(blocks[1]!.body.attributes[0]!.start, text.indexOf('z = 1'));
  });

  it('takes an interpolation left open for its line only', () => {
    const text = 'r "a" "b" {\n  n = "a-${var.x\n}\nafter = "b-${var.\n\nlast = "${f(\n\n1\n}';
    const { attributes, blocks } = parseHcl(text).body;
    assert.equal(blocks.length, 1);
    const inner = blocks[0]!.body.attributes[0]!;
    assert.equal(text.slice(inner.start, inner.end), 'n = "a-${var.x');
    assert.equal(blocks[0]!.end, text.indexOf('after') - 1);
    assert.deepEqual(
      attributes.map((one) => text.slice(one.start, one.end)),
      ['after = "b-${var.', 'last = "${f('],
    );
  });

  it('takes the brace of a header whose label is open', () => {
    const { blocks } = parseHcl('resource "a" "b {\n  c = 1\n}\n').body;
    assert.equal(blocks.length, 1);
    assert.deepEqual(
      blocks[0]!.labels.map((label) => label.text),
      ['a', 'b'],
    );
    assert.equal(blocks[0]!.body.attributes.length, 1);
  });

  it('ends a heredoc without its mark before the next block', () => {
    const text = 'resource "a" "b" {\n  p = <<EOF\n{\n\ndata "c" "d" {\n  p = <<EOF\nx\nEOF\n}\n';
    const { blocks } = parseHcl(text).body;
    assert.equal(blocks.length, 2);
    assert.equal(show(text, blocks[1]!.body.attributes[0]!.value), 'heredoc‹x\n›[text‹x\n›]');
  });

  it('never says what the text holds', () => {
    const { issues } = parseHcl('a = "hunter2\nb = [hunter2 hunter2\n= hunter2\n"hunter2" = 1 hunter2');
    assert.ok(issues.length >= 4);
    assert.ok(issues.every((issue) => !issue.message.includes('hunter2')));
  });
});

describe('HCL bodies', () => {
  const text = '\uFEFFa = 1\r\nblk "l \\" x" bare {\r\n  b = <<E\r\nt\r\nE\r\n  c { d = 2 }\r\n} # end\r\n"old" = 3';
  const file = parseHcl(text);
  const at = (range: Range) => text.slice(range.start, range.end);

  it('finds attributes and blocks after a byte order mark and with CRLF', () => {
    assert.deepEqual(file.body.attributes.map(at), ['a = 1', '"old" = 3']);
    assert.deepEqual(
      file.body.attributes.map((one) => [one.name, at(one.nameRange)]),
      [
        ['a', 'a'],
        ['old', '"old"'],
      ],
    );
    assert.deepEqual([file.body.start, file.body.end], [0, text.length]);
    assert.equal(file.issues.length, 1, 'the quoted name');
  });

  it('gives blocks, labels and bodies their ranges', () => {
    assert.equal(file.body.blocks.length, 1);
    const block = file.body.blocks[0]!;
    assert.equal(at(block), text.slice(text.indexOf('blk'), text.indexOf(' # end')));
    assert.equal(at(block.typeRange), 'blk');
    assert.deepEqual(
      block.labels.map((label) => [label.text, at(label)]),
      [
        ['l \\" x', '"l \\" x"'],
        ['bare', 'bare'],
      ],
    );
    assert.equal(at(block.body), text.slice(text.indexOf('{') + 1, text.lastIndexOf('}')));
    assert.equal(at(block.body.attributes[0]!), 'b = <<E\r\nt\r\nE');
    assert.equal(at(block.body.blocks[0]!), 'c { d = 2 }');
  });

  it('leads every character of a decoded text back to its place', () => {
    const source = 'v = <<-E\n    a$${b}\n\n      c\n  E\nw = "x\\ty\\u00e9$${z}"\nx = "plain"\n';
    const [v, w, x] = parseHcl(source).body.attributes.map((one) => one.value as Template);
    for (const template of [v!, w!]) {
      const part = template.parts[0]!;
      const offsets = textOffsets(source, template, part)!;
      assert.ok(part.kind === 'text');
      assert.equal(offsets.length, part.text.length);
      const letters = [...part.text].map((letter, i) => [letter, source[offsets[i]!]!] as const).filter(([l]) => /[a-z]/.test(l));
      assert.ok(letters.length > 2);
      for (const [letter, written] of letters) assert.equal(written, letter);
    }
    assert.equal(textOffsets(source, x!, x!.parts[0]!), undefined);
  });
});
