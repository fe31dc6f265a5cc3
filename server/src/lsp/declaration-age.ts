/** Since when the declaration of an identity is in git, asked only for what somebody opens. */
import type { InventoryRecord } from '../engine/inventory/model';
import type { LineAge } from '../engine/rules/model';
import { agesOf } from './ages';
import type { Folder } from './folder';

/** A view that is open asks again at every edit: git is asked about a file so often at most. */
const AGAIN_MS = 60_000;

const asked = new WeakMap<Folder, Map<string, number>>();

/** Asks git about the file of the first declaration, where that was not done just now. */
export async function askAge(folder: Folder, { declared: [first] }: InventoryRecord): Promise<void> {
  if (!first || folder.alone) return;
  const times = asked.get(folder) ?? new Map<string, number>();
  asked.set(folder, times);
  if ((times.get(first.file) ?? 0) > Date.now() - AGAIN_MS) return;
  times.set(first.file, Date.now());
  await agesOf(folder).prepare([first.file]);
}

/** The age of the first declaration, as far as git was asked. Starts no process. */
export function ageOfDeclaration(folder: Folder, { declared: [first] }: InventoryRecord): LineAge | undefined {
  return first && !folder.alone ? agesOf(folder).ageOf(first) : undefined;
}
