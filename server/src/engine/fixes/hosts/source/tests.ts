import { isTestFile } from '../../../facts/source/test-file';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';

/** A test reads no vault; the environment takes someone who sets it before the tests run again. */
export function inTests({ file }: Place, vault: Vault, draft: () => Draft | undefined): Draft | undefined {
  if (!isTestFile(file)) return draft();
  const made = vault.environment ? draft() : undefined;
  return made && { ...made, safety: 'review' };
}
