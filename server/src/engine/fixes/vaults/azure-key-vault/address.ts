/** What a program must be told, in every language. */
export const ADDRESS = 'set KEY_VAULT_URL to the address of the vault (https://NAME.vault.azure.net)';
