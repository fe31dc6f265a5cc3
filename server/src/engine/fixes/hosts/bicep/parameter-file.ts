/** `.bicepparam`: https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/bicep-functions-parameters-file */
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import type { At } from './place';

/** Whether the file gives a template its parameters. */
export function isParameterFile(file: string): boolean {
  return file.endsWith('.bicepparam');
}

/** `param x = '…'` by what the vault, or the environment of whoever deploys, has. */
export function parameterValue({ file, name }: Place, { statement, text, whole }: At, vault: Vault): Draft | undefined {
  if (!whole || text.multiline) return undefined;
  const write = (call: string): Draft['edits'] => [{ file, edits: [{ start: text.start, end: text.end, text: call }] }];
  if (vault.environment)
    return {
      safety: 'review',
      edits: write(`readEnvironmentVariable('${name.env}')`),
      title: `Read ${statement.name} from the environment (${name.env})`,
    };
  const form = vault.arm;
  // A secret of a vault can only be the whole value of a secure parameter.
  if (!form || statement.value !== text) return undefined;
  return {
    safety: 'review',
    edits: write(form.parameter(name)),
    steps: ['Fill in the subscription, the resource group and the name of the vault.', form.needs],
  };
}
