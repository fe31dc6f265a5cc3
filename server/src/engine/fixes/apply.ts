/** Edits onto text: all or nothing, every byte outside the edits kept. */
import type { Edit, FileEdit, Fix } from './model';

/**
 * The text with the edits made. Edits refer to the text before any of them, in any order; insertions at one place keep
 * their order. Throws a RangeError (which never holds text of the file) where edits overlap or leave the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let out = '';
  let last = 0;
  for (const { edit } of ordered) {
    if (edit.start < last) throw new RangeError('edits overlap');
    if (edit.end < edit.start || edit.end > text.length) throw new RangeError('an edit lies outside the text');
    out += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return out + text.slice(last);
}

/**
 * The new text of every file a fix touches. `read` gives the present text. Undefined, so that nothing changes, when a file to
 * edit is missing, a file to create exists, or the edits do not fit.
 */
export function applyFix(read: (file: string) => string | undefined, fix: Pick<Fix, 'edits'>): Map<string, string> | undefined {
  const changed = new Map<string, string>();
  for (const { file, create, edits } of fix.edits) {
    const text = read(file);
    if (changed.has(file) || (create ? text !== undefined : text === undefined)) return undefined;
    try {
      changed.set(file, applyEdits(text ?? '', edits));
    } catch {
      return undefined;
    }
  }
  return changed;
}

/** One entry a file; what is declared twice is declared once. */
export function together(edits: readonly FileEdit[]): FileEdit[] {
  const files = new Map<string, FileEdit>();
  for (const one of edits) {
    const known = files.get(one.file);
    const fresh = one.edits.filter(
      (edit) => !known?.edits.some((other) => other.start === edit.start && other.end === edit.end && other.text === edit.text),
    );
    files.set(one.file, known ? { ...known, edits: [...known.edits, ...fresh] } : one);
  }
  return [...files.values()];
}
