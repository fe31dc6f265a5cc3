/**
 * Loaded into the extension host before anything else (`node --require`). Looks at how the extension under test is loaded:
 * how long it takes, what it shows unasked, which tree it offers. The extension itself has no test code in it.
 */
import Module from 'node:module';
import type * as Vscode from 'vscode';
import { harness } from './record';

type Load = (this: unknown, request: string, parent: { filename?: string } | undefined, isMain: boolean) => unknown;

const ENTRY = /nhi-hygiene\.nhi-hygiene[^/]*\/dist\/extension\.js$/;

harness().hooked = true;

const loader = Module as unknown as { _load: Load };
const original = loader._load;

loader._load = function (request, parent, isMain) {
  if (!ENTRY.test(request)) return original.call(this, request, parent, isMain);
  const record = harness();
  watchApi();
  const start = performance.now();
  const loaded = original.call(this, request, parent, isMain) as { activate(context: unknown): Promise<unknown> };
  record.loadMs = performance.now() - start;
  return { ...loaded, activate: (context: unknown) => timed(() => loaded.activate(context)) };
};

/** By now the extension host has put its own loader, which knows `vscode`, before everyone else's. */
function watchApi(): void {
  const hosts = loader._load;
  loader._load = function (request, parent, isMain) {
    const loaded = hosts.call(this, request, parent, isMain);
    return request === 'vscode' && ENTRY.test(parent?.filename ?? '') ? observed(loaded as typeof Vscode) : loaded;
  };
}

async function timed(run: () => Promise<unknown>): Promise<unknown> {
  const record = harness();
  record.startedAt = performance.now();
  const running = run();
  // Up to here the extension host could do nothing else.
  record.blockedMs = performance.now() - record.startedAt;
  const result = await running;
  record.activateMs = performance.now() - record.startedAt;
  return result;
}

let seen: typeof Vscode | undefined;

/** The API as the extension sees it, with messages, trees and the first findings noted. */
function observed(api: typeof Vscode): typeof Vscode {
  if (seen) return seen;
  const record = harness();
  const window = Object.create(api.window) as Record<string, unknown>;
  const define = (name: string, value: unknown) => Object.defineProperty(window, name, { value });
  for (const name of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const) {
    const show = api.window[name] as (...all: unknown[]) => unknown;
    define(name, (...all: unknown[]) => {
      record.messages.push(String(all[0]));
      return show(...all);
    });
  }
  define('createTreeView', (id: string, options: Vscode.TreeViewOptions<unknown>) => {
    const view = api.window.createTreeView(id, options);
    record.trees.set(id, { provider: options.treeDataProvider, view });
    return view;
  });
  api.languages.onDidChangeDiagnostics(({ uris }) => {
    if (record.firstDiagnosticsMs !== undefined || record.startedAt === undefined) return;
    const ours = uris.some((uri) => api.languages.getDiagnostics(uri).some(({ source }) => source === 'NHI Hygiene'));
    if (ours) record.firstDiagnosticsMs = performance.now() - record.startedAt;
  });
  // Bundles copy the properties of a module that are its own, so a prototype would not do.
  seen = { ...api, window: window as unknown as typeof Vscode.window };
  return seen;
}
