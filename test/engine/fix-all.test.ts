/** Chains of fixes: one edit against the first text, one entry for one value, no repeats, and an end. */
import { strict as assert } from 'node:assert';
import { analyzeFile, analyzeWorkspace } from '../../server/src/engine/analyze';
import { type Chain, type Choice, credentialOf, fixAll, type Situation } from '../../server/src/engine/fix-all';
import { applyEdits } from '../../server/src/engine/fixes/apply';
import { edited, editsOf, untouched } from '../../server/src/engine/fixes/compose';
import { type Edit, type Fix, stepText, type VaultId } from '../../server/src/engine/fixes/model';
import { prepareFixes } from '../../server/src/engine/fixes/prepare';
import { testEngine } from '../support/analysis';
import { loadGrammar, prepareGrammars } from '../support/grammars';
import { planted } from '../support/planted';
import { randomOf } from '../support/random';

type Texts = Readonly<Record<string, string>>;

async function situationOf(texts: Texts, vault?: VaultId): Promise<Situation> {
  await prepareGrammars(Object.keys(texts));
  const results = Object.entries(texts).map(([file, text]) => analyzeFile({ file, text }, testEngine));
  const workspace = analyzeWorkspace(results, testEngine);
  await prepareFixes(workspace.findings, workspace.graph, loadGrammar);
  const read = (file: string) => (Object.hasOwn(texts, file) ? texts[file] : undefined);
  return { results, workspace, engine: testEngine, read, files: Object.keys(texts), ...(vault ? { vault } : {}) };
}

const byId = (id: string) => (fixes: readonly Fix[]) => fixes.find((fix) => fix.id === id && fix.edits.length > 0);
const everything: Choice = { wants: () => true, pick: (fixes) => fixes.find(({ edits }) => edits.length > 0) };

/** The texts that the chain's edits make of the first ones: the same as the chain says. */
function outcome(texts: Texts, chain: Chain): Record<string, string> {
  const out: Record<string, string> = { ...texts };
  for (const { file, create, edits } of chain.edits) {
    assert.equal(create === true, !Object.hasOwn(texts, file), file);
    out[file] = applyEdits(texts[file] ?? '', edits);
    assert.equal(out[file], chain.texts.get(file), file);
  }
  return out;
}

