/**
 * Texts for the HCL tests: the committed samples and, when `NHI_CORPUS` names a folder, every `.tf` and `.tfvars` file under
 * it (real modules are not committed; fetch some and point the variable at them).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface HclText {
  readonly name: string;
  readonly text: string;
}

const isHcl = (path: string) => path.endsWith('.tf') || path.endsWith('.tfvars');

function textsUnder(folder: string): HclText[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isHcl).sort();
  return paths.map((path) => ({ name: join(folder, path), text: readFileSync(join(folder, path), 'utf8') }));
}

export const samples: readonly HclText[] = textsUnder('test/engine/hcl-samples');
export const corpus: readonly HclText[] = process.env.NHI_CORPUS ? textsUnder(process.env.NHI_CORPUS) : [];

/** The sets of texts that a run has; the second only where a folder was named. */
export const sets: readonly (readonly [string, readonly HclText[]])[] = [
  ['samples', samples],
  ...(corpus.length > 0 ? ([['NHI_CORPUS', corpus]] as const) : []),
];
