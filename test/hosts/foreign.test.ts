/** What other scanners were told: the same for editor and terminal, shown when asked for, picked up when it changes. */
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { checkJson, nhi } from '../support/cli';
import { startServer } from '../support/lsp-client';
import { fill } from '../support/planted';

const TEXT = fill(
  'password = {{password}}\ntoken = {{github-pat}} # gitleaks:allow\nother_password = {{password:2}}\nthird_password = {{password:3}}\n',
);
const BASELINE = JSON.stringify({
  results: { 'a.properties': [{ hashed_secret: createHash('sha1').update(fill('{{password:2}}')).digest('hex') }] },
});

describe('suppressions of other scanners', () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const linesOfCli = () => checkJson(folder).findings.map(({ range }) => range.start.line);

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'nhi-foreign-')));
    write('a.properties', TEXT);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are counted by who they are from, and shown when asked for', () => {
    write('.secrets.baseline', BASELINE);
    assert.deepEqual(linesOfCli(), [1, 4]);
    const { out } = nhi(folder, 'check');
    assert.match(out, /2 suppressed \(1 by detect-secrets, 1 by gitleaks\)/);
    assert.ok(!out.includes('a.properties:2'));
    assert.match(
      nhi(folder, 'check', '--show-suppressed').out,
      /a\.properties:2:9 {2}suppressed {2}secret-provider-token {2}by gitleaks/,
    );
    const report = JSON.parse(nhi(folder, 'check', '--format', 'json', '--show-suppressed').out);
    assert.deepEqual(report.summary.suppressedBy, { 'detect-secrets': 1, gitleaks: 1 });
    assert.deepEqual(
      report.suppressed.map(({ range, by }: { range: { start: { line: number } }; by: string }) => [range.start.line, by]),
      [
        [2, 'gitleaks'],
        [3, 'detect-secrets'],
      ],
    );
  });

  it('can be turned off', () => {
    write('.secrets.baseline', BASELINE);
    write('.nhi.yaml', 'honour-foreign-suppressions: false\n');
    assert.deepEqual(linesOfCli(), [1, 2, 3, 4]);
  });

  it('damaged files of others are named and change no exit code', () => {
    write('.gitallowed', '(a)\\1\n');
    write('.secrets.baseline', 'no json');
    write('a.properties', 'x = 1\n');
    const { code, err } = nhi(folder, 'check');
    assert.equal(code, 0);
    assert.match(err, /\.gitallowed:1:1: /);
    assert.match(err, /\.secrets\.baseline:1:1: /);
  });

  it('are the same in the editor, which sees them change', async () => {
    write('.gitleaksignore', 'a.properties:generic-api-key:4\n');
    const server = await startServer([folder], { pull: false });
    await server.changed();
    const uri = pathToFileURL(join(folder, 'a.properties')).toString();
    const lines = () => (server.published.get(uri) ?? []).map(({ range }) => range.start.line + 1);
    assert.deepEqual(lines(), [1, 3]);
    assert.deepEqual(lines(), linesOfCli());
    write('.secrets.baseline', BASELINE);
    const changes = [{ uri: pathToFileURL(join(folder, '.secrets.baseline')).toString(), type: FileChangeType.Created }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    for (let i = 0; i < 50 && lines().length !== 1; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(lines(), [1]);
    assert.deepEqual(lines(), linesOfCli());
    await server.stop();
  });
});
