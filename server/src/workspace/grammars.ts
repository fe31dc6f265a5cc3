import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { GrammarLoader } from '../engine/syntax/source/grammar';

/** Grammars lie beside the bundles. */
export const loadGrammar: GrammarLoader = async (name) => {
  const bytes = await readFile(join(__dirname, 'grammars', `${name}.wasm`));
  if (name === 'powershell') leaveAsCompiled();
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};

/**
 * One function of PowerShell's grammar takes V8's optimising compiler ten seconds of a core, for which the end of the process waits. From
 * here on the process runs what its fast compiler made: other grammars lose a tenth of their speed.
 */
export function leaveAsCompiled(): void {
  setFlagsFromString('--no-wasm-dynamic-tiering');
  setFlagsFromString('--no-wasm-tier-up');
}
