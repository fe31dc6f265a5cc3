/** Paths in the workspace: relative to its folder, with forward slashes; '' is the folder itself. */

/** The folder of a path; empty at the top. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** A path next to a file. */
export function sibling(file: string, name: string): string {
  const folder = folderOf(file);
  return folder === '' ? name : `${folder}/${name}`;
}

/** `path` as seen from `dir`; undefined where it is absolute or leads out of the workspace. */
export function joinPath(dir: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\')) return undefined;
  const steps = dir === '' ? [] : dir.split('/');
  for (const step of path.split('/')) {
    if (step === '..' && steps.length === 0) return undefined;
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** The way from one folder to another, as Terraform gives `path.module`: `.`, `modules/role`, `../role`. */
export function wayBetween(from: string, to: string): string {
  const [a, b] = [from, to].map((dir) => (dir === '' ? [] : dir.split('/'))) as [string[], string[]];
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  const way = [...a.slice(same).map(() => '..'), ...b.slice(same)];
  return way.length === 0 ? '.' : way.join('/');
}
