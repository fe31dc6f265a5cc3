import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fill } from './planted';

/** Copies the sample workspace into a new temporary folder and fills its placeholders. Gives the folder. */
export function copyShop(from = 'test/workspaces/shop'): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'nhi-')), 'shop');
  cpSync(from, folder, { recursive: true });
  for (const file of filesUnder(folder)) {
    const text = readFileSync(file, 'utf8');
    const filled = fill(text);
    if (filled !== text) writeFileSync(file, filled);
  }
  return folder;
}

/** Every file below a folder, sorted; of a file the file itself. */
export function filesUnder(folder: string): string[] {
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? (entry as unknown as { path: string }).path, entry.name))
    .sort();
}

/** Takes a copied workspace away again. */
export function removeShop(folder: string): void {
  rmSync(join(folder, '..'), { recursive: true, force: true });
}
