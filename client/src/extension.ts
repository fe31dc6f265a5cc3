import { type ExtensionContext, extensions, languages, window } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { registerCommands } from './commands';
import { createDecorations } from './decorations';
import { createErrorHandler } from './errors';
import { createFindingsView } from './findings';
import { createIdentitiesView } from './identities';
import { registerIdentityCommands } from './identity-commands';
import { createMap } from './map';
import { createNews } from './news';
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

/** Extensions that go to Terraform's own names. */
const TERRAFORM = ['hashicorp.terraform', 'opentofu.vscode-opentofu'];

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const initializationOptions: InitializationOptions = {
    ...{ showSteps: true, chooseVault: true, peekReferences: true },
    followed: TERRAFORM.some((id) => extensions.getExtension(id)) ? ['terraform'] : [],
  };
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
  const news = createNews(client);
  const status = createStatus(news, languages.createLanguageStatusItem('nhi.status', [...selector]));
  const identities = createIdentitiesView(client, news, context.workspaceState);
  const findings = createFindingsView(client, news);
  context.subscriptions.push(
    ...[client, news, status, identities, findings, steps, createDecorations(), createVaultChoice(client, steps)],
  );
  context.subscriptions.push(...registerCommands(client), ...registerIdentityCommands(client, identities, findings));
  context.subscriptions.push(...createMap(context, client, news));
  // Not awaited: the window must not wait for the first analysis.
  void client.start().catch(() => status.failed());
}
