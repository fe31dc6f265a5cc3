/** The installed package: it starts by itself, quietly, with everything the manifest promises. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { harness, needsHook } from './record';
import { allFindings, EXTENSION, shop, sleep, until } from './support';

interface CliFinding {
  readonly rule: string;
  readonly file: string;
  readonly range: { readonly start: Place; readonly end: Place };
}
interface Place {
  readonly line: number;
  readonly column: number;
}

const extension = () => {
  const found = vscode.extensions.getExtension(EXTENSION);
  assert.ok(found, 'the extension is not installed');
  return found;
};

describe('the installed extension', () => {
  it('is the package, activated by the workspace and not by a test', async () => {
    assert.ok(extension().extensionPath.startsWith(process.env.NHI_EXTENSIONS ?? '?'), extension().extensionPath);
    assert.ok(!existsSync(join(extension().extensionPath, 'client')));
    await until('activation', () => extension().isActive);
  });

  it('shows what the command line shows, in every file at the exact range', async () => {
    const cli = join(extension().extensionPath, 'dist', 'nhi.js');
    const { stdout } = spawnSync(process.execPath, [cli, 'check', '--format', 'json'], {
      cwd: shop(),
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    const expected = (JSON.parse(stdout).findings as CliFinding[])
      .map(({ rule, file, range: { start, end } }) => [file, rule, start.line, start.column, end.line, end.column].join(' '))
      .sort();
    assert.ok(expected.length >= 25, `${expected.length} findings`);
    const shown = () =>
      allFindings()
        .filter(([uri]) => uri.fsPath.startsWith(shop()))
        .flatMap(([uri, list]) =>
          list.map(({ code, range: { start, end } }) =>
            [
              uri.fsPath.slice(shop().length + 1),
              String(code),
              ...[start.line + 1, start.character + 1, end.line + 1, end.character + 1],
            ].join(' '),
          ),
        )
        .sort();
    await until('as many findings as the command line', () => shown().length >= expected.length).catch(() => {});
    assert.deepEqual(shown(), expected);
  });

  it('carries no value in message, code, data or related places', () => {
    const values = (process.env.NHI_VALUES ?? '').split('\n').filter((value) => value !== '');
    assert.ok(values.length >= 8, `${values.length} planted values`);
    const text = JSON.stringify(allFindings().flatMap(([, list]) => list));
    for (const value of values) assert.ok(!text.includes(value), `a value of ${value.length} characters shows`);
  });

  it('registers its commands', async () => {
    const known = await vscode.commands.getCommands(true);
    const { commands } = extension().packageJSON.contributes as { commands: { command: string }[] };
    assert.ok(commands.length >= 4);
    for (const { command } of commands) assert.ok(known.includes(command), command);
  });

  it('brings snippets that complete', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'nhi' });
    await vscode.window.showTextDocument(document);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 3),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const wanted of ['nhi-k8s-secret-env', 'nhi-cfn-secret']) assert.ok(labels.includes(wanted), labels.join(' '));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('shows no notification unasked', async function () {
    needsHook(this);
    await sleep(300);
    assert.deepEqual(harness().messages, []);
  });

  it('is measured: activation and first findings', function () {
    needsHook(this);
    const { loadMs, blockedMs, activateMs, firstDiagnosticsMs } = harness();
    assert.ok(loadMs !== undefined && blockedMs !== undefined && activateMs !== undefined, 'the hook saw no activation');
    assert.ok(firstDiagnosticsMs !== undefined, 'the hook saw no findings');
  });
});
