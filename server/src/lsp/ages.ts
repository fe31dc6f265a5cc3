import type { FileResult } from '../engine/analyze';
import { asksGit } from '../engine/policy/settle';
import { type Ages, createAges, filesWithAges } from '../workspace/ages';
import { type Folder, textIn } from './folder';

const known = new WeakMap<Folder, Ages>();

/** The ages of a folder's lines, in the texts that its results are of. `prepare` asks git; nothing else does. */
export function agesOf(folder: Folder): Ages {
  const before = known.get(folder);
  if (before) return before;
  // Rules ask at every edit, and nearly all files are what they were.
  const texts = new Map<string, { readonly of: FileResult | undefined; readonly text: string | undefined }>();
  const made = createAges(folder.root, (file) => {
    const of = folder.results.get(file);
    const kept = texts.get(file);
    if (kept && of && kept.of === of) return kept.text;
    const text = textIn(folder, file);
    texts.set(file, { of, text });
    return text;
  });
  known.set(folder, made);
  return made;
}

/**
 * Asks git about the files that hold credentials, or those of them that are named, where the team's file turns on a rule that
 * needs it. True where a verdict may be another one.
 */
export async function askAges(folder: Folder, files?: readonly string[]): Promise<boolean> {
  if (folder.alone || !asksGit(folder.engine.policy)) {
    const { ageOf, ...engine } = folder.engine;
    if (ageOf) [folder.engine, folder.joined] = [engine, undefined];
    return ageOf !== undefined;
  }
  const wanted = filesWithAges(folder.results.values()).filter((file) => files?.includes(file) ?? true);
  const isFirst = folder.engine.ageOf === undefined;
  if (wanted.length === 0 && !isFirst) return false;
  const ages = agesOf(folder);
  await ages.prepare(wanted);
  folder.engine = { ...folder.engine, ageOf: ages.ageOf };
  folder.joined = undefined;
  return true;
}