const password = planted('password:fix-all');
const other = planted('password:fix-all-2');
const pod = (name: string, value: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: ${name}\n      image: ${name}\n      env:\n        - name: DB_PASSWORD\n          value: ${value} # kept\n`;

describe('a chain of fixes', () => {
  it('joins rounds of edits into one list against the first text', () => {
    const random = randomOf(7);
    for (let run = 0; run < 300; run++) {
      const first = Array.from({ length: random.below(40) }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');
      let text = first;
      let pieces = untouched(first.length);
      for (let round = 0; round < 4; round++) {
        const edits: Edit[] = [];
        let at = 0;
        while (at <= text.length && edits.length < 4) {
          const start = at + random.below(6);
          const end = start + random.below(4);
          if (end > text.length) break;
          edits.push({ start, end, text: 'XYZ'.slice(0, random.below(4)) });
          at = end + 1;
        }
        pieces = edited(pieces, edits);
        text = applyEdits(text, edits);
      }
      assert.equal(applyEdits(first, editsOf(pieces, first.length)), text);
    }
  });

  it('one value in several places gets one entry, named after the first', async () => {
    const texts = { 'k8s/a.yaml': pod('api', password), 'k8s/b.yaml': pod('worker', password), 'k8s/c.yaml': pod('mail', other) };
    const situation = await situationOf(texts);
    const [value] = situation.workspace.findings.flatMap((finding) => credentialOf(finding)?.fingerprint ?? []);
    const choice: Choice = {
      wants: (finding) => credentialOf(finding)?.fingerprint === value,
      pick: byId('vault-reference:aws-secrets-manager'),
    };
    const chain = fixAll(situation, choice);
    const after = outcome(texts, chain);
    assert.equal(chain.applied.length, 2);
    assert.equal(after['k8s/c.yaml'], texts['k8s/c.yaml'], 'another value was touched');
    assert.ok(!JSON.stringify(after).includes(password));
    const stores = chain.followUp.map(stepText).filter((step) => /put-secret-value|create-secret/.test(step));
    assert.equal(stores.length, 1, stores.join('\n'));
    assert.ok(!chain.followUp.some((step) => stepText(step).startsWith('The same value stands in')));
    assert.equal(new Set(chain.followUp.map(stepText)).size, chain.followUp.length);
  });

  it('names what nobody chose after each of its places, and tells of no other files with it', async () => {
    const app = (url: string) => `services:\n  app:\n    environment:\n      ${url}\n  db: {}\n  queue: {}\n`;
    const texts = {
      'a/compose.yaml': app('DATABASE_URL: postgres://app:postgres@db/app'),
      'b/compose.yaml': app('QUEUE_URL: amqp://app:postgres@queue/'),
      'CHANGELOG.md': 'Connect to postgres://app:postgres@localhost/app\n',
    };
    const wants: Choice['wants'] = ({ rule }) => rule === 'compose-env-secret';
    const chain = fixAll(await situationOf(texts), { wants, pick: byId('vault-reference:aws-secrets-manager') });
    const steps = chain.followUp.map(stepText).join('\n');
    for (const name of ['a/database', 'b/queue']) assert.ok(steps.includes(`--name ${name} `), `${name} in ${steps}`);
    assert.doesNotMatch(steps, /CHANGELOG/);
  });

  it('says where a value still stands that was fixed in one file only', async () => {
    const texts = { 'k8s/a.yaml': pod('api', password), 'k8s/b.yaml': pod('worker', password) };
    const chain = fixAll(await situationOf(texts), { ...everything, wants: ({ span }) => span.file === 'k8s/a.yaml' });
    assert.ok(chain.followUp.some((step) => stepText(step) === 'The same value stands in k8s/b.yaml: replace it there too.'));
  });

  it('keeps every byte that it does not change: carriage returns, comments, the byte order mark', async () => {
    const texts = { 'a.yaml': `\uFEFF${pod('api', password)}`.replaceAll('\n', '\r\n') };
    const chain = fixAll(await situationOf(texts), { ...everything, pick: byId('vault-reference:environment') });
    const after = outcome(texts, chain)['a.yaml'] ?? '';
    assert.ok(chain.applied.length === 1 && after.startsWith('\uFEFF') && !/[^\r]\n/.test(after) && after.includes('# kept'));
  });

  it('is as careful as its most careful fix, and applied again does nothing', async () => {
    const texts = { 'main.tf': `provider "postgresql" {\n  password = "${password}"\n}\n`, 'a.yaml': pod('api', other) };
    const situation = await situationOf(texts);
    const chain = fixAll(situation, everything);
    const ranks = chain.applied.map(({ fix }) => fix.safety);
    assert.equal(chain.safety, ranks.includes('review') ? 'review' : 'safe');
    const again = fixAll(await situationOf(outcome(texts, chain)), everything);
    assert.deepEqual([again.applied, again.edits], [[], []]);
  });

  it('takes back a fix that does not make its finding go, and ends', async () => {
    const texts = { 'main.tf': `provider "postgresql" {\n  password = "${password}"\n}\n` };
    const comment: Fix = {
      id: 'x',
      title: 'x',
      safety: 'safe',
      edits: [{ file: 'main.tf', edits: [{ start: 0, end: 0, text: '# more\n' }] }],
      followUp: ['x'],
    };
    const chain = fixAll(await situationOf(texts), { wants: () => true, pick: () => comment });
    assert.deepEqual([chain.applied, chain.edits, chain.followUp], [[], [], []]);
    assert.equal(chain.workspace.findings.length, 1);
  });

  it('makes fixes in one round that meet nowhere, each under its own name', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `SERVICE_${at}_PASSWORD = "${planted(`password:round-${at}`)}"\n`);
    const texts = { 'settings.py': `import os\n\n${lines.join('')}` };
    const chain = fixAll(await situationOf(texts), { ...everything, pick: byId('vault-reference:environment') });
    const after = outcome(texts, chain)['settings.py'] ?? '';
    assert.equal(chain.applied.length, 40);
    assert.equal(new Set(after.match(/os\.environ\["\w+"\]/g)).size, 40);
    assert.equal(after.match(/import os/g)?.length, 1);
  });

  it('fixes fifty findings of a file that each declare a variable of their own', async () => {
    const blocks = Array.from(
      { length: 50 },
      (_, at) => `provider "postgresql" {\n  alias    = "p${at}"\n  password = "${planted(`password:fifty-${at}`)}"\n}\n`,
    );
    const texts = { 'main.tf': blocks.join('\n') };
    const chain = fixAll(await situationOf(texts), { ...everything, pick: byId('vault-reference:environment') });
    assert.equal(chain.applied.length, 50);
    const after = outcome(texts, chain);
    assert.equal(new Set(after['main.tf']?.match(/var\.\w+/g)).size, 50);
    assert.equal(
      Object.values(after)
        .join('\n')
        .match(/^variable "/gm)?.length,
      50,
    );
  });
});
