/**
 * How programs handle credentials: the fixtures of the five rules half-typed, their fixes held to law 5, constants through
 * imports, and what a script says.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Applied, check } from '../laws/law5';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { planted } from '../support/planted';

const RULES = [
  ...['sdk-key-file-credentials', 'sdk-client-secret-credential', 'sdk-mints-long-lived-key', 'sdk-secret-logged'],
  'sdk-tls-verification-off',
];
const folder = (rule: string) => join('server/src/engine/rules', rule, 'fixtures');
const bad = RULES.flatMap((rule) =>
  readdirSync(folder(rule))
    .filter((name) => name.startsWith('bad-') && statSync(join(folder(rule), name)).isFile())
    .map((name) => ({ rule, name, ...readFixture(readFileSync(join(folder(rule), name), 'utf8')) })),
);

describe('uses of credentials', () => {
  it('hold while they are typed', async function () {
    this.timeout(120_000);
    for (const { name, rule, text, expected } of bad) {
      for (let cut = 0; cut < text.length; cut += 10) {
        const { findings } = await analyze({ [name]: text.slice(0, cut) });
        assert.ok(findings.every(({ span }) => span.end <= cut));
      }
      const thinned = [...text].filter((_, i) => i % 10 !== 9).join('');
      await analyze({ [name]: thinned });
      // What stands well before a half-typed line is still found.
      const last = expected.filter((one) => one.rule === rule).at(-1)?.start ?? 0;
      const before = expected.filter((one) => one.rule === rule && one.end < last - 200);
      const { findings } = await analyze({ [name]: `${text.slice(0, text.lastIndexOf('\n', last))}\n` });
      const found = new Set(findings.filter((one) => one.rule === rule).map(({ span }) => span.start));
      const kept = before.filter(({ start }) => found.has(start)).length;
      assert.ok(kept >= before.length - 1, `${rule}/${name}: ${kept} of ${before.length}`);
    }
  });

  it('are gone once their fix is made, and bring no other', async function () {
    this.timeout(120_000);
    const applied: Applied[] = [];
    const problems: string[] = [];
    for (const { rule, name, text } of bad) problems.push(...(await check(`${rule}/${name}`, { [name]: text }, applied, false)));
    assert.deepEqual(problems, []);
    assert.ok(applied.filter(({ id }) => id.includes('edit-source')).length > 20, `${applied.length} fixes`);
  });
});

describe('constants through imports', () => {
  const key = planted('token');
  const use = 'import OpenAI from "openai";\nimport { A } from "./config";\nexport const ai = new OpenAI({ apiKey: A });\n';

  it('name the call that takes them', async () => {
    const { findings } = await analyze({ 'src/config.ts': `export const A = '${key}';\n`, 'src/ai.ts': use });
    const [finding] = findings.filter(({ rule }) => rule === 'sdk-static-credentials');
    assert.equal(finding?.span.file, 'src/config.ts');
    assert.equal(finding?.credential?.slot.owner, 'new OpenAI');
    assert.equal(finding?.related[0]?.span.file, 'src/ai.ts');
    assert.ok(!JSON.stringify(findings).includes(key));
  });

  it('say nothing where two files may be meant, or none holds a literal', async () => {
    const found = async (files: Record<string, string>) =>
      (await analyze(files)).findings.filter(({ rule }) => rule === 'sdk-static-credentials').length;
    assert.equal(await found({ 'src/config.ts': 'export const A = process.env.A;\n', 'src/ai.ts': use }), 0);
    assert.equal(await found({ 'other/config.ts': `export const A = '${key}';\n`, 'src/ai.ts': use }), 0);
    assert.equal(await found({ 'src/config.ts': `export const B = '${key}';\n`, 'src/ai.ts': use }), 0);
    const django = 'import stripe\nfrom django.conf import settings\nclient = stripe.StripeClient(settings.A)\n';
    assert.equal(await found({ 'a/settings.py': `A = '${key}'\n`, 'shop/pay.py': django }), 1);
    assert.equal(await found({ 'a/settings.py': `A = '${key}'\n`, 'b/settings.py': `A = '${key}'\n`, 'shop/pay.py': django }), 0);
  });
});
