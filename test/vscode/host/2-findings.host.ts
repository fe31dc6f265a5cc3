/** One finding of each host, at the literal itself, and what a hover says about it. */
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, findings, rangeOf, shopFile, show, until } from './support';

/** File, rule, and the text that is underlined. Values that look like tokens are named by what stands before them. */
const EXPECTED: readonly [file: string, rule: string, marked: string | RegExp][] = [
  ['infra/database.tf', 'tf-aws-plaintext-credential-argument', 'Meadow-Train-2291!'],
  ['infra/iam.tf', 'aws-iam-service-wildcard', 's3:*'],
  ['infra/versions.tf', 'tf-provider-static-credentials', 'Lighthouse-4417-blue'],
  ['deploy/k8s/api.yaml', 'k8s-env-literal-secret', 'Meadow-Train-2291!'],
  ['deploy/k8s/secret.yaml', 'k8s-secret-manifest-plaintext', 'pelican-Harbor-93'],
  ['deploy/chart/values.yaml', 'k8s-configmap-secret', 'wV9-tq2LmZ8rXb41'],
  ['orders/template.yaml', 'cfn-plaintext-credential', 'Copper-Field-5508'],
  ['web/src/storage.ts', 'sdk-static-credentials', /^[A-Z0-9]{20}$/],
  ['web/src/notify.ts', 'sdk-static-credentials', /^xoxb-/],
  ['worker/worker.py', 'sdk-static-credentials', /^[A-Z0-9]{20}$/],
];

describe('findings', () => {
  afterEach(closeAll);

  for (const [file, rule, marked] of EXPECTED) {
    it(`${file}: ${rule} at the value itself`, async () => {
      const uri = shopFile(file);
      const { document } = await show(uri);
      const texts = await until(rule, () => {
        const list = findings(uri).filter(({ code }) => code === rule);
        return list.length > 0 ? list.map(({ range }) => document.getText(range)) : undefined;
      });
      const hit = texts.some((text) => (typeof marked === 'string' ? text === marked : marked.test(text)));
      assert.ok(hit, `${texts.length} findings, none at the value`);
    });
  }

  it('severity follows the rule', async () => {
    const password = findings(shopFile('infra/database.tf')).find(({ code }) => code === 'tf-aws-plaintext-credential-argument');
    assert.equal(password?.severity, vscode.DiagnosticSeverity.Error);
    const wildcard = findings(shopFile('deploy/k8s/platform-rights.yaml')).find(({ code }) => code === 'k8s-rbac-wildcard');
    assert.equal(wildcard?.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('a hover says what, why and what to do, without the value', async () => {
    const uri = shopFile('infra/database.tf');
    const { document } = await show(uri);
    const { start } = rangeOf(document, 'Meadow-Train-2291!');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      start.translate(0, 3),
    );
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
    for (const part of [/Literal credential/, /What to do/, /Quick fix/, /NHI2/]) assert.match(text, part);
    assert.ok(!text.includes('Meadow-Train-2291!'));
  });

  it('a hover on a signed URL says what it allows and until when', async () => {
    const uri = shopFile('worker/.env');
    const { document } = await show(uri);
    const at = document.positionAt(document.getText().indexOf('&sig=') + '&sig='.length + 3);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
    for (const part of [
      /Account: `shopreports`/,
      /Allows: `read, add, create, write, list on a container`/,
      /Expires: 2027-01-01/,
    ])
      assert.match(text, part);
  });

  it('a hover on the declaration of an identity says where it is used', async () => {
    const uri = shopFile('infra/iam.tf');
    const { document } = await show(uri);
    const { start } = rangeOf(document, '"api"');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      start.translate(0, 2),
    );
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
    assert.match(text, /shop-api/);
    assert.match(text, /^- Used by: ServiceAccount\/api \[deploy\/k8s\/api\.yaml:9\]/m);
  });
});
