/** Roles of the clouds that make their holder another identity, as data. */
import type { Way } from '../model';

export interface Taking {
  readonly way: Way;
  readonly says: string;
}

/** What each role lets its holder do with an account. https://cloud.google.com/iam/docs/service-account-permissions */
export const GOOGLE: Readonly<Record<string, Taking>> = {
  'roles/iam.serviceAccountUser': { way: 'pass', says: 'may run code as {to} (roles/iam.serviceAccountUser)' },
  'roles/iam.serviceAccountTokenCreator': {
    way: 'mint-token',
    says: 'may make tokens of {to} (roles/iam.serviceAccountTokenCreator)',
  },
  'roles/iam.workloadIdentityUser': { way: 'federate', says: 'may become {to} (roles/iam.workloadIdentityUser)' },
  'roles/iam.serviceAccountKeyAdmin': { way: 'rewrite', says: 'may make keys of {to} (roles/iam.serviceAccountKeyAdmin)' },
  'roles/iam.serviceAccountAdmin': { way: 'assign', says: 'may decide who becomes {to} (roles/iam.serviceAccountAdmin)' },
};

/** https://learn.microsoft.com/en-us/azure/role-based-access-control/built-in-roles/identity */
export const AZURE: Readonly<Record<string, Taking>> = {
  'Managed Identity Contributor': {
    way: 'rewrite',
    says: 'may add a federated credential to {to} (Managed Identity Contributor)',
  },
  'Managed Identity Operator': { way: 'pass', says: 'may give {to} to a workload (Managed Identity Operator)' },
  Owner: { way: 'assign', says: 'may decide who uses {to} (Owner)' },
  Contributor: { way: 'rewrite', says: 'may add a federated credential to {to} (Contributor)' },
};
