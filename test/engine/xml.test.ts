import { strict as assert } from 'node:assert';
import { readXml } from '../../server/src/engine/syntax/data/xml';
import { rangeIn } from '../../server/src/engine/syntax/value';
import { processorTime } from '../support/processor';

const read = (text: string) => readXml('a.xml', text);

describe('XML', () => {
  it('gives attributes and texts at their places', () => {
    const text = `<?xml version="1.0"?>\n<a:root>\n  <item  key = 'one'\n value="two"/>\n  <name> three </name>\n</a:root>`;
    const [root, item, name] = read(text);
    assert.deepEqual([root?.name, item?.name, name?.name], ['root', 'item', 'name']);
    assert.deepEqual(
      item?.attributes.map(({ name, value }) => [name, value.text, text.slice(value.span.start, value.span.end)]),
      [['key', 'one', 'one'], ['value', 'two', 'two']],
    ); // biome-ignore format: a table
    assert.deepEqual([name?.text?.text, text.indexOf('three')], ['three', name?.text?.span.start]);
    assert.equal(name?.parent, root);
    assert.equal(name?.before, item);
  });

  it('reads the five entities and characters, and expands nothing else', () => {
    const text = '<!DOCTYPE a [<!ENTITY e "boom">]><a b="x&amp;y&#65;&#x42;&e;z"/>';
    const value = read(text).at(-1)?.attributes[0]?.value;
    assert.equal(value?.text, 'x&yAB&e;z');
    const at = value.text.indexOf('z');
    const range = rangeIn(value, at, at + 1);
    assert.equal(text.slice(range.start, range.end), 'z');
  });

  it('reads character data, comments and what is damaged', () => {
    assert.equal(read('<a><![CDATA[x<y]]></a>')[0]?.text?.text, 'x<y');
    assert.equal(read('<!-- <a>old</a> -->')[0]?.text?.text, 'old');
    assert.deepEqual(
      read('<a b="1" <c d="2"></x></a><e>f').map(({ name }) => name),
      ['a', 'c', 'e'],
    );
    assert.deepEqual(read('a < b, c > d'), []);
  });

  for (const piece of ['<a b="', '<a>', '</a>', '<a><![CDATA[', '<a b=\'"', '<', '&amp;', '<a>]]>', '<!--', '<a b="&lt;']) {
    it(`${piece} over and over takes no time`, () => {
      const took = processorTime();
      read(piece.repeat(Math.ceil(400_000 / piece.length)));
      assert.ok(took() < 2_000, `${took()} ms`);
    });
  }
});
