import type { ShellForm } from '../forms/shell';
import { secretName } from './names';

/** The name of a vault has letters, digits and dashes only. https://learn.microsoft.com/en-us/cli/azure/keyvault/secret#az-keyvault-secret-show */
export const shell: ShellForm = (name) => ({
  command: `az keyvault secret show --vault-name $AZURE_KEY_VAULT --name ${secretName(name)} --query value --output tsv`,
  needs: 'the az command, signed in, and the name of the vault in AZURE_KEY_VAULT',
});
