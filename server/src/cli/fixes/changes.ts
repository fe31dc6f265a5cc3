/** What fixes change, file by file and line by line. */
import { type StructuredPatchHunk, structuredPatch } from 'diff';
import type { Chain } from '../../engine/fix-all';
import { compareText } from '../../engine/syntax/order';

export interface Change {
  readonly file: string;
  /** Undefined for a file that is made. */
  readonly before: string | undefined;
  readonly after: string;
}

/** The changed files, sorted. */
export function changesOf(chain: Chain, read: (file: string) => string | undefined): Change[] {
  return [...chain.texts]
    .map(([file, after]): Change => ({ file, before: read(file), after }))
    .sort((a, b) => compareText(a.file, b.file));
}

/** Runs of changed lines with so many unchanged ones around them. */
export function hunksOf({ file, before, after }: Change, context: number): StructuredPatchHunk[] {
  return structuredPatch(file, file, before ?? '', after, undefined, undefined, { context }).hunks;
}

/** `@@ -1,4 +1,6 @@`; a side without lines counts from the line before. */
export function rangesOf({ oldStart, oldLines, newStart, newLines }: StructuredPatchHunk): string {
  const from = (start: number, lines: number) => `${lines === 0 ? start - 1 : start},${lines}`;
  return `@@ -${from(oldStart, oldLines)} +${from(newStart, newLines)} @@`;
}
