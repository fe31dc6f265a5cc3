/** Quick fixes end to end: offered, applied, on disk, parsed, the finding gone, undone in one step. */
import { strict as assert } from 'node:assert';
import { transformSync } from 'esbuild';
import * as vscode from 'vscode';
import { parseYaml } from '../../../server/src/engine/syntax/data/yaml';
import { parseHcl } from '../../../server/src/engine/syntax/hcl/parser';
import { closeAll, findings, fixesAt, onDisk, shopFile, show, until } from './support';

interface Case {
  readonly file: string;
  readonly rule: string;
  /** Part of the title of the fix that is chosen. */
  readonly title: RegExp;
  readonly parse: (text: string) => number;
  /** What the file must hold afterwards. */
  readonly becomes: RegExp;
}

const hcl = (text: string) => parseHcl(text).issues.length;
const yaml = (text: string) => parseYaml('x.yaml', text).issues.length;

const CASES: readonly Case[] = [
  {
    file: 'infra/database.tf',
    rule: 'tf-aws-plaintext-credential-argument',
    title: /manage_master_user_password/,
    parse: hcl,
    becomes: /shop"\n\s*manage_master_user_password\s*=\s*true/,
  },
  {
    file: 'deploy/k8s/api.yaml',
    rule: 'k8s-env-literal-secret',
    title: /^Read the value from the Secret/,
    parse: yaml,
    becomes: /name: DB_PASSWORD\n\s+valueFrom:\n\s+secretKeyRef:/,
  },
  { file: 'infra/iam.tf', rule: 'aws-iam-service-wildcard', title: /read-only/, parse: hcl, becomes: /"s3:Get/ },
  { file: 'orders/template.yaml', rule: 'cfn-secret-parameter-unmasked', title: /NoEcho/, parse: yaml, becomes: /NoEcho: true/ },
];

/** The chosen fix of a case, with its edit. */
async function chosen({ file, rule, title }: Case): Promise<{ uri: vscode.Uri; fix: vscode.CodeAction; count: number }> {
  const uri = shopFile(file);
  await show(uri);
  const finding = await until(rule, () => findings(uri).find(({ code }) => code === rule));
  const fixes = await fixesAt(uri, finding.range);
  const fix = fixes.find((one) => title.test(one.title));
  assert.ok(fix?.edit, fixes.map((one) => one.title).join('; '));
  return { uri, fix, count: findings(uri).filter(({ code }) => code === rule).length };
}

describe('quick fixes', () => {
  // A preview asks a person; the tests of the window answer it.
  before(() => vscode.workspace.getConfiguration('nhi').update('fixes.preview', 'never', vscode.ConfigurationTarget.Global));
  afterEach(closeAll);

  for (const one of CASES) {
    it(`${one.file}: ${one.rule} is fixed, saved, gone, and undone in one step`, async () => {
      const before = onDisk(shopFile(one.file));
      const { uri, fix, count } = await chosen(one);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
      await document.save();
      assert.notEqual(onDisk(uri), before);
      assert.match(onDisk(uri), one.becomes);
      assert.equal(one.parse(onDisk(uri)), 0, onDisk(uri));
      await until('the finding goes', () => findings(uri).filter(({ code }) => code === one.rule).length === count - 1);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before, 'one undo does not bring the text back');
      await document.save();
      await until('the finding comes back', () => findings(uri).filter(({ code }) => code === one.rule).length === count);
    });
  }

  it('source code: a vault read in place of the literal, and it still parses', async () => {
    const uri = shopFile('web/src/storage.ts');
    const { document } = await show(uri);
    const finding = await until('a password', () =>
      findings(uri).find(({ range }) => document.getText(range) === 'Meadow-Train-2291!'),
    );
    const fixes = await fixesAt(uri, finding.range);
    const fix = fixes.find(({ edit }) => edit);
    assert.ok(fix?.edit, fixes.map(({ title }) => title).join('; '));
    assert.equal(fix.edit.size, 1);
    const before = document.getText();
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.ok(!document.getText().includes('Meadow-Train-2291!'));
    // Throws where the text does not parse.
    transformSync(document.getText(), { loader: 'ts' });
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('a vault reference is among the fixes, and all of them are quick fixes', async () => {
    const uri = shopFile('infra/database.tf');
    const finding = await until('the password', () => findings(uri)[0]);
    const fixes = await fixesAt(uri, finding.range);
    const vault = fixes.find(({ title }) => /Secrets Manager/.test(title));
    assert.ok(vault?.edit, fixes.map(({ title }) => title).join('; '));
    for (const { title, edit } of fixes) if (edit) assert.ok(edit.size >= 1, title);
    assert.ok(fixes.every(({ kind }) => kind?.value === 'quickfix'));
  });

  it('what cannot be edited is offered as steps', async () => {
    const uri = shopFile('infra/iam.tf');
    await show(uri);
    const finding = await until('a manual one', () => findings(uri).find(({ code }) => code === 'aws-iam-full-admin'));
    const fixes = await fixesAt(uri, finding.range);
    const manual = fixes.find(({ edit }) => !edit);
    assert.equal(manual?.command?.command, 'nhi.showSteps');
    assert.equal(manual.command.arguments?.at(-1), true);
  });
});
