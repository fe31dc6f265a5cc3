/** Which reader reads which type. A type may have several. */
import type { CloudReader } from '../resource';
import { readAppCredential, readOwnPasswords } from './app-credentials';
import { readApiAccess, readAppRoleAssignment, readRequiredAccess } from './app-permissions';
import { readFederation } from './federations';
import { readManagedIdentity, readServicePrincipal } from './identities';
import { readRoleAssignment } from './role-assignments';
import { readRoleDefinition } from './role-definitions';
import { readSas } from './sas';
import { LOCAL_AUTH } from './switches/local-auth';
import { MANAGED_IDENTITY } from './switches/managed-identity';
import { switchReaders } from './switches/read';
import { VAULTS_AND_SAS } from './switches/vaults-and-sas';
import { readVaultAccess } from './vault-access';

export const azureReaders: readonly (readonly [type: string, CloudReader])[] = [
  ['azurerm_role_assignment', readRoleAssignment],
  ['azurerm_pim_active_role_assignment', readRoleAssignment],
  ['Microsoft.Authorization/roleAssignments', readRoleAssignment],
  ['azure_rm_roleassignment', readRoleAssignment],
  ['azurerm_role_definition', readRoleDefinition],
  ['Microsoft.Authorization/roleDefinitions', readRoleDefinition],
  ['azure_rm_roledefinition', readRoleDefinition],
  ['azurerm_federated_identity_credential', readFederation],
  ['azuread_application_federated_identity_credential', readFederation],
  ['azuread_application_flexible_federated_identity_credential', readFederation],
  ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials', readFederation],
  ['Microsoft.ManagedIdentity/userAssignedIdentities', readManagedIdentity],
  ['azuread_service_principal', readServicePrincipal],
  ['azuread_application', readRequiredAccess],
  ['azuread_application', readOwnPasswords],
  ['Microsoft.Graph/applications', readRequiredAccess],
  ['Microsoft.Graph/applications/federatedIdentityCredentials', readFederation],
  ['azuread_application_api_access', readApiAccess],
  ['azuread_app_role_assignment', readAppRoleAssignment],
  ['Microsoft.Graph/appRoleAssignedTo', readAppRoleAssignment],
  ['azuread_application_password', readAppCredential('app-password')],
  ['azuread_service_principal_password', readAppCredential('app-password')],
  ['azuread_application_certificate', readAppCredential('app-certificate')],
  ['azuread_service_principal_certificate', readAppCredential('app-certificate')],
  ['azurerm_key_vault', readVaultAccess],
  ['azurerm_key_vault_access_policy', readVaultAccess],
  ['Microsoft.KeyVault/vaults', readVaultAccess],
  ['Microsoft.KeyVault/vaults/accessPolicies', readVaultAccess],
  ['azure_rm_keyvault', readVaultAccess],
  ['data.azurerm_storage_account_sas', readSas],
  ['data.azurerm_storage_account_blob_container_sas', readSas],
  ...switchReaders([...LOCAL_AUTH, ...MANAGED_IDENTITY, ...VAULTS_AND_SAS]),
];
