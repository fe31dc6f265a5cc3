/** Law 4: the editor and the terminal give the same verdict on the same files. Real server over stdio, real command line. */
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { checkJson } from '../support/cli';
import { startServer } from '../support/lsp-client';
import { copyShop, filesUnder, removeShop } from '../support/shop';

/** One line a finding, in the words of both sides. */
function fromDiagnostics(folder: string, uri: string, items: readonly Diagnostic[]): string[] {
  const file = decodeURIComponent(uri.slice(pathToFileURL(folder).toString().length + 1));
  return items.map(({ range, code, message }) => {
    const { start, end } = range;
    return `${file}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${code} ${String(message).replace(/\.$/, '')}`;
  });
}

function fromCli(folder: string): string[] {
  const { findings } = checkJson(folder);
  return findings
    .map(
      ({ file, range: { start, end }, rule, message }) =>
        `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${rule} ${message}`,
    )
    .sort();
}

describe('law: same verdict in editor and terminal', () => {
  let folder: string;
  before(() => {
    folder = copyShop();
  });
  after(() => removeShop(folder));

  it('workspace diagnostics, pulled', async () => {
    const server = await startServer([folder], { pull: true });
    await server.changed();
    const answer = await server.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const got = answer.items.flatMap((item) => (item.kind === 'full' ? fromDiagnostics(folder, item.uri, item.items) : []));
    await server.stop();
    assert.ok(got.length >= 30, `${got.length} findings`);
    assert.deepEqual(got.sort(), fromCli(folder));
  });

  it('document diagnostics of every file, pulled', async () => {
    const server = await startServer([folder], { pull: true });
    await server.changed();
    const got: string[] = [];
    for (const path of filesUnder(folder)) {
      const uri = pathToFileURL(path).toString();
      const answer = await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      got.push(...fromDiagnostics(folder, uri, answer.items));
    }
    await server.stop();
    assert.deepEqual(got.sort(), fromCli(folder));
  });

  it('published diagnostics, by a client that does not pull', async () => {
    const server = await startServer([folder], { pull: false });
    await server.changed();
    const got = [...server.published].flatMap(([uri, items]) => fromDiagnostics(folder, uri, items));
    await server.stop();
    assert.deepEqual(got.sort(), fromCli(folder));
  });

  it('the server of `nhi lsp --stdio` is the same', async () => {
    const server = await startServer([folder], { pull: false, command: ['dist/nhi.js', 'lsp', '--stdio'] });
    await server.changed();
    const got = [...server.published].flatMap(([uri, items]) => fromDiagnostics(folder, uri, items));
    await server.stop();
    assert.deepEqual(got.sort(), fromCli(folder));
  });

  it('the command line gives the same output twice, and with two threads', () => {
    const strip = (report: ReturnType<typeof checkJson>) =>
      JSON.stringify({ ...report, summary: { ...report.summary, durationMs: 0 } });
    const first = strip(checkJson(folder));
    assert.equal(strip(checkJson(folder)), first);
    assert.equal(strip(checkJson(folder, '--threads', '2')), first);
  });

  it('no file is named by the machine', () => {
    for (const { file } of checkJson(folder).findings) assert.ok(!file.startsWith('/') && !file.includes('\\'), join(file));
  });
});
