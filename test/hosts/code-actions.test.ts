/** Fixes in an editor: what is offered at a finding, for all of its kind, for all places of its value, and when a file is saved. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, SnippetTextEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FindingDto, FixResult, StepDto, VaultsResult } from '../../server/src/lsp/protocol';
import { type Server, type StartOptions, startServer } from '../support/lsp-client';
import { planted } from '../support/planted';

const [ONE, TWO, THREE] = [planted('password:lsp-one'), planted('password:lsp-two'), planted('password:lsp-three')];
const pod = (name: string, value: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: ${name}\n      env:\n        - name: DB_PASSWORD\n          value: ${value}\n`;
const FILES: Readonly<Record<string, string>> = {
  'settings.py': `import os\n\nDB_PASSWORD = "${TWO}"\nMAIL_PASSWORD = "${THREE}"\nDEBUG = False\n`,
  'a.yaml': pod('api', ONE),
  'b.yaml': pod('worker', ONE),
};
const PREVIEWED = { workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } } };

describe('code actions', () => {
  let folder: string;
  let server: Server;

  async function start(options: Partial<StartOptions> = {}): Promise<void> {
    server = await startServer([folder], { pull: true, wishes: { showSteps: true, chooseVault: true }, ...options });
    await server.changed();
  }
  const uriOf = (file: string) => pathToFileURL(join(folder, file)).toString();
  const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
  async function actionsAt(file: string, value: string, only?: string[]): Promise<CodeAction[]> {
    const document = TextDocument.create(uriOf(file), '', 0, textOf(file));
    const at = document.positionAt(textOf(file).indexOf(value));
    return server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(file) },
      range: { start: at, end: at },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  }
  const resolved = (action: CodeAction | undefined) => {
    assert.ok(action);
    return server.connection.sendRequest<CodeAction>('codeAction/resolve', action);
  };
  /** The files of the folder after an edit, by name; only those that it touches. */
  function textsAfter(edit: WorkspaceEdit | undefined): Record<string, string> {
    const out: Record<string, string> = {};
    for (const change of (edit?.documentChanges ?? []) as (TextDocumentEdit & { kind?: string; uri?: string })[]) {
      if (change.kind === 'create') continue;
      const name = change.textDocument.uri.slice(change.textDocument.uri.lastIndexOf('/') + 1);
      const before = Object.hasOwn(FILES, name) ? textOf(name) : '';
      out[name] = TextDocument.applyEdits(TextDocument.create('x:', '', 0, before), change.edits as never);
    }
    return out;
  }
  const stepsOf = (action: CodeAction) => (action.command?.arguments?.[1] ?? []) as StepDto[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-actions-'));
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('offers single fixes first, then groups, then other vaults; only a safe one is preferred', async () => {
    await start();
    const actions = await actionsAt('settings.py', TWO, ['quickfix']);
    const titles = actions.map(({ title }) => title);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(preferred.length, 1, titles.join('\n'));
    assert.match(preferred[0]?.title ?? '', /environment/);
    assert.deepEqual(titles.slice(-2), ['Fix all 2 findings of this kind in this file', 'Choose another vault…']);
    const [pods] = (await actionsAt('a.yaml', ONE)).filter(({ title }) => title.startsWith('Replace all 2 places'));
    assert.equal(pods?.title, 'Replace all 2 places of this value: AWS Secrets Manager');
    assert.ok(!JSON.stringify([actions, pods]).includes(ONE) && !JSON.stringify(actions).includes(TWO));
  });

  it('fixes all findings of a kind in a file in one edit', async () => {
    await start();
    const actions = await actionsAt('settings.py', TWO);
    const all = await resolved(actions.find(({ title }) => title.startsWith('Fix all 2')));
    const { 'settings.py': text = '' } = textsAfter(all.edit);
    assert.ok(text.endsWith('DEBUG = False\n') && !text.includes(TWO) && !text.includes(THREE), text);
    assert.match(all.command?.arguments?.[0], /^2 findings fixed$/);
    const steps = stepsOf(all).map(({ text: step }) => step);
    assert.equal(new Set(stepsOf(all).map((step) => JSON.stringify(step))).size, steps.length);
  });

  it('replaces all places of a value with one entry, in one edit over several files', async () => {
    await start();
    const actions = await actionsAt('b.yaml', ONE);
    const all = await resolved(actions.find(({ title }) => title.startsWith('Replace all 2 places')));
    const texts = textsAfter(all.edit);
    assert.ok(texts['a.yaml'] && texts['b.yaml'] && Object.keys(texts).length >= 3, Object.keys(texts).join());
    assert.ok(!JSON.stringify(all).includes(ONE));
    const stores = stepsOf(all).filter(({ command }) => command?.includes('create-secret'));
    assert.equal(stores.length, 1);
    assert.match(stores[0]?.command ?? '', /^\(IFS= read/);
  });

  it('source.fixAll.nhi applies what is safe and in this file, and nothing else', async () => {
    await start();
    for (const kind of ['source.fixAll.nhi', 'source.fixAll', 'source']) {
      const [action, ...rest] = await actionsAt('settings.py', TWO, [kind]);
      assert.deepEqual([action?.kind, rest], ['source.fixAll.nhi', []], kind);
      const { edit } = await resolved(action);
      assert.deepEqual(Object.keys(textsAfter(edit)), ['settings.py']);
      assert.match(
        textsAfter(edit)['settings.py'] ?? '',
        /DB_PASSWORD = os\.environ\["\w+"\]\nMAIL_PASSWORD = os\.environ\["\w+"\]\n/,
      );
    }
    const [action] = await actionsAt('a.yaml', ONE, ['source.fixAll.nhi']);
    const edit = (await resolved(action)).edit;
    assert.ok(edit === undefined || Object.keys(textsAfter(edit)).length === 1);
    assert.ok(!(await actionsAt('settings.py', TWO)).some(({ kind }) => kind?.startsWith('source')));
    assert.deepEqual(await actionsAt('settings.py', TWO, ['refactor']), []);
  });

  it('previews what is to be reviewed, as the user has chosen', async () => {
    const isPreviewed = async (file: string, value: string, title: RegExp) => {
      const action = await resolved((await actionsAt(file, value)).find((one) => title.test(one.title)));
      const marked = ((action.edit?.documentChanges ?? []) as TextDocumentEdit[])
        .filter(({ textDocument }) => textDocument?.uri === uriOf(file))
        .flatMap(({ edits }) => edits);
      const annotations = Object.values(action.edit?.changeAnnotations ?? {});
      assert.equal(
        annotations.length > 0,
        marked.every((edit) => 'annotationId' in edit),
      );
      return annotations.some(({ needsConfirmation }) => needsConfirmation);
    };
    const vault = /Secrets Manager/;
    for (const [preview, python, manifest] of [
      ['review', true, true],
      ['severalFiles', false, true],
      ['never', false, false],
    ] as const) {
      await start({
        settings: { 'nhi.fixes.preview': preview },
        capabilities: { workspace: { ...PREVIEWED, configuration: true } },
      });
      assert.equal(await isPreviewed('settings.py', TWO, vault), python, preview);
      assert.equal(await isPreviewed('a.yaml', ONE, /^Replace with .*Secrets Manager/), manifest, preview);
      assert.equal(await isPreviewed('settings.py', TWO, /environment/), false, 'a safe one is previewed');
      if (preview !== 'never') await server.stop();
    }
  });

  it("offers the user's vault first, before the team's", async () => {
    writeFileSync(join(folder, '.nhi.yaml'), 'vault: hashicorp-vault\n');
    await start({ settings: {} });
    assert.match((await actionsAt('settings.py', TWO))[0]?.title ?? '', /HashiCorp Vault/);
    await server.stop();
    await start({ settings: { 'nhi.vault': 'gcp-secret-manager' } });
    assert.match((await actionsAt('settings.py', TWO))[0]?.title ?? '', /Google Secret Manager/);
  });

  it('makes the edit of any vault when one is chosen, and refuses when the text has moved on', async () => {
    await start();
    const choose = (await actionsAt('settings.py', TWO)).find(({ title }) => title === 'Choose another vault…');
    const [finding] = (choose?.command?.arguments ?? []) as [FindingDto];
    const { vaults } = await server.connection.sendRequest<VaultsResult>('nhi/vaults', finding);
    assert.ok(vaults.length >= 6, vaults.map(({ vault }) => vault).join());
    for (const { fix, vault, title } of vaults) {
      const result = await server.connection.sendRequest<FixResult | null>('nhi/useVault', { ...finding, fix });
      assert.equal(result?.title, title);
      const { 'settings.py': text = '' } = textsAfter(result?.edit);
      assert.ok(text.length > 0 && !text.includes(TWO) && text.includes(THREE), vault);
      assert.ok((result?.steps.length ?? 0) > 0 && !JSON.stringify(result?.steps).includes(TWO), vault);
    }
    const open = { uri: uriOf('settings.py'), languageId: 'python', version: 7, text: `\n${textOf('settings.py')}` };
    await server.connection.sendNotification('textDocument/didOpen', { textDocument: open });
    const late = { ...finding, fix: vaults[0]?.fix };
    assert.equal(await server.connection.sendRequest<FixResult | null>('nhi/useVault', late), null);
    assert.deepEqual(await server.connection.sendRequest<VaultsResult>('nhi/vaults', finding), { vaults: [] });
  });

  it('puts the cursor into the name of the entry where the client can', async () => {
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
    await start({ capabilities });
    const action = await resolved((await actionsAt('settings.py', TWO)).find(({ title }) => /environment/.test(title)));
    const [change] = (action.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const [edit] = (change?.edits ?? []) as SnippetTextEdit[];
    assert.match(edit?.snippet.value ?? '', /^os\.environ\["\$\{1:\w+\}"\]$/);
    await server.stop();
    await start();
    const plain = await resolved((await actionsAt('settings.py', TWO)).find(({ title }) => /environment/.test(title)));
    assert.ok(!JSON.stringify(plain.edit).includes('snippet'));
  });

  it('knows the language of a file that was never read as a tree', async () => {
    writeFileSync(join(folder, 'mail.rb'), `def connect\n  DB_PASSWORD = '${TWO}'\n  open(DB_PASSWORD)\nend\n`);
    await start();
    const actions = await actionsAt('mail.rb', TWO);
    assert.ok(
      actions.some(({ data }) => data),
      actions.map(({ title }) => title).join('\n'),
    );
  });
});
