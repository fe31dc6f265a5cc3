/** Which operations actions of a custom role cover: https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
import type { CloudRoleFact } from '../../../facts/model';
import { matchesAction } from '../../../iam/match';
import type { Term } from '../../../iam/model';

export interface Escalation {
  readonly action: string;
  /** What whoever may do it can do next. */
  readonly means: string;
  /** By itself; the others need something else besides. */
  readonly alone: boolean;
}

/**
 * Operations by which a role's holder gets rights beyond those of the role, from
 * https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance#microsoftauthorization and
 * https://learn.microsoft.com/azure/role-based-access-control/permissions/identity#microsoftmanagedidentity
 */
const ESCALATIONS: readonly Escalation[] = [
  { action: 'Microsoft.Authorization/roleAssignments/write', means: 'give itself any role', alone: true },
  { action: 'Microsoft.Authorization/roleDefinitions/write', means: 'add rights to its own role', alone: true },
  {
    action: 'Microsoft.Authorization/elevateAccess/Action',
    means: 'become User Access Administrator of the tenant',
    alone: true,
  },
  {
    action: 'Microsoft.Authorization/roleAssignmentScheduleRequests/write',
    means: 'give itself any role for a time',
    alone: true,
  },
  {
    action: 'Microsoft.Authorization/roleEligibilityScheduleRequests/write',
    means: 'make itself eligible for any role',
    alone: true,
  },
  {
    action: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
    means: 'let a token of its own choice become any managed identity',
    alone: true,
  },
  {
    action: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    means: 'run what it controls as any managed identity',
    alone: false,
  },
];

/** What the term gives that no excluded action takes back. */
export function escalationsOf({ excluded }: CloudRoleFact, { state, text }: Term): readonly Escalation[] {
  if (state !== 'known') return [];
  return ESCALATIONS.filter(
    ({ action }) =>
      matchesAction(text, action) && !excluded.some((one) => one.state === 'known' && matchesAction(one.text, action)),
  );
}

/** Every operation, or every one that changes something: told as a wildcard, whatever else it covers. */
export function isEverything({ state, text }: Term): boolean {
  return state === 'known' && /^(?:Microsoft\.)?\*(?:\/(?:\*|write|action))?$/i.test(text);
}
