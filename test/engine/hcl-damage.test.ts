/**
 * Half-typed Terraform: a text is damaged in one place, then every OTHER top-level block and its attributes must still be
 * found where they stood. Damages are pseudo-random and the same on every run.
 */
import { strict as assert } from 'node:assert';
import type { Body, HclFile } from '../../server/src/engine/syntax/hcl/ast';
import { parseHcl } from '../../server/src/engine/syntax/hcl/parser';
import { corpus, samples, sets } from '../support/hcl-corpus';
import { processorTime } from '../support/processor';

/** Numbers in [0, 1) from a seed (a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Item {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Every block and attribute of a body at any depth. */
function itemsOf(body: Body, kind: 'block' | 'attribute', out: Item[] = []): Item[] {
  for (const { name, start, end } of kind === 'attribute' ? body.attributes : []) out.push({ key: name, start, end });
  for (const block of body.blocks) {
    const labels = block.labels.map((label) => label.text);
    if (kind === 'block') out.push({ key: [block.type, ...labels].join(' '), start: block.start, end: block.end });
    itemsOf(block.body, kind, out);
  }
  return out;
}

/** `remove` characters at `at` give way to `insert`. After a `cut` only what ends before it can be found. */
interface Damage {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  readonly cut?: boolean;
}

type Damager = (text: string, file: HclFile, random: () => number) => Damage;

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** On a line of its own at the top of a top-level block: where somebody types a new attribute. */
const typed =
  (line: string): Damager =>
  (text, file, random) => {
    const bodies = file.body.blocks.map((block) => block.body).filter((body) => text[body.start] === '\n');
    return { at: pick(bodies, random).start, remove: 0, insert: `\n  ${line}` };
  };

/** On a line of its own before a top-level block. */
const header =
  (line: string): Damager =>
  (_text, file, random) => ({ at: pick(file.body.blocks, random).start, remove: 0, insert: `${line}\n\n` });

const damages: Readonly<Record<string, { damage: Damager; blocks: number; attributes: number }>> = {
  'cut at a random offset': {
    damage: (text, _file, random) => {
      const at = Math.floor(random() * text.length);
      return { at, remove: text.length - at, insert: '', cut: true };
    },
    blocks: 1,
    attributes: 1,
  },
  'policy = ': { damage: typed('policy = '), blocks: 1, attributes: 1 },
  'resource "aws_iam_role" "x': { damage: header('resource "aws_iam_role" "x'), blocks: 1, attributes: 1 },
  'header with body, never closed': { damage: header('resource "a" "b" {\n  name = "x"'), blocks: 1, attributes: 1 },
  'name = "abc': { damage: typed('name = "abc'), blocks: 1, attributes: 1 },
  'actions = [': { damage: typed('actions = ['), blocks: 1, attributes: 1 },
  'name = "a-${var.': { damage: typed('name = "a-${var.'), blocks: 1, attributes: 1 },
  // What follows in the same block reads as entries of the open object, or as text of the open heredoc.
  'policy = jsonencode({': { damage: typed('policy = jsonencode({'), blocks: 0.99, attributes: 0.86 },
  'tags = {': { damage: typed('tags = {'), blocks: 1, attributes: 0.86 },
  'count = length(': { damage: typed('count = length('), blocks: 1, attributes: 1 },
  'name = var.': { damage: typed('name = var.'), blocks: 1, attributes: 1 },
  'policy = <<EOF': { damage: typed('policy = <<EOF'), blocks: 0.92, attributes: 0.82 },
  'condition {': { damage: typed('condition {'), blocks: 1, attributes: 1 },
  'a closing brace removed': {
    damage: (_text, file, random) => ({ at: pick(file.body.blocks, random).end - 1, remove: 1, insert: '' }),
    blocks: 1,
    attributes: 1,
  },
};

/** How many of the items outside the damage are still found at the right place, and of how many. */
function found(whole: HclFile, text: string, damage: Damage, kind: 'block' | 'attribute'): [number, number] {
  const { at, remove, insert } = damage;
  const file = parseHcl(text.slice(0, at) + insert + text.slice(at + remove));
  const places = new Set(itemsOf(file.body, kind).map((item) => `${item.start} ${item.key}`));
  const touched = (item: Item) => (item.start < at + remove && at < item.end) || (damage.cut === true && item.end > at);
  const wanted = itemsOf(whole.body, kind).filter((item) => !touched(item));
  const moved = (start: number) => (start >= at + remove ? start + insert.length - remove : start);
  return [wanted.filter((item) => places.has(`${moved(item.start)} ${item.key}`)).length, wanted.length];
}

for (const [name, texts] of sets) {
  describe(`half-typed HCL: ${name}`, function () {
    this.timeout(600_000);
    const usable = texts.filter(({ text }) => parseHcl(text).body.blocks.length > 1);
    const rounds = name === 'samples' ? 60 : 2;

    for (const [title, { damage, blocks, attributes }] of Object.entries(damages)) {
      it(title, () => {
        const random = randomFrom(7);
        const sum = { block: [0, 0], attribute: [0, 0] };
        for (const { text } of usable) {
          const whole = parseHcl(text);
          for (let round = 0; round < rounds; round++) {
            const one = damage(text, whole, random);
            for (const kind of ['block', 'attribute'] as const) {
              const [hit, all] = found(whole, text, one, kind);
              sum[kind][0]! += hit;
              sum[kind][1]! += all;
            }
          }
        }
        const share = ([hit, all]: number[]) => hit! / all!;
        const percent = (part: number[]) => `${(100 * share(part)).toFixed(2)} % of ${part[1]}`;
        console.log(`      blocks ${percent(sum.block)}, attributes ${percent(sum.attribute)}`);
        assert.ok(sum.block[1]! > 500 && sum.attribute[1]! > 2000, 'there was something to find');
        assert.ok(share(sum.block) >= blocks && share(sum.attribute) >= attributes);
      });
    }
  });
}

describe('half-typed HCL: every prefix', () => {
  const inRange = (body: Body, length: number): boolean =>
    body.attributes.every(({ start, end, value }) => start <= value.start && value.start <= value.end && end <= length) &&
    body.blocks.every((block) => block.start <= block.body.start && block.end <= length && inRange(block.body, length));

  it('is read without an exception, in time, with ranges inside the text', () => {
    let prefixes = 0;
    for (const { text } of [...samples, ...corpus.slice(0, 60)]) {
      for (let at = 0; at < Math.min(text.length, 8000); at += 10) {
        const cut = text.slice(0, at);
        const took = processorTime();
        const { body } = parseHcl(cut);
        assert.ok(took() < 500);
        assert.ok(inRange(body, at));
        prefixes++;
      }
    }
    assert.ok(prefixes > 600, `${prefixes} prefixes`);
  });
});
