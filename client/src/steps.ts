import {
  type CodeAction,
  CodeLens,
  commands,
  type Disposable,
  env,
  l10n,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { SHOW_STEPS, type StepDto } from '../../server/src/lsp/protocol';

/** Steps are read, not edited: a document of this scheme closes without a question about saving. */
const SCHEME = 'nhi-steps';

/** Offers the steps of the fix that was applied last. Without arguments, see `resolveCodeAction`. */
const OFFER_STEPS = 'nhi.offerSteps';

/** Puts a command of the steps into the clipboard; it holds no value. */
const COPY_COMMAND = 'nhi.copyCommand';

const FENCE = '```sh';

type Steps = readonly [title: string, steps: readonly StepDto[]];

export interface StepsFeature extends Disposable {
  readonly middleware: Middleware;
  /** Offers what remains to do after a fix. */
  readonly offer: (...steps: Steps) => void;
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
  // Not awaited: a file that is being saved must not wait for an answer.
  const offer = (...steps: Steps) => void offerSteps(...steps);
  const subscriptions = [
    commands.registerCommand(SHOW_STEPS, (title: string, steps: readonly StepDto[], atOnce?: boolean) =>
      atOnce ? openSteps(title, steps) : offerSteps(title, steps),
    ),
    commands.registerCommand(OFFER_STEPS, () => (last ? offer(...last) : undefined)),
    commands.registerCommand(COPY_COMMAND, (command: string) => env.clipboard.writeText(command)),
    workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: ({ query }) => query }),
    languages.registerCodeLensProvider({ scheme: SCHEME }, { provideCodeLenses: copyLenses }),
  ];
  return {
    middleware,
    offer,
    dispose() {
      for (const one of subscriptions) one.dispose();
    },
  };
}

/** After a fix, which has changed the file already, one message offers the steps. */
async function offerSteps(title: string, steps: readonly StepDto[]): Promise<void> {
  if (steps.length === 0) return;
  const show = l10n.t('Show steps');
  const count = steps.length === 1 ? l10n.t('1 step remains') : l10n.t('{0} steps remain', steps.length);
  if ((await window.showInformationMessage(`${title}. ${count}.`, show)) === show) await openSteps(title, steps);
}

async function openSteps(title: string, steps: readonly StepDto[]): Promise<void> {
  if (steps.length === 0) return;
  const lines = steps.map(({ text, command }, index) =>
    command === undefined ? `${index + 1}. ${text}` : `${index + 1}. ${text}:\n\n   ${FENCE}\n   ${command}\n   \`\`\`\n`,
  );
  const uri = Uri.from({ scheme: SCHEME, path: `/${l10n.t('Steps')}.md`, query: [`# ${title}`, '', ...lines, ''].join('\n') });
  await window.showTextDocument(uri, { preview: true });
}

/** "Copy command" above each command. */
function copyLenses(document: TextDocument): CodeLens[] {
  const lenses: CodeLens[] = [];
  for (let line = 0; line + 1 < document.lineCount; line++) {
    if (document.lineAt(line).text.trim() !== FENCE) continue;
    const command = { title: l10n.t('Copy command'), command: COPY_COMMAND, arguments: [document.lineAt(line + 1).text.trim()] };
    lenses.push(new CodeLens(document.lineAt(line + 1).range, command));
  }
  return lenses;
}
