/** The whole window: several folders, the Identities view, a server that is restarted or dies. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { harness, needsHook } from './record';
import { closeAll, fileIn, findings, retype, second, shopFile, show, sleep, until } from './support';

const TF =
  'resource "aws_db_instance" "extra" {\n  username = "extra"\n  password = "Willow-Basket-4471!"\n  iam_database_authentication_enabled = true\n}\n';

interface TreeNode {
  readonly label: string;
  readonly item: vscode.TreeItem;
  readonly children: readonly TreeNode[];
}

/** The whole tree as the view would draw it. */
async function tree(): Promise<TreeNode[]> {
  const found = harness().trees.get('nhi.identities');
  assert.ok(found, 'the extension made no view');
  const { provider } = found;
  const below = async (node?: unknown): Promise<TreeNode[]> => {
    const nodes = (await provider.getChildren(node)) ?? [];
    return Promise.all(
      nodes.map(async (one) => {
        const item = await provider.getTreeItem(one);
        return { label: String(item.label), item, children: await below(one) };
      }),
    );
  };
  return below();
}

/** The process ids of our language server. */
function servers(): number[] {
  const list = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n');
  return list
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.some((one) => one.endsWith('/dist/server.js')))
    .map(([pid]) => Number(pid));
}

describe('workspace', () => {
  afterEach(closeAll);

  it('every folder of the workspace is analysed, also one that is added later', async () => {
    await until('the second folder', () => findings(fileIn(second(), 'main.tf')).length === 1);
    const third = join(second(), '..', 'third');
    mkdirSync(third, { recursive: true });
    writeFileSync(join(third, 'main.tf'), TF);
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: vscode.Uri.file(third) }));
    await until('the third folder', () => findings(fileIn(third, 'main.tf')).length === 1);
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 1));
    await until('its findings go with it', () => findings(fileIn(third, 'main.tf')).length === 0);
    assert.ok(findings(shopFile('infra/database.tf')).length === 1);
    rmSync(third, { recursive: true });
  });

  it('the Identities view lists identities by kind, with places to go to', async function () {
    needsHook(this);
    const groups = await until('identities', async () => {
      const found = await tree();
      return found.length > 3 ? found : undefined;
    });
    const labels = groups.map(({ label }) => label);
    for (const wanted of ['IAM roles', 'IAM users', 'Kubernetes ServiceAccounts', 'Database accounts']) {
      assert.ok(labels.includes(wanted), labels.join(', '));
    }
    const roles = groups.find(({ label }) => label === 'IAM roles');
    const api = roles?.children.find(({ label }) => label === 'shop-api');
    assert.ok(api, roles?.children.map(({ label }) => label).join(', '));
    assert.ok(api.item.command);
    await vscode.commands.executeCommand(api.item.command.command, ...(api.item.command.arguments ?? []));
    const editor = await until('the editor', () => {
      const { activeTextEditor: active } = vscode.window;
      return active && !active.selection.isEmpty ? active : undefined;
    });
    assert.equal(editor.document.uri.fsPath, shopFile('infra/iam.tf').fsPath);
    assert.match(editor.document.getText(editor.selection), /api/);
    assert.deepEqual(
      api.children.map(({ label }) => label).filter((label) => ['Declared', 'May do', 'Findings'].includes(label)),
      ['Declared', 'May do', 'Findings'],
    );
  });

  it('ids of the view are unique, every node reads aloud, and no value shows', async function () {
    needsHook(this);
    const ids = new Set<string>();
    const values = (process.env.NHI_VALUES ?? '').split('\n').filter((value) => value !== '');
    const visit = (nodes: readonly TreeNode[]): void => {
      for (const { item, children } of nodes) {
        assert.ok(item.id && !ids.has(item.id), `id twice: ${item.id}`);
        ids.add(item.id);
        assert.ok(item.accessibilityInformation?.label);
        const text = [item.label, item.description, item.tooltip, item.id].join(' ');
        for (const value of values) assert.ok(!text.includes(value), `a value of ${value.length} characters shows`);
        visit(children);
      }
    };
    visit(await tree());
    assert.ok(ids.size > 30, `${ids.size} nodes`);
  });

  it('restarts when asked, with the same findings', async function () {
    needsHook(this);
    const [before] = servers();
    assert.ok(before, 'no server process');
    const uri = shopFile('infra/database.tf');
    await vscode.commands.executeCommand('nhi.restart');
    await until('another process', () => servers().length === 1 && servers()[0] !== before);
    await until('the finding', () => findings(uri).length === 1);
    const { document } = await show(uri);
    await retype(document, '# nothing\n');
    await until('it answers', () => findings(uri).length === 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the finding', () => findings(uri).length === 1);
    assert.ok((await tree()).length > 3);
  });

  it('a server that dies is started again, without a notification', async function () {
    needsHook(this);
    const [before] = servers();
    assert.ok(before, 'no server process');
    const uri = shopFile('infra/database.tf');
    const { document } = await show(uri);
    const shown = harness().messages.length;
    process.kill(before, 'SIGKILL');
    await until('another process', () => servers().length === 1 && servers()[0] !== before);
    await retype(document, `\n\n${document.getText()}`);
    await until('it answers', () => findings(uri)[0]?.range.start.line === 10);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
    await until('files that are not open', () => findings(shopFile('web/src/notify.ts')).length > 0);
    assert.ok((await tree()).length > 3);
    await sleep(200);
    assert.deepEqual(harness().messages.slice(shown), []);
  });

  it('analyses again when asked', async () => {
    await vscode.commands.executeCommand('nhi.rescan');
    await until('the finding', () => findings(shopFile('infra/database.tf')).length === 1);
  });

  it('says after a fix how many steps remain, and shows them only on request', async function () {
    needsHook(this);
    const before = harness().messages.length;
    void vscode.commands.executeCommand('nhi.showSteps', 'Check the subject of the token', [{ text: 'One' }, { text: 'Two' }]);
    await until('the message', () => harness().messages.length === before + 1);
    assert.match(harness().messages.at(-1) ?? '', /2 steps remain/);
  });

  it('opens the steps of a fix that is steps only, read-only', async () => {
    const steps = [{ text: 'One' }, { text: 'Two', command: 'kubectl get secret app' }];
    await vscode.commands.executeCommand('nhi.showSteps', 'Check the subject of the token', steps, true);
    const document = vscode.window.activeTextEditor?.document;
    const expected = '# Check the subject of the token\n\n1. One\n2. Two:\n\n   ```sh\n   kubectl get secret app\n   ```\n\n';
    assert.ok(document);
    assert.equal(document.getText(), expected);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.title, command?.arguments, range.start.line]),
      [['Copy command', ['kubectl get secret app'], 6]],
    );
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.uri.scheme, 'nhi-steps');
  });
});
