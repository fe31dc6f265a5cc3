/** What is remembered of a file while it is typed in never changes what is said of it. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { analyzeFile } from '../../server/src/engine/analyze';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { testEngine } from '../support/analysis';
import { prepareGrammars } from '../support/grammars';
import { fill } from '../support/planted';
import { filesUnder } from '../support/shop';

const SHOP = 'test/workspaces/shop';
const TYPED = ['x', '\n', '"', "'", '#', ' ', '{', '(', '-----', '\\', '/*', '  y: 1\n', 'é', 'password = "', ''];

/** Small steps of a fixed sequence: the same in every run. */
function steps(): (below: number) => number {
  let state = 42;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function said(file: string, text: string): string {
  return JSON.stringify(analyzeFile({ file, text }, testEngine));
}

function saidAnew(file: string, text: string): string {
  analyzeFile({ file: 'another.env', text: 'PASSWORD=x' }, testEngine);
  return said(file, text);
}

/** Every file of the sample three times over, and one of each other host. */
function samples(): { file: string; text: string }[] {
  const own = filesUnder(SHOP).map((path) => ({
    file: path.slice(SHOP.length + 1),
    text: fill(readFileSync(path, 'utf8')).repeat(3),
  }));
  const everything = own.map(({ text }) => text).join('\n');
  const cells = { cells: [{ source: everything.split(/(?<=\n)/) }, { source: ['a = 1\n'] }] };
  return [
    ...own,
    ...['notes.txt', 'users.sql', 'deploy.sh', 'Dockerfile', 'web.config', 'app.properties', 'main.rb'].map((file) => ({
      file,
      text: everything,
    })),
    { file: 'train.ipynb', text: JSON.stringify(cells, undefined, 1) },
  ];
}

describe('a file that is typed in', () => {
  it('is said the same of as if it were new, after every edit', async function () {
    this.timeout(120_000);
    const all = samples();
    await prepareGrammars(all.map(({ file }) => file));
    let found = 0;
    for (const { file, text: start } of all) {
      const next = steps();
      let text = start;
      for (let edit = 0; edit < 16; edit++) {
        const at = next(text.length);
        const gone = next(3) === 0 ? next(200) : 0;
        text = `${text.slice(0, at)}${TYPED[next(TYPED.length)]}${text.slice(at + gone)}`;
        const [before, typed] = [text, said(file, text)];
        assert.equal(saidAnew(file, before), typed, `${file}, edit ${edit}`);
        said(file, text);
        found += typed.split('"rule":').length - 1;
      }
    }
    assert.ok(found > 1_000, `${found} findings`);
  });

  it('has formats that look no further than the length of their text', () => {
    for (const { id, pattern, before = 0 } of formats) {
      const bare = pattern.source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
      assert.doesNotMatch(bare, /[*+]|\{\d+,\}/, id);
      assert.ok(before < 1_000, id);
    }
  });
});
