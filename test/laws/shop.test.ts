/** The sample workspace shows every rule, without a token in the repository; and no output of it holds a planted value. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { rules } from '../../server/src/engine/rules/index';
import { checkJson } from '../support/cli';
import { saidByCommands, saidByServer, textOf } from '../support/outputs';
import { fill } from '../support/planted';
import { copyShop, filesUnder, removeShop } from '../support/shop';

const SHOP = 'test/workspaces/shop';

/** Rules whose places hold a token-shaped value: it is filled in when the workspace is copied. */
const FILLED = [
  ...['secret-provider-token', 'secret-private-key', 'secret-signed-url'],
  ...['ci-hardcoded-credential', 'compose-env-secret', 'docker-copy-credential-file'],
];

/** All but those that ask git, which does not know the copies: test/hosts/ages.test.ts shows them in a repository. */
const shown = rules.filter(({ asksGit }) => !asksGit).map(({ id }) => id);

/** Every secret of the workspace: the filled-in tokens and the passwords written as they are. */
function plantedValues(): string[] {
  const tokens = filesUnder(SHOP).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/\{\{[a-z0-9-]+(?::[a-z0-9]+)?\}\}/g)]
      .map(([mark]) => fill(mark))
      .filter((value) => !value.startsWith('{{'));
  });
  const written = [
    'Lighthouse-4417-blue',
    'pelican-Harbor-93',
    'Meadow-Train-2291!',
    'Copper-Field-5508',
    'Lantern-River-7730',
    'Orchard-Signal-640',
    'q8Zt-vR2mK4xWpL7nB3c',
    'wV9-tq2LmZ8rXb41',
    'Jv7-kP2xQw9-Lm4Zt',
    'REJfUEFTU1dPUkQ9Q29iYWx0LUhhcnZlc3QtODg2MQpEQl9VU0VSPW9yZGVycwo=',
    'h7Rq-zN4vT9wKc2Xb6Mf',
    'd3Jm-Yx8Lq5Gv0Rs7Ptk',
    'k5Wn-cD9hZ2vQx7Bt4Lj',
    'Velvet-Anchor-3365',
    'Saffron-Bridge-1184',
    'Walnut-Ferry-2078',
  ];
  return [...new Set([...tokens, ...written])];
}

describe('the sample workspace', () => {
  let folder: string;
  before(() => {
    folder = copyShop();
  });
  after(() => removeShop(folder));

  it('shows every rule at least once', () => {
    const fired = new Set(checkJson(folder).findings.map((finding) => finding.rule));
    assert.ok(rules.length >= 25);
    assert.deepEqual(
      shown.filter((id) => !fired.has(id)),
      [],
    );
  });

  it('shows all but the token rules as committed', () => {
    const fired = new Set(checkJson(SHOP).findings.map((finding) => finding.rule));
    assert.deepEqual(
      shown.filter((id) => !fired.has(id) && !FILLED.includes(id)),
      [],
    );
  });

  it('law 1: no output of the command line holds a value', () => {
    const values = plantedValues();
    assert.ok(values.length >= 15, `${values.length} values`);
    const all = textOf(folder);
    for (const value of values) assert.ok(all.includes(value), 'every value is in the workspace');
    const commands = [
      ['check'],
      ['check', '--format', 'json'],
      ['check', '--format', 'sarif'],
      ['inventory'],
      ['inventory', '--format', 'json'],
      ['fix'],
      ['fix', '--dry-run', '--review'],
      ['fix', '--review', '--format', 'suggestions'],
      ['check', 'worker', 'web', '--fail-on', 'info'],
    ];
    for (const { by, text } of saidByCommands(folder, commands)) {
      assert.ok(by.endsWith('(standard error)') || text.length > 200, by);
      for (const value of values) assert.ok(!text.includes(value), `${by} shows a value`);
    }
  });

  it('law 1: nothing the language server says holds a value, but for the edits of a fix', async () => {
    const values = plantedValues();
    const { said, hovers } = await saidByServer(folder);
    assert.ok(hovers >= 30, `${hovers} hovers`);
    for (const value of values) {
      const leak = said.find(({ text }) => text.includes(JSON.stringify(value).slice(1, -1)));
      assert.equal(leak?.by, undefined);
    }
  });
});
