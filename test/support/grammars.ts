import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../server/src/engine/facts/model';
import { type GrammarLoader, prepareGrammar } from '../../server/src/engine/syntax/source/grammar';

/** The grammars as installed by npm; the built extension ships copies of the same files. */
export const loadGrammar: GrammarLoader = (name) =>
  readFile(
    name === 'tree-sitter'
      ? join('node_modules/web-tree-sitter', 'web-tree-sitter.wasm')
      : join('node_modules/@vscode/tree-sitter-wasm/wasm', `tree-sitter-${name}.wasm`),
  );

const HOSTS: Readonly<Record<string, Host>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  py: 'python',
  go: 'go',
  java: 'java',
};

export function sourceHostOf(file: string): Host | undefined {
  return HOSTS[file.slice(file.lastIndexOf('.') + 1)];
}

/** Prepares what these files need; files of other hosts need nothing. */
export async function prepareGrammars(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    const host = sourceHostOf(file);
    if (host) await prepareGrammar(host, file, loadGrammar);
  }
}
