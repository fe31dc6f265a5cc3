import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { VaultId } from '../engine/fixes/model';
import { createFolder, type Folder, pathIn, relist, updateFile } from './folder';

/** What the server knows between requests. */
export interface State {
  readonly folders: Map<string, Folder>;
  /** Files whose text changed since they were last analysed, by folder uri. */
  readonly dirty: Map<string, Set<string>>;
  /** Folders in which a file appeared that git was not asked about yet. */
  readonly stale: Set<string>;
  /** Counts every change of results; answers carry it so that nothing is sent twice. */
  revision: number;
  /** The vault that the user's settings name. */
  vault: VaultId | undefined;
  /** One update at a time: requests that arrive meanwhile wait for the same one. */
  updating: Promise<void> | undefined;
}

export function createState(): State {
  return { folders: new Map(), dirty: new Map(), stale: new Set(), revision: 0, vault: undefined, updating: undefined };
}

export interface Located {
  readonly folder: Folder;
  readonly file: string;
}

/**
 * The folder and path of a document. A document outside every workspace folder is analysed alone, in a folder made for
 * its directory; no policy and no other file counts there.
 */
export function locate(state: State, uri: string): Located {
  const inside = locateInside(state, uri);
  if (inside) return inside;
  const slash = uri.lastIndexOf('/');
  const home = slash < 0 ? uri.slice(0, uri.indexOf(':') + 1) : uri.slice(0, slash);
  const folder = state.folders.get(home) ?? createFolder(home, true);
  state.folders.set(home, folder);
  return { folder, file: decodeURIComponent(uri.slice(slash < 0 ? home.length : slash + 1)) };
}

/** The innermost folder of the workspace that holds a file; undefined when it lies outside of all. */
export function locateInside(state: State, uri: string): Located | undefined {
  let best: Located | undefined;
  for (const folder of state.folders.values()) {
    const file = folder.alone ? undefined : pathIn(folder, uri);
    if (file !== undefined && (!best || folder.uri.length > best.folder.uri.length)) best = { folder, file };
  }
  return best;
}

export function opened(state: State, document: TextDocument): void {
  const { folder, file } = locate(state, document.uri);
  folder.open.set(file, document.getText());
  if (folder.files && !folder.files.has(file)) state.stale.add(folder.uri);
  touch(state, folder, file);
}

export function closed(state: State, uri: string): void {
  const { folder, file } = locate(state, uri);
  folder.open.delete(file);
  touch(state, folder, file);
}

export function touch(state: State, folder: Folder, file: string): void {
  const files = state.dirty.get(folder.uri) ?? new Set();
  files.add(file);
  state.dirty.set(folder.uri, files);
}

/** Brings every result up to date with the texts. Cheap when nothing changed. True when something did. */
export async function freshen(state: State): Promise<boolean> {
  const before = state.revision;
  while (state.updating || state.dirty.size > 0 || state.stale.size > 0) {
    state.updating ??= update(state).finally(() => {
      state.updating = undefined;
    });
    await state.updating;
  }
  return state.revision !== before;
}

async function update(state: State): Promise<void> {
  for (const uri of state.stale) {
    const folder = state.folders.get(uri);
    const before = folder?.files;
    // Before the first scan has listed the folder there is nothing to bring up to date.
    if (!folder || !before) continue;
    await relist(folder);
    // Of a folder that appears (a checkout, a copy) nobody names the files.
    for (const file of folder.files ?? []) if (!before.has(file)) touch(state, folder, file);
  }
  state.stale.clear();
  for (const [uri, files] of state.dirty) {
    state.dirty.delete(uri);
    const folder = state.folders.get(uri);
    if (!folder) continue;
    for (const file of files) {
      // A file that git ignores has no findings in the terminal, so it has none here.
      if (folder.files && !folder.files.has(file)) continue;
      await updateFile(folder, file);
    }
    state.revision++;
  }
}
