import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { POLICY_FILE, VAULTS as VAULT_IDS } from '../engine/policy/config';
import { isForeignFile } from '../engine/policy/foreign/files';
import { VERSION } from '../version';
import { type ActionData, codeActions, FIX_ALL, resolveAction, useVault, vaultsOf } from './actions';
import { askAges } from './ages';
import { createMemory, createPublisher, createWaiters, diagnosticsOf, report, workspaceReports } from './diagnostics';
import type { ActionOptions } from './edits';
import { FEATURES, refreshLenses, serveIdentities, type Wishes } from './features';
import { createFolder, type Folder, findingsIn, prepareIn, scanFolder, workspaceOf } from './folder';
import { hoverAt } from './hover';
import { inlayHints } from './inlay';
import { serveMap } from './map';
import {
  CHANGED,
  type FindingDto,
  HINTS_SETTING,
  type InitializationOptions,
  LENS_SETTING,
  PREVIEW_SETTING,
  type Preview,
  RESCAN,
  STATUS,
  type Status,
  USE_VAULT,
  VAULT_SETTING,
  VAULTS,
  type VaultChoice,
} from './protocol';
import { closed, createState, freshen, type Located, locate, locateInside, opened, touch } from './state';

const PREVIEWS: readonly Preview[] = ['review', 'severalFiles', 'never'];

/** How long typing must pause before findings are pushed to a client that does not ask for them. */
const PUSH_DELAY_MS = 200;
/** How long an editor may take to close a document. */
const CLOSE_DELAY_MS = 1000;
/** How long views wait before they ask again: the answer to who asked for findings goes first. */
const VIEW_DELAY_MS = 30;
/** How long nothing may change before lenses are drawn again. */
const LENS_DELAY_MS = 400;

