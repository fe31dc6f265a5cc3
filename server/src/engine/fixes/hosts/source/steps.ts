/** What remains to do once a program logs in as what it runs as. */
import type { Step } from '../../model';

export const OWN_ROLE: readonly Step[] = [
  'Give the program a role of its own where it runs: an instance, task, function or pod role.',
];

// https://learn.microsoft.com/en-us/azure/developer/intro/passwordless-overview
export const MANAGED_IDENTITY: readonly Step[] = [
  'Give the program a managed identity (a workload identity in Kubernetes) where it runs, with the roles that the old credential had.',
  { text: 'On your own machine it is who you are', command: 'az login' },
];

// https://learn.microsoft.com/en-us/azure/storage/blobs/assign-azure-role-data-access
export const STORAGE_ROLE: readonly Step[] = [
  'Give the program a managed identity (a workload identity in Kubernetes) with the role Storage Blob Data Reader or Contributor on what it uses.',
  { text: 'On your own machine it is who you are', command: 'az login' },
];

// https://cloud.google.com/docs/authentication/application-default-credentials
export const DEFAULT_CREDENTIALS: readonly Step[] = [
  'Give the program a service account of its own where it runs (Workload Identity elsewhere), and delete the key.',
  { text: 'On your own machine it is who you are', command: 'gcloud auth application-default login' },
];

export const AWS_TITLE = 'Remove the static keys; the default credential chain of the SDK takes over';
export const AZURE_TITLE = 'Log in as what the program runs as: DefaultAzureCredential, without a secret';
export const GOOGLE_TITLE = 'Remove the key; Application Default Credentials take over';
