/** Which folder an image is built from, as far as the workspace says. */
import { baseName, folderOf } from '../syntax/path';
import type { IdentityGraph } from './model';

/**
 * Folders by the names of images: what a compose file builds under that name, else the one folder of that name with a Dockerfile. A
 * name that may mean several folders means none.
 */
export function imageFoldersOf({ facts }: IdentityGraph): ReadonlyMap<string, string> {
  const named = new Map<string, Set<string>>();
  const called = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, name: string, folder: string) =>
    map.set(name, (map.get(name) ?? new Set()).add(folder));
  for (const { file, host, imageBuilds } of facts.values()) {
    for (const { names = [], context } of imageBuilds) for (const name of names) add(named, name, context);
    if (host === 'dockerfile' && baseName(file) === 'Dockerfile' && folderOf(file) !== '')
      add(called, baseName(folderOf(file)), folderOf(file));
  }
  const all = new Map<string, string>();
  for (const map of [called, named]) {
    for (const [name, folders] of map) {
      const [only] = folders;
      if (folders.size === 1 && only !== undefined) all.set(name, only);
      else all.delete(name);
    }
  }
  return all;
}
