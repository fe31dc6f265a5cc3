/** What the in-host tests share: finding our diagnostics, waiting, applying fixes the way the editor does. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

export const SOURCE = 'NHI Hygiene';
export const EXTENSION = 'nhi-hygiene.nhi-hygiene';

/** The copied sample workspace. */
export const shop = () => process.env.NHI_SHOP ?? '';
/** The second folder of the workspace. */
export const second = () => process.env.NHI_SECOND ?? '';
export const fileIn = (folder: string, path: string) => vscode.Uri.file(join(folder, path));
export const shopFile = (path: string) => fileIn(shop(), path);
export const onDisk = (uri: vscode.Uri) => readFileSync(uri.fsPath, 'utf8');

export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

export function allFindings(): [vscode.Uri, vscode.Diagnostic[]][] {
  return vscode.languages
    .getDiagnostics()
    .map(([uri, list]): [vscode.Uri, vscode.Diagnostic[]] => [uri, list.filter(({ source }) => source === SOURCE)])
    .filter(([, list]) => list.length > 0);
}

/** The rule ids at work in a file, sorted. */
export const rulesIn = (uri: vscode.Uri) =>
  findings(uri)
    .map(({ code }) => String(code))
    .sort();

/** Asks again until the answer is there. Fails with the question. */
export async function until<T>(question: string, ask: () => T | Promise<T>, patience = 15_000): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > end) throw new Error(`not within ${patience} ms: ${question}`);
    await sleep(40);
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Where a text stands in a document: its only occurrence, or the n-th. */
export function rangeOf(document: vscode.TextDocument, text: string, nth = 0): vscode.Range {
  let at = document.getText().indexOf(text);
  for (let count = 0; count < nth; count++) at = document.getText().indexOf(text, at + 1);
  assert.ok(at >= 0, `${text} is not in ${document.uri.fsPath}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The quick fixes at a range, with their edits. Other extensions offer none in these files. */
export async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    50,
  );
}

/** Replaces a document's text without saving, as typing does. */
export async function retype(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
