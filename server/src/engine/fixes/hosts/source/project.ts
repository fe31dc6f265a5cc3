/** The file that says what a project is: `composer.json`, a `.csproj`, `Cargo.toml`. */
import type { Place } from '../model';

export interface ProjectFile {
  /** With a slash at its end; empty at the top of the workspace. */
  readonly folder: string;
  readonly text: string;
}

/** The one in the folder of the file or the nearest above it. */
export function nearest({ context, file }: Place, name: RegExp): ProjectFile | undefined {
  let best: string | undefined;
  for (const one of context.files) {
    const folder = folderOf(one);
    if (name.test(one) && file.startsWith(folder) && (best === undefined || folder.length > folderOf(best).length)) best = one;
  }
  const text = best === undefined ? undefined : context.read(best);
  return best === undefined || text === undefined ? undefined : { folder: folderOf(best), text };
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
