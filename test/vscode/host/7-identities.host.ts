/** Identities in the editor: go to, references, lenses, and views that follow every edit. */
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { harness, needsHook } from './record';
import { allFindings, closeAll, findings, rangeOf, retype, shopFile, show, until } from './support';

type Provider = vscode.TreeDataProvider<unknown>;

function provider(view: string): Provider {
  const found = harness().trees.get(view);
  assert.ok(found, `no view ${view}`);
  return found.provider;
}

async function nodes(of: Provider, node?: unknown): Promise<{ node: unknown; item: vscode.TreeItem }[]> {
  const children = (await of.getChildren(node)) ?? [];
  return Promise.all(children.map(async (one) => ({ node: one, item: await of.getTreeItem(one) })));
}

const labels = (list: readonly { item: vscode.TreeItem }[]) => list.map(({ item }) => String(item.label));

async function row(of: Provider, group: string, name: string) {
  const top = (await nodes(of)).find(({ item }) => item.label === group);
  assert.ok(top, labels(await nodes(of)).join(', '));
  const rows = await nodes(of, top.node);
  const found = rows.find(({ item }) => item.label === name);
  assert.ok(found, labels(rows).join(', '));
  return found;
}

const shown = ({ uri, range }: vscode.Location) => `${uri.path.split('/').slice(-1)}:${range.start.line + 1}`;

describe('identities', () => {
  afterEach(closeAll);

  it('from an annotation to the role, and from the role to everyone who names it', async () => {
    const manifest = await vscode.workspace.openTextDocument(shopFile('deploy/k8s/api.yaml'));
    const arn = rangeOf(manifest, 'arn:aws:iam::123456789012:role/shop-api').start.translate(0, 5);
    const links = await until('the role', async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        manifest.uri,
        arn,
      );
      return found.length > 0 ? found : undefined;
    });
    const [link] = links.map((one) => ('targetUri' in one ? new vscode.Location(one.targetUri, one.targetRange) : one));
    assert.equal(link && shown(link), 'iam.tf:2');
    const infra = await vscode.workspace.openTextDocument(shopFile('infra/iam.tf'));
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      infra.uri,
      rangeOf(infra, '"aws_iam_role" "api"').start.translate(0, 3),
    );
    const places = references.map(shown);
    for (const wanted of ['iam.tf:2', 'api.yaml:9', 'iam.tf:47']) assert.ok(places.includes(wanted), places.join(', '));
  });

  it('lenses say who uses a role, and show it', async () => {
    const { document } = await show(shopFile('infra/iam.tf'));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    const lens = lenses.find(({ range }) => range.start.line === 1);
    assert.match(lens?.command?.title ?? '', /^used by 2/);
    assert.ok(lens?.command);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('groups by owner, environment, file and risk, and remembers which', async function () {
    needsHook(this);
    const view = provider('nhi.identities');
    const by = (grouping: string) => vscode.commands.executeCommand('nhi.identities.groupBy', grouping);
    await by('owner');
    assert.ok(labels(await nodes(view)).includes('orders-team'), labels(await nodes(view)).join(', '));
    assert.equal(labels(await nodes(view)).at(-1), 'No owner named');
    await by('environment');
    assert.ok(labels(await nodes(view)).includes('production'));
    await by('file');
    assert.ok(labels(await nodes(view)).includes('infra/iam.tf'));
    await by('risk');
    assert.equal(labels(await nodes(view))[0], 'High risk (70 to 100)');
    await by('kind');
    assert.ok(labels(await nodes(view)).includes('IAM roles'));
  });

  it('filters by words of name, kind, file and state', async function () {
    needsHook(this);
    const view = provider('nhi.identities');
    await vscode.commands.executeCommand('nhi.identities.filter', 'role infra shop-s');
    const groups = await nodes(view);
    assert.deepEqual(labels(groups), ['IAM roles']);
    assert.deepEqual(labels(await nodes(view, groups[0]?.node)), ['shop-support']);
    await vscode.commands.executeCommand('nhi.identities.clearFilter');
    assert.ok((await nodes(view)).length > 3);
  });

  it('an edit changes its row as soon as the findings, and no other', async function () {
    needsHook(this);
    const view = provider('nhi.identities');
    await vscode.commands.executeCommand('nhi.identities.focus');
    const support = await row(view, 'IAM roles', 'shop-support');
    const api = await row(view, 'IAM roles', 'shop-api');
    const described = (one: unknown) => String((view.getTreeItem(one) as vscode.TreeItem).description);
    const before = described(support.node);
    const { document } = await show(shopFile('infra/iam.tf'));
    const text = document.getText();
    const count = findings(document.uri).length;
    const waits: number[] = [];
    const narrow = text.replace('arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess');
    for (const after of [narrow, text, narrow, text, narrow, text]) {
      const fewer = after === narrow;
      const drawn: number[] = [];
      const found: number[] = [];
      const listeners = [
        view.onDidChangeTreeData?.(() => drawn.push(performance.now())),
        vscode.languages.onDidChangeDiagnostics(({ uris }) => {
          if (uris.some(({ path }) => path === document.uri.path)) found.push(performance.now());
        }),
      ];
      await retype(document, after);
      await until('the findings', () => findings(document.uri).length < count === fewer);
      await until('the row', () => (described(support.node) !== before) === fewer);
      await until('the view is told', () => drawn.length > 0);
      for (const listener of listeners) listener?.dispose();
      waits.push((drawn.find((at) => at >= (found[0] ?? 0)) ?? drawn.at(-1) ?? 0) - (found[0] ?? 0));
      const again = await row(view, 'IAM roles', 'shop-api');
      assert.equal(again.node, api.node, 'another row is another object');
    }
    await vscode.commands.executeCommand('workbench.action.files.revert');
    harness().treeMs = waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)];
  });

  it('findings by identity are those of the Problems list', async function () {
    needsHook(this);
    const view = provider('nhi.findings');
    const leaves = async (node?: unknown): Promise<string[]> => {
      const below = await nodes(view, node);
      const each = await Promise.all(
        below.map(async ({ node: one, item }) => {
          assert.ok(item.accessibilityInformation?.label);
          return item.contextValue === 'leaf' ? [`${item.label}.`] : leaves(one);
        }),
      );
      return each.flat();
    };
    const said = allFindings().flatMap(([, list]) => list.map(({ message }) => message));
    assert.deepEqual((await leaves()).sort(), said.sort());
  });
});
