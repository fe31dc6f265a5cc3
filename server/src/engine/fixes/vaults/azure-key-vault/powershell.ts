import type { Program } from '../forms/program';
import { secretName } from './names';

/** https://learn.microsoft.com/en-us/powershell/module/az.keyvault/get-azkeyvaultsecret */
export const powershell: Program = (name) => ({
  expression: `(Get-AzKeyVaultSecret -VaultName $env:AZURE_KEY_VAULT -Name '${secretName(name)}' -AsPlainText)`,
  imports: [],
  packages: 'The script needs the module Az.KeyVault, a login (Connect-AzAccount) and the name of the vault in AZURE_KEY_VAULT.',
});
