import { commands, type Disposable, l10n, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { RESCAN, SHOW_STEPS } from '../../server/src/lsp/protocol';
import type { IdentitiesView } from './identities';

/** Everything the command palette and the views can ask for. */
export function registerCommands(client: LanguageClient, view: IdentitiesView): Disposable[] {
  return [
    commands.registerCommand('nhi.rescan', async () => {
      await client.sendRequest(RESCAN);
      view.refresh();
    }),
    commands.registerCommand('nhi.restart', () => client.restart()),
    commands.registerCommand('nhi.showOutput', () => client.outputChannel.show()),
    commands.registerCommand('nhi.showIdentities', () => commands.executeCommand('nhi.identities.focus')),
    commands.registerCommand(SHOW_STEPS, showSteps),
  ];
}

/** After a fix something remains to be done outside the file. One quiet message answers the user's own action. */
async function showSteps(title: string, steps: readonly string[]): Promise<void> {
  if (steps.length === 0) return;
  const show = l10n.t('Show steps');
  const count = steps.length === 1 ? l10n.t('1 step remains') : l10n.t('{0} steps remain', steps.length);
  if ((await window.showInformationMessage(`${title}. ${count}.`, show)) !== show) return;
  const content = [`# ${title}`, '', ...steps.map((step, index) => `${index + 1}. ${step}`), ''].join('\n');
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}
