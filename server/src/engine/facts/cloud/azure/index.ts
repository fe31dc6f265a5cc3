/** Which reader reads which type. A type may have several. */
import type { CloudReader } from '../resource';
import { readRoleAssignment } from './role-assignments';
import { readRoleDefinition } from './role-definitions';
import { LOCAL_AUTH } from './switches/local-auth';
import { MANAGED_IDENTITY } from './switches/managed-identity';
import { switchReaders } from './switches/read';

export const azureReaders: readonly (readonly [type: string, CloudReader])[] = [
  ['azurerm_role_assignment', readRoleAssignment],
  ['Microsoft.Authorization/roleAssignments', readRoleAssignment],
  ['azure_rm_roleassignment', readRoleAssignment],
  ['azurerm_role_definition', readRoleDefinition],
  ['Microsoft.Authorization/roleDefinitions', readRoleDefinition],
  ['azure_rm_roledefinition', readRoleDefinition],
  ...switchReaders([...LOCAL_AUTH, ...MANAGED_IDENTITY]),
];
