import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GrammarLoader } from '../engine/syntax/source/grammar';

/** Grammars lie beside the bundles. */
export const loadGrammar: GrammarLoader = async (name) => {
  const bytes = await readFile(join(__dirname, 'grammars', `${name}.wasm`));
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};
