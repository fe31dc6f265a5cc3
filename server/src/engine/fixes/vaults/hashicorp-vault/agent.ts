export const THROUGH_AGENT =
  'Run Vault Agent or Vault Proxy beside the program (VAULT_AGENT_ADDR, use_auto_auth_token): it logs in with the identity of the workload.';
