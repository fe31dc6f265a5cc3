/** The language server over stdio as an editor uses it: type, ask, fix, look again. */
import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type CodeAction,
  type Diagnostic,
  type Hover,
  LSPErrorCodes,
  type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { IdentitiesResult, IdentityDetail } from '../../server/src/lsp/protocol';
import { type Server, startServer } from '../support/lsp-client';

const PASSWORD = 'Meadow-Train-2291!';
const TEXT = `resource "aws_db_instance" "main" {\n  username = "shop"\n  password = "${PASSWORD}"\n  iam_database_authentication_enabled = true\n}\n`;

describe('language server', () => {
  let folder: string;
  let server: Server;
  let uri: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-lsp-'));
    writeFileSync(join(folder, 'main.tf'), TEXT);
    uri = pathToFileURL(join(folder, 'main.tf')).toString();
    server = await startServer([folder], { pull: true });
    await server.changed();
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (text: string, version = 1) =>
    server.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'terraform', version, text } });
  const change = (text: string, version: number) =>
    server.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  const pull = async (of = uri, previousResultId?: string) =>
    server.connection.sendRequest<{ kind: string; items?: Diagnostic[]; resultId: string }>('textDocument/diagnostic', {
      textDocument: { uri: of },
      ...(previousResultId ? { previousResultId } : {}),
    });

  it('marks the exact literal, follows every edit, and says when nothing is new', async () => {
    await open(TEXT);
    const first = await pull();
    assert.equal(first.items?.length, 1);
    assert.deepEqual(first.items?.[0]?.range, {
      start: { line: 2, character: 14 },
      end: { line: 2, character: 14 + PASSWORD.length },
    });
    assert.deepEqual(await pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await change(TEXT.replace(`password = "${PASSWORD}"`, 'manage_master_user_password = true'), 2);
    assert.deepEqual((await pull()).items, []);
    await change(`\n${TEXT}`, 3);
    assert.equal((await pull()).items?.[0]?.range.start.line, 3);
  });

  it('keeps the findings of a file that is closed, and forgets unsaved text', async () => {
    await open('# nothing here\n');
    assert.deepEqual((await pull()).items, []);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    assert.equal((await pull()).items?.length, 1);
  });

  it('offers fixes without edits, resolves them later, and refuses when the text moved on', async () => {
    await open(TEXT);
    const [diagnostic] = (await pull()).items ?? [];
    assert.ok(diagnostic);
    const ask = () =>
      server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: diagnostic.range.start, end: diagnostic.range.start },
        context: { diagnostics: [diagnostic], only: ['quickfix'] },
      });
    const actions = await ask();
    assert.ok(actions.length >= 3, actions.map((action) => action.title).join('; '));
    for (const action of actions) {
      assert.equal(action.edit, undefined);
      assert.ok(!JSON.stringify(action).includes(PASSWORD), action.title);
    }
    const chosen = actions.find((action) => /Secrets Manager/.test(action.title)) as CodeAction;
    const resolved = await server.connection.sendRequest<CodeAction>('codeAction/resolve', chosen);
    const edits = (resolved.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const own = edits.find((edit) => edit.textDocument?.uri === uri);
    assert.ok(own);
    const fixed = TextDocument.applyEdits(TextDocument.create(uri, 'terraform', 1, TEXT), own.edits as never);
    assert.ok(!fixed.includes(PASSWORD));
    await change(fixed, 2);
    assert.deepEqual(
      (await pull()).items?.map((item) => item.code),
      [],
    );
    const late = await server.connection.sendRequest<CodeAction>('codeAction/resolve', chosen);
    assert.equal(late.edit, undefined);
  });

  it('explains on hover: what, why, what to do, and never the value', async () => {
    await open(TEXT);
    const hover = await server.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 20 },
    });
    const text = (hover.contents as { value: string }).value;
    assert.match(text, /^\*\*Literal credential/);
    assert.match(text, /What to do/);
    assert.match(text, /Quick fix/);
    assert.ok(!text.includes(PASSWORD));
  });

  it('lists identities with places', async () => {
    const { identities } = await server.connection.sendRequest<IdentitiesResult>('nhi/identities');
    const account = identities.find((identity) => identity.kind === 'database-account');
    assert.match(account?.name ?? '', /shop/);
    assert.deepEqual([account?.file, account?.storages, account?.gravest !== undefined], ['main.tf', ['literal'], true]);
    const detail = await server.connection.sendRequest<IdentityDetail>('nhi/identity', account);
    assert.equal(detail.place?.uri, uri);
    const credentials = detail.parts.find(({ id }) => id === 'credentials');
    assert.match(credentials?.leaves[0]?.note ?? '', /^hardcoded · main\.tf:3$/);
    assert.ok(!JSON.stringify([identities, detail]).includes(PASSWORD));
  });

  it('sees files that come, change and go outside the editor', async () => {
    const other = join(folder, 'sub', 'other.tf');
    const otherUri = pathToFileURL(other).toString();
    const told = (type: number) =>
      server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: otherUri, type }] });
    mkdirSync(join(folder, 'sub'));
    writeFileSync(other, TEXT);
    await told(1);
    assert.equal((await pull(otherUri)).items?.length, 1);
    writeFileSync(other, '# clean\n');
    await told(2);
    assert.deepEqual((await pull(otherUri)).items, []);
    writeFileSync(other, TEXT);
    await told(2);
    assert.equal((await pull(otherUri)).items?.length, 1);
    rmSync(other);
    await told(3);
    assert.deepEqual((await pull(otherUri)).items, []);
  });

  it('a document outside every folder is analysed alone', async () => {
    const away = pathToFileURL(join(tmpdir(), 'nhi-elsewhere', 'x.tf')).toString();
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: away, languageId: 'terraform', version: 1, text: TEXT },
    });
    assert.equal((await pull(away)).items?.length, 1);
  });

  it('the policy file applies when it is saved', async () => {
    await open(TEXT);
    const [diagnostic] = (await pull()).items ?? [];
    writeFileSync(join(folder, '.nhi.yaml'), `rules:\n  ${diagnostic?.code}: off\n`);
    const policyUri = pathToFileURL(join(folder, '.nhi.yaml')).toString();
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: policyUri, type: 1 }] });
    await server.changed();
    assert.deepEqual((await pull()).items, []);
  });

  it('a comment with a reason silences its finding', async () => {
    await open(TEXT);
    const [diagnostic] = (await pull()).items ?? [];
    await change(TEXT.replace('  password', `  # nhi-ignore ${diagnostic?.code} -- rotated next week\n  password`), 2);
    assert.deepEqual((await pull()).items, []);
    await change(TEXT.replace('  password', `  # nhi-ignore ${diagnostic?.code}\n  password`), 3);
    assert.equal((await pull()).items?.length, 1);
  });

  it('answers after a storm of edits with the last text', async () => {
    await open(TEXT);
    for (let version = 2; version < 200; version++) await change(`${'#'.repeat(version)}\n${TEXT}`, version);
    await change(`\n\n${TEXT}`, 200);
    assert.equal((await pull()).items?.[0]?.range.start.line, 4);
  });

  it('drops a question that the client takes back', async () => {
    await open(TEXT);
    const source = new CancellationTokenSource();
    const asked = server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    await assert.rejects(asked, (error: { code?: number }) => error.code === LSPErrorCodes.RequestCancelled);
    assert.equal((await pull()).items?.length, 1);
  });

  it('writes nothing to its log', () => {
    assert.deepEqual(server.log, []);
  });

  it('shows the progress of the workspace scan, and stops it when told to', async () => {
    for (let i = 0; i < 1500; i++) writeFileSync(join(folder, `f${i}.tf`), TEXT.replace('"main"', `"main${i}"`));
    const scanned = await startServer([folder], { pull: true, capabilities: { window: { workDoneProgress: true } } });
    await scanned.changed();
    assert.equal(scanned.progress[0], 'begin');
    assert.ok(scanned.progress.includes('report'));
    assert.equal(scanned.progress.at(-1), 'end');
    const all = await scanned.connection.sendRequest<IdentitiesResult>('nhi/identities');
    await scanned.stop();
    const cancelled = await startServer([folder], {
      pull: true,
      cancelScan: true,
      capabilities: { window: { workDoneProgress: true } },
    });
    await cancelled.changed();
    assert.equal(cancelled.progress.at(-1), 'end');
    const some = await cancelled.connection.sendRequest<IdentitiesResult>('nhi/identities');
    await cancelled.connection.sendRequest('nhi/rescan');
    await cancelled.stop();
    assert.equal(all.identities.length, 1501);
    assert.ok(some.identities.length < 1501, `${some.identities.length} identities after the cancel`);
  });
});
