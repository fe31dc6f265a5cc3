import type { SourceNode } from '../../../syntax/source/tree';
import { overlaps, type Range } from '../../../syntax/span';
import type { Edit } from '../../model';
import { newlineOf, removal } from '../../text';
import { hasWord } from '../source/names';
import { textIn, topLevel } from '../source/nodes';

/**
 * Edits that import the classes that are not imported yet, each before the first that sorts behind it, and `resolve`, which writes
 * out the package of a class whose simple name means another one in this file.
 */
export function importEdits(
  text: string,
  root: SourceNode,
  classes: readonly string[],
): { edits: Edit[]; resolve: (code: string) => string } {
  const present = importsOf(text, root);
  const own = /^\s*package\s+([\w.]+)/m.exec(text)?.[1] ?? '';
  const missing = classes.filter((one) => !present.some(({ name }) => name === one || name === `${packageOf(one)}.*`));
  const isTaken = (one: string) => hasWord(withoutImports(text, present), simple(one)) || isSibling(present, one);
  const written = missing.filter((one) => packageOf(one) === own || isTaken(one));
  const added = missing.filter((one) => !written.includes(one)).sort();
  const resolve = (code: string) =>
    written.reduce((out, one) => out.replace(new RegExp(`(?<![\\w.])${simple(one)}\\b`, 'g'), one), code);
  return { edits: added.map((one, index) => insertion(text, root, present, one, added[index - 1])), resolve };
}

interface Imported {
  readonly node: SourceNode;
  /** `java.util.*`; of a static import its class and member. */
  readonly name: string;
  readonly isStatic: boolean;
}

function importsOf(text: string, root: SourceNode): Imported[] {
  return topLevel(root, 'import_declaration').map((node) => {
    const [, isStatic, name] = /^import\s+(static\s+)?([\w.*]+)/.exec(textIn(text, node)) ?? [];
    return { node, name: name ?? '', isStatic: isStatic !== undefined };
  });
}

function insertion(text: string, root: SourceNode, present: readonly Imported[], name: string, previous?: string): Edit {
  const newline = newlineOf(text);
  const line = `import ${name};`;
  const plain = present.filter(({ isStatic }) => !isStatic);
  // Groups have orders of their own (java last, the project first): what is near the same packages is in the right one.
  const top = plain.filter((one) => one.name.split('.')[0] === name.split('.')[0]);
  const kind = plain.filter((one) => isPlatform(one.name) === isPlatform(name));
  const near = isOneList(text, plain) ? plain : top.length > 0 ? top : kind;
  const next = near.find((one) => one.name > name);
  if (next) return { start: next.node.start, end: next.node.start, text: line + newline };
  const last = near.at(-1);
  if (last) return { start: last.node.end, end: last.node.end, text: newline + line };
  const other = plain.at(-1) ?? present.at(-1);
  const gap = previous && isPlatform(previous) === isPlatform(name) ? newline : newline + newline;
  if (other) return { start: other.node.end, end: other.node.end, text: gap + line };
  const package_ = topLevel(root, 'package_declaration')[0];
  if (package_) return { start: package_.end, end: package_.end, text: (previous ? '' : newline) + newline + line };
  const first = root.children.find(({ type }) => !/comment/.test(type));
  const at = first?.start ?? 0;
  return { start: at, end: at, text: line + newline };
}

/** One list in the order of the alphabet, the platform's classes among the others. https://google.github.io/styleguide/javaguide.html#s3.3.3-import-ordering-and-spacing */
function isOneList(text: string, plain: readonly Imported[]): boolean {
  const isNext = (one: Imported, before: Imported) =>
    before.name < one.name && /^[^\S\n]*\n[^\S\n]*$/.test(text.slice(before.node.end, one.node.start));
  const first = plain[0];
  return (
    first !== undefined &&
    plain.some(({ name }) => isPlatform(name) !== isPlatform(first.name)) &&
    plain.every((one, index) => index === 0 || isNext(one, plain[index - 1] ?? one))
  );
}

function isPlatform(name: string): boolean {
  return /^javax?\./.test(name);
}

/** Imports that only the removed text used. */
export function unusedImports(text: string, root: SourceNode, removed: readonly Range[]): Edit[] {
  return importsOf(text, root).flatMap(({ node, name, isStatic }) => {
    const last = simple(name);
    if (last === '*' || isStatic) return [];
    const uses = [...text.matchAll(new RegExp(`\\b${last}\\b`, 'g'))]
      .map(({ index }) => ({ start: index, end: index + last.length }))
      .filter((use) => !overlaps(use, node));
    const gone = uses.filter((use) => removed.some((range) => overlaps(range, use)));
    return gone.length > 0 && gone.length === uses.length ? [removal(text, node)] : [];
  });
}

/** The text without import lines: a name of those is no other meaning of it. */
function withoutImports(text: string, present: readonly Imported[]): string {
  return text.slice(present.at(-1)?.node.end ?? 0);
}

function isSibling(present: readonly Imported[], name: string): boolean {
  return present.some((one) => one.name !== name && simple(one.name) === simple(name));
}

function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function packageOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}
