/** Where an `await` may stand. */

import { folderOf } from '../../../syntax/path';
import type { Place } from '../model';
import { type LiteralSite, lastIndex, topLevel } from '../source/nodes';

const FUNCTIONS = new Set([
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'generator_function',
  'arrow_function',
  'method_definition',
]);

/** In the body of an async function, or at the top level of an ECMAScript module. */
export function awaits(place: Place, { path, root }: LiteralSite): boolean {
  const index = lastIndex(path, ({ type }) => FUNCTIONS.has(type) || type === 'class_body');
  const scope = path[index];
  if (!scope)
    return isModule(place, root.children.length > 0 && topLevel(root, 'import_statement', 'export_statement').length > 0);
  if (!FUNCTIONS.has(scope.type) || path[index + 1]?.field !== 'body') return false;
  const body = scope.children.find(({ field }) => field === 'body');
  const parameters = scope.children.find(({ field }) => field === 'parameters' || field === 'parameter');
  const head = place.text.slice(scope.start, parameters?.start ?? body?.start ?? scope.start);
  return /(^|[\s;])async[\s(]/.test(`${head} `);
}

/** By its extension, else by the nearest package.json; without one, by its own imports. */
function isModule({ file, context }: Place, imports: boolean): boolean {
  if (/\.m[jt]s$/.test(file)) return true;
  if (/\.c[jt]s$/.test(file)) return false;
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const manifest = context.read(folder === '' ? 'package.json' : `${folder}/package.json`);
    if (manifest !== undefined) return imports && /"type"\s*:\s*"module"/.test(manifest.slice(0, 100_000));
    if (folder === '') return imports;
  }
}
