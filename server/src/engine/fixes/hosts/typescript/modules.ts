/** ECMAScript module or CommonJS. */

import { folderOf } from '../../../syntax/path';
import type { SourceNode } from '../../../syntax/source/tree';
import type { Place } from '../model';
import { textIn, topLevel } from '../source/nodes';

/** By its extension, else by the nearest package.json; without one, by its own imports. */
export function isModule({ file, context }: Place, root: SourceNode): boolean {
  if (/\.m[jt]s$/.test(file)) return true;
  if (/\.c[jt]s$/.test(file)) return false;
  const imports = hasModuleSyntax(root);
  const manifest = manifestOf(file, context.read);
  return imports && (manifest === undefined || /"type"\s*:\s*"module"/.test(manifest));
}

/** Whether the file takes what it needs by `require`, not by `import`. */
export function requires({ file, context, text }: Place, root: SourceNode): boolean {
  if (/\.c[jt]s$/.test(file)) return true;
  if (/\.m?ts$|\.mjs$|\.tsx$/.test(file) || hasModuleSyntax(root)) return false;
  if (/\brequire\(|\bmodule\.exports\b|^exports\./m.test(text)) return true;
  const manifest = manifestOf(file, context.read);
  return manifest !== undefined && !/"type"\s*:\s*"module"/.test(manifest);
}

/** The statements `const … = require("…")`. */
export function requireStatements(text: string, root: SourceNode): SourceNode[] {
  return topLevel(root, 'lexical_declaration', 'variable_declaration').filter((node) =>
    /=\s*require\(\s*['"][^'"]{1,200}['"]\s*\)/.test(textIn(text, node)),
  );
}

function hasModuleSyntax(root: SourceNode): boolean {
  return topLevel(root, 'import_statement', 'export_statement').length > 0;
}

function manifestOf(file: string, read: (file: string) => string | undefined): string | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const manifest = read(folder === '' ? 'package.json' : `${folder}/package.json`);
    if (manifest !== undefined || folder === '') return manifest?.slice(0, 100_000);
  }
}
