/** A large document is read in sections; what is read must be what one reading of the whole gives. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import { compose } from '../../server/src/engine/syntax/data/yaml-compose';
import { convertDocument } from '../../server/src/engine/syntax/data/yaml-convert';
import { sectionsOf } from '../../server/src/engine/syntax/data/yaml-sections';
import type { Value } from '../../server/src/engine/syntax/value';

/** The sample template with its resources many times over. */
function largeTemplate(): string {
  const template = readFileSync('test/workspaces/shop/orders/template.yaml', 'utf8');
  const resources = template.slice(template.indexOf('Resources:\n') + 'Resources:\n'.length);
  let text = template;
  for (let copy = 2; text.length < 30_000; copy++) text += `\n${resources.replace(/^ {2}(\w+):$/gm, `  $1${copy}:`)}`;
  return `${text}\nOutputs:\n  # a comment\n  Name:\n    Value: !Ref PlaceOrder\n  'Quoted':\n    Value: |\n      two\n      lines\n`;
}

function whole(text: string): Value {
  const composed = compose(text);
  assert.deepEqual(composed.errors, []);
  return convertDocument(composed.documents[0]?.contents as never, { file: 'f', text, issues: [], made: 0, aliased: 0 });
}

describe('YAML in sections', () => {
  it('gives the values, places and tags of one reading', () => {
    const text = largeTemplate();
    assert.deepEqual(
      sectionsOf(text).map(({ key }) => key),
      ['Parameters', 'Resources', 'Outputs'],
    );
    assert.ok((sectionsOf(text)[1]?.children.length ?? 0) > 20);
    const { documents, issues } = parseYaml('f', text);
    assert.deepEqual(issues, []);
    // Where a collection ends is a matter of the blank lines behind it; where it begins and all of its leaves are not.
    const comparable = (value: unknown) =>
      JSON.stringify(value, (_key, part: Value) =>
        part?.kind === 'object' || part?.kind === 'list' ? { ...part, span: part.span.start } : part,
      );
    assert.equal(comparable(documents[0]), comparable(whole(text)));
  });

  it('keeps damage inside its child', () => {
    const text = largeTemplate();
    const at = text.indexOf('  Ledger:');
    const damaged = `${text.slice(0, at)}  Half: "open\n${text.slice(at)}`;
    const { documents, issues } = parseYaml('f', damaged);
    assert.equal(issues.length, 1);
    const resources =
      documents[0]?.kind === 'object' ? documents[0].entries.find(({ key }) => key === 'Resources')?.value : undefined;
    assert.ok(resources?.kind === 'object');
    const before = whole(text);
    const wanted = before.kind === 'object' ? before.entries.find(({ key }) => key === 'Resources')?.value : undefined;
    assert.ok(wanted?.kind === 'object');
    const names = resources.entries.map(({ key }) => key);
    for (const { key } of wanted.entries) assert.ok(names.includes(key), key);
  });

  it('is not cut where the cut could change what is read', () => {
    const text = largeTemplate();
    for (const extra of ['Base: &base\n  a: 1\n', 'Use:\n  <<: *base\n', 'Tab:\n\ta: 1\n']) {
      assert.deepEqual(sectionsOf(text + extra), [], extra);
    }
  });
});
