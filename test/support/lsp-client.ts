import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type InitializeParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';

/** A real language server over standard input and output, and what it said so far. */
export interface Server {
  readonly connection: ProtocolConnection;
  readonly published: Map<string, PublishDiagnosticsParams['diagnostics']>;
  readonly log: string[];
  /** Kinds of `$/progress` notifications so far: begin, report, end. */
  readonly progress: string[];
  readonly process: ChildProcess;
  /** Resolves when `nhi/changed` comes (again). */
  readonly changed: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  readonly pull: boolean;
  readonly command?: readonly string[];
  readonly capabilities?: InitializeParams['capabilities'];
  /** In place of what VS Code's side of the extension asks for. */
  readonly wishes?: InitializationOptions;
  /** What the user has set, by section; without it the server is told that it cannot ask. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Cancels the workspace scan as soon as it begins. */
  readonly cancelScan?: boolean;
}

/** Starts `dist/server.js --stdio` (or the given command) on the folders and waits for the handshake. */
export async function startServer(folders: readonly string[], options: StartOptions): Promise<Server> {
  const command = options.command ?? ['dist/server.js', '--stdio'];
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'pipe'] });
  const log: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Map<string, PublishDiagnosticsParams['diagnostics']>();
  let waiting: (() => void)[] = [];
  let seen = 0;
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    published.set(uri, diagnostics);
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onNotification('nhi/changed', () => {
    seen++;
    for (const resolve of waiting) resolve();
    waiting = [];
  });
  const progress: string[] = [];
  connection.onNotification('$/progress', ({ token, value }: { token: string; value: { kind: string } }) => {
    progress.push(value.kind);
    if (options.cancelScan && value.kind === 'begin')
      void connection.sendNotification('window/workDoneProgress/cancel', { token });
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => options.settings?.[section] ?? null),
  );
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).toString(), name: folder }));
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders,
    initializationOptions: options.wishes ?? { showSteps: true },
    capabilities: {
      workspace: {
        workspaceFolders: true,
        ...(options.settings ? { configuration: true } : {}),
        workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        ...(options.pull ? { diagnostic: { dynamicRegistration: false } } : {}),
        codeAction: {
          resolveSupport: { properties: ['edit'] },
          dataSupport: true,
          codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
        },
      },
      ...options.capabilities,
    },
  } satisfies InitializeParams);
  await connection.sendNotification('initialized', {});
  return {
    connection,
    published,
    log,
    progress,
    process: child,
    changed: () =>
      seen > 0 && seen-- > 0
        ? Promise.resolve()
        : new Promise((resolve) =>
            waiting.push(() => {
              seen--;
              resolve();
            }),
          ),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}
