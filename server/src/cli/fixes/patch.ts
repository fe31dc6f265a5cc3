import type { Texts } from '../../workspace/texts';
import { type Change, hunksOf, rangesOf } from './changes';

const CONTEXT = 3;

/** What `git apply` reads: the removed lines hold the values. Files in UTF-16 are left out, for a patch has one encoding. */
export function patchText(
  changes: readonly Change[],
  texts: Texts,
): { readonly patch: string; readonly left: readonly string[] } {
  const left: string[] = [];
  const parts = changes.flatMap((change) => {
    const decoded = texts.decoded(change.file);
    if (decoded && decoded.encoding !== 'utf-8') {
      left.push(change.file);
      return [];
    }
    const mark = decoded?.bom ? '\uFEFF' : '';
    const { file, before } = change;
    const [a, b] = [quoted(`a/${file}`), quoted(`b/${file}`)];
    return [
      `diff --git ${a} ${b}`,
      ...(before === undefined ? ['new file mode 100644', '--- /dev/null'] : [`--- ${named(a)}`]),
      `+++ ${named(b)}`,
      ...hunksOf({ file, before: before === undefined ? undefined : mark + before, after: mark + change.after }, CONTEXT).flatMap(
        (hunk) => [rangesOf(hunk), ...hunk.lines],
      ),
    ];
  });
  return { patch: parts.map((line) => `${line}\n`).join(''), left };
}

/** A name with quotes, backslashes or control characters, as git writes it. */
function quoted(name: string): string {
  if (!/["\\\p{Cc}]/u.test(name)) return name;
  const escaped = name.replace(/["\\]/g, '\\$&');
  return `"${escaped.replace(/\p{Cc}/gu, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

/** A tab ends a name with blanks. */
function named(name: string): string {
  return name.includes(' ') ? `${name}\t` : name;
}
