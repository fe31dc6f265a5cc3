/** The HCL parser against two others on the same texts: tree-sitter for every range, hcl2-parser (Go) for every value. */
import { strict as assert } from 'node:assert';
import hcl2 from 'hcl2-parser';
import { parseHcl } from '../../server/src/engine/syntax/hcl/parser';
import { sets } from '../support/hcl-corpus';
import { DIRECTIVES, type Plain, plainOf } from '../support/hcl-plain';
import { treeSitterHcl } from '../support/hcl-tree-sitter';
import { nodesOf } from '../support/hcl-walk';

const count = (nodes: readonly string[], kind: string) => nodes.filter((node) => node.startsWith(`${kind} `)).length;

/** Where two plain values differ, and how many leaves were the same. */
function differences(a: Plain | undefined, b: Plain | undefined, path: string, out: string[]): number {
  if (a === DIRECTIVES && typeof b === 'string') return 0;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    if (a !== b) out.push(`${path}: ${JSON.stringify(a)} for ${JSON.stringify(b)}`);
    return 1;
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  let leaves = 0;
  for (const key of keys) {
    leaves += differences((a as Record<string, Plain>)[key], (b as Record<string, Plain>)[key], `${path}.${key}`, out);
  }
  return leaves;
}

for (const [name, texts] of sets) {
  describe(`HCL oracles on ${name}`, function () {
    this.timeout(600_000);
    it('has every node where tree-sitter has it', async () => {
      const other = await treeSitterHcl();
      const different: string[] = [];
      const sum = { files: 0, skipped: 0, blocks: 0, attributes: 0, nodes: 0 };
      for (const { name: file, text } of texts) {
        const theirs = other(text);
        if (!theirs) {
          sum.skipped++;
          continue;
        }
        const ours = nodesOf(parseHcl(text));
        sum.files++;
        sum.blocks += count(theirs, 'block');
        sum.attributes += count(theirs, 'attribute');
        sum.nodes += theirs.length;
        const [a, b] = [ours.sort(), theirs.sort()];
        if (a.join() === b.join()) continue;
        const missing = b.filter((node) => !a.includes(node)).slice(0, 3);
        const extra = a.filter((node) => !b.includes(node)).slice(0, 3);
        different.push(`${file}: missing ${missing}; extra ${extra}; ${a.length} for ${b.length}`);
      }
      console.log(`    tree-sitter, ${name}: ${JSON.stringify(sum)}`);
      assert.ok(sum.files >= 4 && sum.blocks > 20 && sum.attributes > 80);
      assert.deepEqual(different, []);
    });

    it('has every value as hcl2-parser has it', () => {
      const different: string[] = [];
      const sum = { files: 0, skipped: 0, values: 0 };
      for (const { name: file, text } of texts) {
        const [theirs] = hcl2.parseToObject(text) as [Plain | null];
        if (!theirs) {
          sum.skipped++;
          continue;
        }
        sum.files++;
        const out: string[] = [];
        sum.values += differences(plainOf(text, parseHcl(text)), theirs, '', out);
        different.push(...out.map((line) => `${file}${line}`));
      }
      console.log(`    hcl2-parser, ${name}: ${JSON.stringify(sum)}`);
      assert.ok(sum.files >= 4 && sum.values > 90);
      assert.deepEqual(different, []);
    });
  });
}
