/** One case of each host, through the editor: applied, undone, applied again; and groups, saving, another vault. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { FirstOffer } from '../../support/first-offers';
import { closeAll, fileIn, findings, fixesAt, onDisk, second, show, sleep, until } from './support';

const LIST = process.env.NHI_CASES ?? '';
const cases = JSON.parse(readFileSync(LIST, 'utf8')) as FirstOffer[];
const root = dirname(LIST);

/** The text of a file as the editor has it, saved or not. */
async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

describe('fixes of every host', () => {
  before(async () => {
    await vscode.workspace.getConfiguration('nhi').update('fixes.preview', 'never', vscode.ConfigurationTarget.Global);
    const folders = cases.map(({ host }) => ({ uri: vscode.Uri.file(join(root, host)) }));
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, ...folders));
    await until('the folders', () => vscode.workspace.workspaceFolders?.length === count + folders.length);
  });
  afterEach(closeAll);
  after(() => {
    const own = vscode.workspace.workspaceFolders?.filter(({ uri }) => uri.fsPath.startsWith(root)) ?? [];
    vscode.workspace.updateWorkspaceFolders(own[0]?.index ?? 0, own.length);
  });

  it('has a case for the hosts', () => {
    assert.ok(cases.length >= 10, cases.map(({ host }) => host).join(', '));
  });

  for (const one of cases) {
    const several = Object.keys(one.after).length > 1;
    const what = several ? 'applied to all its files as one edit' : 'applied, undone, applied';
    it(`${one.host} (${one.name}): ${what}`, async () => {
      const uri = fileIn(join(root, one.host), one.file);
      const { document } = await show(uri);
      const range = new vscode.Range(document.positionAt(one.start), document.positionAt(one.end));
      await until('the finding', () => findings(uri).some((finding) => finding.range.isEqual(range)));
      const apply = async () => {
        const fixes = await fixesAt(uri, range);
        const fix = fixes.find(({ title, edit }) => title === one.title && edit);
        assert.ok(fix?.edit, fixes.map(({ title }) => title).join('\n'));
        assert.ok(await vscode.workspace.applyEdit(fix.edit));
        for (const [file, text] of Object.entries(one.after))
          assert.equal(await textOf(fileIn(join(root, one.host), file)), text.replace(/^\uFEFF/, ''), file);
      };
      await apply();
      await until('the finding goes', () => !findings(uri).some((finding) => finding.range.isEqual(range)));
      // An undo over several files asks a person: the tests of the window answer.
      if (!several) {
        await show(uri);
        await vscode.commands.executeCommand('undo');
        assert.equal(document.getText(), one.texts[one.file]?.replace(/^\uFEFF/, ''), 'one undo does not bring the text back');
        await until('the finding comes back', () => findings(uri).some((finding) => finding.range.isEqual(range)));
        await apply();
      }
      await vscode.workspace.saveAll(false);
    });
  }
});

describe('fixes of several findings', () => {
  const settings = () => fileIn(second(), 'settings.py');
  const TEXT = 'import os\n\nDB_PASSWORD = "Copper-Sparrow-7719!"\nMAIL_PASSWORD = "Willow-Anchor-4420!"\nDEBUG = False\n';

  beforeEach(async () => {
    await vscode.workspace.getConfiguration('nhi').update('fixes.preview', 'never', vscode.ConfigurationTarget.Global);
    await vscode.workspace.fs.writeFile(settings(), Buffer.from(TEXT));
    await show(settings());
    await until('both findings', () => findings(settings()).length === 2);
  });
  afterEach(async () => {
    await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });

  it('all of a kind in one edit, and one undo takes it back', async () => {
    const [first] = findings(settings());
    const fixes = await fixesAt(settings(), first?.range ?? assert.fail());
    const all = fixes.find(({ title }) => title === 'Fix all 2 findings of this kind in this file');
    assert.ok(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
    assert.ok(!/Sparrow|Anchor/.test(await textOf(settings())));
    await vscode.commands.executeCommand('undo');
    assert.equal(await textOf(settings()), TEXT);
  });

  it('safe ones when the file is saved, where the user has asked for it', async () => {
    const config = vscode.workspace.getConfiguration('editor');
    await config.update('codeActionsOnSave', { 'source.fixAll.nhi': 'explicit' }, vscode.ConfigurationTarget.Global);
    const document = await vscode.workspace.openTextDocument(settings());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(settings(), document.positionAt(TEXT.length), 'PORT = 1\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.commands.executeCommand('workbench.action.files.save');
    await until('the file changes', () => !/Sparrow|Anchor/.test(onDisk(settings())));
    assert.match(
      onDisk(settings()),
      /^import os\n\nDB_PASSWORD = os\.environ.*\nMAIL_PASSWORD = os\.environ.*\nDEBUG = False\nPORT = 1\n$/,
    );
    assert.ok(!document.isDirty);
  });

  it('another vault: every one that has a form is there to choose', async () => {
    const [first] = findings(settings());
    const fixes = await fixesAt(settings(), first?.range ?? assert.fail());
    const choose = fixes.find(({ title }) => title === 'Choose another vault…');
    assert.equal(choose?.command?.command, 'nhi.chooseVault');
    const picked = vscode.commands.executeCommand('nhi.chooseVault', ...(choose?.command?.arguments ?? []));
    await sleep(1500);
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await sleep(200);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await picked;
    const text = await until('the edit', async () => {
      const now = await textOf(settings());
      return now === TEXT ? undefined : now;
    });
    assert.ok(!text.includes('Sparrow') && text.includes('Anchor'), text);
    await vscode.commands.executeCommand('undo');
    assert.equal(await textOf(settings()), TEXT);
  });
});
