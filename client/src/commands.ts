import { commands, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { RESCAN } from '../../server/src/lsp/protocol';
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
  ];
}
