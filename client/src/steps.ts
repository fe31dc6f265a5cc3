import { type CodeAction, commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { SHOW_STEPS } from '../../server/src/lsp/protocol';

/** Steps are read, not edited: a document of this scheme closes without a question about saving. */
const SCHEME = 'nhi-steps';

/** Offers the steps of the fix that was applied last. Without arguments, see `resolveCodeAction`. */
const OFFER_STEPS = 'nhi.offerSteps';

type Steps = readonly [title: string, steps: readonly string[]];

export interface StepsFeature extends Disposable {
  readonly middleware: Middleware;
}

/** What is left to do by hand after a fix, or in place of one. */
export function createSteps(): StepsFeature {
  let last: Steps | undefined;
  const middleware: Middleware = {
    /**
     * The editor forgets the arguments of a command while it previews the edit that comes before. An action is resolved when
     * it is chosen, so the steps of the one resolved last are kept here.
     */
    async resolveCodeAction(item, token, next) {
      const action: CodeAction | null | undefined = await next(item, token);
      if (action?.edit && action.command?.command === SHOW_STEPS) {
        last = action.command.arguments as unknown as Steps;
        action.command = { title: action.command.title, command: OFFER_STEPS };
      }
      return action;
    },
  };
  const subscriptions = [
    commands.registerCommand(SHOW_STEPS, showSteps),
    commands.registerCommand(OFFER_STEPS, () => (last ? showSteps(...last) : undefined)),
    workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: ({ query }) => query }),
  ];
  return {
    middleware,
    dispose() {
      for (const one of subscriptions) one.dispose();
    },
  };
}

/**
 * Where the user asked for nothing else the steps open at once; after a fix, which has changed the file already, one message
 * offers them.
 */
async function showSteps(title: string, steps: readonly string[], atOnce = false): Promise<void> {
  if (steps.length === 0) return;
  if (!atOnce) {
    const show = l10n.t('Show steps');
    const count = steps.length === 1 ? l10n.t('1 step remains') : l10n.t('{0} steps remain', steps.length);
    if ((await window.showInformationMessage(`${title}. ${count}.`, show)) !== show) return;
  }
  const content = [`# ${title}`, '', ...steps.map((step, index) => `${index + 1}. ${step}`), ''].join('\n');
  const uri = Uri.from({ scheme: SCHEME, path: `/${l10n.t('Steps')}.md`, query: content });
  await window.showTextDocument(uri, { preview: true });
}
