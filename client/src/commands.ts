import { commands, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { RESCAN } from '../../server/src/lsp/protocol';

/** Everything the command palette and the views can ask for. */
export function registerCommands(client: LanguageClient): Disposable[] {
  return [
    commands.registerCommand('nhi.rescan', () => client.sendRequest(RESCAN)),
    commands.registerCommand('nhi.restart', () => client.restart()),
    commands.registerCommand('nhi.showOutput', () => client.outputChannel.show()),
    commands.registerCommand('nhi.showIdentities', () => commands.executeCommand('nhi.identities.focus')),
    commands.registerCommand('nhi.showFindings', () => commands.executeCommand('nhi.findings.focus')),
  ];
}