/** Wires a connection to the engine: protocol in, engine calls, protocol out. */
export function serve(connection: Connection): void {
  const state = createState();
  const documents = new TextDocuments(TextDocument);
  const version = (uri: string) => documents.get(uri)?.version ?? null;
  const waiters = createWaiters();
  const publish = createPublisher(connection, state, version);
  let client: InitializeParams['capabilities'] = {};
  let pulls = false;
  let hints = false;
  let options: ActionOptions = {
    ...{ lazy: false, showSteps: false, chooseVault: false, annotations: false, snippets: false },
    preview: 'severalFiles',
    version,
  };
  let scanning: AbortController | undefined;
  const memory = createMemory();
  /** Files that changed on disk while a scan was reading. */
  const late: Located[] = [];
  const later = createTimers();
  const soon = createTimers('first');
  const wishesOfViews: Wishes = { lenses: false, peek: false, links: false, followed: new Set() };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = params.capabilities;
    pulls = client.textDocument?.diagnostic !== undefined;
    const wishes = (params.initializationOptions ?? {}) as InitializationOptions;
    options = {
      lazy: client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
      showSteps: wishes.showSteps === true,
      chooseVault: wishes.chooseVault === true,
      annotations: client.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
      snippets: client.workspace?.workspaceEdit?.snippetEditSupport === true,
      preview: 'severalFiles',
      version,
    };
    hints = wishes.inlayHints === true;
    wishesOfViews.lenses = true;
    wishesOfViews.peek = wishes.peekReferences === true;
    wishesOfViews.links = client.textDocument?.definition?.linkSupport === true;
    wishesOfViews.followed = new Set(wishes.followed ?? []);
    for (const { uri } of params.workspaceFolders ?? []) state.folders.set(uri, createFolder(uri));
    if (!params.workspaceFolders && params.rootUri) state.folders.set(params.rootUri, createFolder(params.rootUri));
    return {
      serverInfo: { name: 'NHI Hygiene', version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        diagnosticProvider: { identifier: 'nhi', interFileDependencies: true, workspaceDiagnostics: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
        hoverProvider: true,
        inlayHintProvider: true,
        ...FEATURES,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    }
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'nhi' });
    }
    void readSettings();
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) state.folders.delete(uri);
        for (const { uri } of added) state.folders.set(uri, createFolder(uri));
        for (const document of documents.all()) opened(state, document);
        void rescan();
      });
    }
    void rescan();
  });

  /** Asks the editor what the user has chosen. One that does not answer keeps what it said at first. */
  async function readSettings(): Promise<void> {
    if (!client.workspace?.configuration) return;
    const sections = [HINTS_SETTING, VAULT_SETTING, PREVIEW_SETTING, LENS_SETTING].map((section) => ({ section }));
    const chosen: unknown[] | undefined = await connection.workspace.getConfiguration(sections).catch(() => undefined);
    if (!chosen) return;
    const [wantsHints, vault, preview, lenses] = chosen;
    state.vault = VAULT_IDS.find((id) => id === vault);
    options = { ...options, preview: PREVIEWS.find((one) => one === preview) ?? 'severalFiles' };
    if ((lenses !== false) !== wishesOfViews.lenses) {
      wishesOfViews.lenses = lenses !== false;
      if (client.workspace.codeLens?.refreshSupport) refreshLenses(connection);
    }
    if ((wantsHints === true) === hints) return;
    hints = !hints;
    if (client.workspace.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
  }
  connection.onDidChangeConfiguration(() => void readSettings());

  /** Analyses every folder, with progress that can be cancelled. A scan that was overtaken stops. */
  async function rescan(): Promise<void> {
    scanning?.abort();
    const controller = new AbortController();
    scanning = controller;
    const progress = client.window?.workDoneProgress ? await connection.window.createWorkDoneProgress() : undefined;
    progress?.begin('NHI Hygiene', 0, 'Analysing the workspace', true);
    progress?.token.onCancellationRequested(() => controller.abort());
    sendStatus(true);
    try {
      for (const folder of state.folders.values()) {
        if (folder.alone || !folder.uri.startsWith('file:') || controller.signal.aborted) continue;
        await scanFolder(folder, {
          signal: controller.signal,
          progress: (done, total) => progress?.report(Math.round((100 * done) / total), `${done} of ${total} files`),
        });
        await askAges(folder);
      }
    } catch (error) {
      connection.console.error(`the workspace scan ended early (${(error as Error).name})`);
    } finally {
      progress?.done();
      if (scanning === controller) scanning = undefined;
    }
    // What was typed during the scan is newer than what the scan read.
    for (const document of documents.all()) opened(state, document);
    for (const { folder, file } of late.splice(0)) touch(state, folder, file);
    state.revision++;
    await freshen(state);
    if (pulls && client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
    announce(0);
  }

  /** Tells everyone who shows findings or identities that there is something new. */
  function announce(delay: number): void {
    waiters.wake();
    if (!pulls) later('push', delay, publish);
    if (wishesOfViews.lenses && client.workspace?.codeLens?.refreshSupport)
      later('lenses', LENS_DELAY_MS, () => refreshLenses(connection));
    soon('views', VIEW_DELAY_MS, () => {
      sendStatus(scanning !== undefined);
      void connection.sendNotification(CHANGED);
      if (hints && client.workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
    });
  }

  function sendStatus(busy: boolean): void {
    const folders = [...state.folders.values()];
    const status: Status = {
      busy,
      files: folders.reduce((sum, folder) => sum + (folder.files?.size ?? 0), 0),
      findings: busy ? 0 : folders.reduce((sum, folder) => sum + workspaceOf(folder).findings.length, 0),
      problems: folders.flatMap((folder) => [
        ...folder.policyProblems,
        ...folder.notices.map(({ file, message }) => `${file}: ${message}`),
      ]),
    };
    void connection.sendNotification(STATUS, status);
  }

  async function catchUp(): Promise<void> {
    if (await freshen(state)) announce(0);
  }

  documents.onDidChangeContent(({ document }) => {
    opened(state, document);
    if (!pulls) later('typing', PUSH_DELAY_MS, () => void catchUp());
  });
  documents.onDidClose(({ document: { uri } }) => {
    closed(state, uri);
    later('typing', PUSH_DELAY_MS, () => void catchUp());
    later(`closed ${uri}`, CLOSE_DELAY_MS, () => {
      memory.again.add(uri);
      waiters.wake();
    });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    let policyChanged = false;
    for (const { uri, type } of changes) {
      if (uri.includes('/.git/') || uri.includes('/node_modules/')) continue;
      // An editor also reports files of a folder that has just left the workspace.
      const place = locateInside(state, uri);
      if (!place) continue;
      const { folder, file } = place;
      if (file === POLICY_FILE || isForeignFile(file) || file.endsWith('.gitignore')) policyChanged = true;
      if (type === FileChangeType.Created) state.stale.add(folder.uri);
      if (scanning) late.push({ folder, file });
      // Of a folder that is deleted nobody names the files.
      const gone = type === FileChangeType.Deleted ? [...folder.results.keys()].filter((one) => one.startsWith(`${file}/`)) : [];
      for (const one of [file, ...gone]) if (!folder.open.has(one)) touch(state, folder, one);
    }
    void saved(changes.map(({ uri }) => uri));
    if (policyChanged) void rescan();
    else later('typing', PUSH_DELAY_MS, () => void catchUp());
  });

  /** What is saved may have been committed since git was asked. */
  async function saved(uris: readonly string[]): Promise<void> {
    const places = uris.flatMap((uri) => locateInside(state, uri) ?? []);
    if (!places.some(({ folder }) => folder.engine.ageOf)) return;
    await catchUp();
    for (const folder of new Set(places.map((place) => place.folder))) {
      const files = places.flatMap((place) => (place.folder === folder ? [place.file] : []));
      if (!(await askAges(folder, files))) continue;
      state.revision++;
      announce(0);
    }
  }

  /**
   * Lets through what the client sent meanwhile (more edits, a cancellation), then brings results up to date: a burst of
   * edits costs one analysis. False when the answer is no longer wanted.
   */
  async function ready(token: CancellationToken): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) return false;
    await catchUp();
    return !token.isCancellationRequested;
  }

  /** The folder of a document, in which fixes are made for the vault that the user chose. */
  function chosenFolder(uri: string): Located {
    const located = locate(state, uri);
    located.folder.vault = state.vault;
    return located;
  }

  function folderFor({ folder: uri }: FindingDto): Folder | undefined {
    const folder = state.folders.get(uri);
    if (folder) folder.vault = state.vault;
    return folder;
  }

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    if (!(await ready(token))) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'a later edit made this request stale');
    const { folder, file } = locate(state, textDocument.uri);
    const items = diagnosticsOf(folder, file);
    if (items.length > 0) memory.shown.add(textDocument.uri);
    return report(items, previousResultId);
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    for (;;) {
      await catchUp();
      const items = workspaceReports(state, previous, memory, version);
      if (items.length > 0 || token.isCancellationRequested) return { items };
      await waiters.wait(token);
    }
  });

  connection.onCodeAction(async (params, token) => {
    if (!(await ready(token))) return [];
    const { folder, file } = chosenFolder(params.textDocument.uri);
    return codeActions(folder, file, params, options);
  });
  connection.onCodeActionResolve(async (action) => {
    await catchUp();
    // Editors ask about every action, also about one that is only a command and carries no data.
    const data = action.data as ActionData | undefined;
    const folder = data && folderFor(data);
    return folder ? resolveAction(folder, action, data, options) : action;
  });
  connection.onRequest(VAULTS, async (asked: FindingDto) => {
    await catchUp();
    const folder = folderFor(asked);
    return folder ? vaultsOf(folder, asked, options) : { vaults: [] };
  });
  connection.onRequest(USE_VAULT, async (choice: VaultChoice) => {
    await catchUp();
    const folder = folderFor(choice);
    return folder ? useVault(folder, choice, options) : null;
  });
  connection.onHover(async ({ textDocument, position }, token) => {
    if (!(await ready(token))) return null;
    const { folder, file } = chosenFolder(textDocument.uri);
    await prepareIn(folder, findingsIn(folder, file));
    return hoverAt(folder, file, position);
  });
  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    if (!hints || !(await ready(token))) return [];
    const { folder, file } = locate(state, textDocument.uri);
    return inlayHints(folder, file, range);
  });
  serveIdentities(connection, state, wishesOfViews, { ready, catchUp });
  connection.onRequest(RESCAN, rescan);
  serveMap(connection, state);

  documents.listen(connection);
  connection.listen();
}

/** Timers by name: of calls with the same name while one waits the last is made, or the first. */
function createTimers(made: 'last' | 'first' = 'last'): (name: string, delay: number, run: () => void) => void {
  const timers = new Map<string, NodeJS.Timeout>();
  return (name, delay, run) => {
    if (made === 'first' && timers.has(name)) return;
    clearTimeout(timers.get(name));
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        run();
      }, delay),
    );
  };
}
