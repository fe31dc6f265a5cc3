import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostOf } from '../../server/src/engine/facts/host';
import type { Host } from '../../server/src/engine/facts/model';
import { LANGUAGES } from '../../server/src/engine/facts/source/dialects/index';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { type GrammarLoader, prepareGrammar } from '../../server/src/engine/syntax/source/grammar';
import { leaveAsCompiled } from '../../server/src/workspace/grammars';

/** The grammars as installed by npm; the built extension ships copies of the same files. */
export const loadGrammar: GrammarLoader = (name) => {
  if (name === 'powershell') leaveAsCompiled();
  return readFile(
    name === 'tree-sitter'
      ? join('node_modules/web-tree-sitter', 'web-tree-sitter.wasm')
      : name === 'kotlin'
        ? 'node_modules/@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm'
        : join('node_modules/@vscode/tree-sitter-wasm/wasm', `tree-sitter-${name}.wasm`),
  );
};

/** The language of a file whose facts come from a tree; undefined where they do not. */
export function sourceHostOf(file: string): Host | undefined {
  const host = hostOf(file, triage(new Uint8Array()).marks);
  return LANGUAGES[host] ? host : undefined;
}

/** Prepares what these files need; files of other hosts need nothing. */
export async function prepareGrammars(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    const host = sourceHostOf(file);
    if (host) await prepareGrammar(host, file, loadGrammar);
  }
}
