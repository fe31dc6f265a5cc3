import { commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { RESCAN, SHOW_STEPS } from '../../server/src/lsp/protocol';
import type { IdentitiesView } from './identities';

/** Steps are read, not edited: a document of this scheme closes without a question about saving. */
const STEPS_SCHEME = 'nhi-steps';

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
    workspace.registerTextDocumentContentProvider(STEPS_SCHEME, { provideTextDocumentContent: ({ query }) => query }),
  ];
}

/**
 * What is left to do by hand. Where the user asked for nothing else it opens at once; after a fix, which has changed the file
 * already, one message offers it.
 */
async function showSteps(title: string, steps: readonly string[], atOnce = false): Promise<void> {
  if (steps.length === 0) return;
  if (!atOnce) {
    const show = l10n.t('Show steps');
    const count = steps.length === 1 ? l10n.t('1 step remains') : l10n.t('{0} steps remain', steps.length);
    if ((await window.showInformationMessage(`${title}. ${count}.`, show)) !== show) return;
  }
  const content = [`# ${title}`, '', ...steps.map((step, index) => `${index + 1}. ${step}`), ''].join('\n');
  const uri = Uri.from({ scheme: STEPS_SCHEME, path: `/${l10n.t('Steps')}.md`, query: content });
  await window.showTextDocument(uri, { preview: true });
}
