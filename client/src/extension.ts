import { type ExtensionContext, languages, window } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { registerCommands } from './commands';
import { createErrorHandler } from './errors';
import { createIdentitiesView } from './identities';
import { createStatus } from './status';
import { createSteps } from './steps';
import { createVaultChoice } from './vaults';

/** Files of these kinds are sent to the server; all others it reads itself when it scans the workspace. */
const LANGUAGES = [
  'terraform',
  'terraform-vars',
  'opentofu',
  'hcl',
  'yaml',
  'json',
  'jsonc',
  'toml',
  'ini',
  'properties',
  'dotenv',
  'helm',
  'cloudformation',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'python',
  'go',
  'java',
  'java-properties',
  'plaintext',
  'shellscript',
  'dockerfile',
  'dockercompose',
  'csharp',
  'kotlin',
  'php',
  'ruby',
  'rust',
  'powershell',
  'groovy',
  'xml',
];

/**
 * Without an extension that knows the language VS Code calls some of these plain text, and with one it gives YAML a name of its own:
 * github-actions-workflow, azure-pipelines, ansible.
 */
const PATTERN = '**/*.{yml,yaml,tf,tfvars,tofu,hcl,template,env,pem,key,kt,kts}';

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const initializationOptions: InitializationOptions = { showSteps: true, chooseVault: true };
  const steps = createSteps();
  const options: LanguageClientOptions = {
    middleware: steps.middleware,
    documentSelector: [
      ...LANGUAGES.map((language) => ({ language })),
      { pattern: PATTERN },
      { pattern: '**/{.env,Jenkinsfile}*' },
    ],
    initializationOptions,
    outputChannel: window.createOutputChannel('NHI Hygiene', { log: true }),
    errorHandler: createErrorHandler(() => status.failed()),
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
  };
  const client = new LanguageClient('nhi', 'NHI Hygiene', server, options);
  const selector = options.documentSelector as readonly { language?: string; pattern?: string }[];
  const status = createStatus(client, languages.createLanguageStatusItem('nhi.status', [...selector]));
  const view = createIdentitiesView(client);
  context.subscriptions.push(client, status, view, steps, createVaultChoice(client, steps), ...registerCommands(client, view));
  // Not awaited: the window must not wait for the first analysis.
  void client.start().catch(() => status.failed());
}
