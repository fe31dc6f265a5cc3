/** Permissions that give their holder the rights of somebody else, or rights that nobody gave. */

/**
 * What each allows. https://cloud.google.com/iam/docs/service-account-permissions,
 * https://cloud.google.com/iam/docs/permissions-reference, https://cloud.google.com/iam/docs/best-practices-service-accounts
 */
const EXACT: Readonly<Record<string, string>> = {
  'iam.serviceAccounts.actAs': 'runs code as any service account',
  'iam.serviceAccounts.getAccessToken': 'makes tokens of any service account',
  'iam.serviceAccounts.getOpenIdToken': 'makes identity tokens of any service account',
  'iam.serviceAccounts.implicitDelegation': 'makes tokens through other service accounts',
  'iam.serviceAccounts.signBlob': 'signs as any service account',
  'iam.serviceAccounts.signJwt': 'signs tokens as any service account',
  'iam.serviceAccountKeys.create': 'makes keys of any service account',
  'iam.roles.update': 'adds permissions to its own role',
  'iam.workloadIdentityPoolProviders.create': 'lets outsiders in through a provider of its own',
  'iam.workloadIdentityPoolProviders.update': 'changes which outsiders get in',
  'orgpolicy.policy.set': 'switches off what the organization forbids',
  'deploymentmanager.deployments.create': 'makes anything as the account of Google APIs, which is an editor',
  'deploymentmanager.deployments.update': 'makes anything as the account of Google APIs, which is an editor',
  'cloudbuild.builds.create': 'runs code as the account of builds',
  'cloudfunctions.functions.sourceCodeSet': 'puts code into functions that run as other accounts',
  'compute.projects.setCommonInstanceMetadata': 'puts its SSH key on every machine',
  'compute.instances.setMetadata': 'puts its SSH key on machines that run as other accounts',
  'compute.instances.osAdminLogin': 'is root on machines that run as other accounts',
  'storage.hmacKeys.create': 'makes storage keys of service accounts',
  'serviceusage.apiKeys.create': 'makes API keys',
  'apikeys.keys.create': 'makes API keys',
  'container.clusterRoleBindings.create': 'makes itself administrator of clusters',
  'container.clusterRoles.escalate': 'adds rights to roles of clusters',
  'container.clusterRoles.bind': 'gives itself any role of clusters',
};

/** `…setIamPolicy` of projects, accounts, secrets and all else. */
const SET_POLICY = /^[a-z][\w-]*(?:\.[\w-]+){0,3}\.setIamPolicy$/i;
/** Where a policy decides over more than one thing. */
const WIDE_POLICY =
  /^(?:resourcemanager\.(?:projects|folders|organizations)|iam\.serviceAccounts|iam\.serviceAccountKeys)\.setIamPolicy$/;

/** What a permission leads to; undefined for one that stays what it is. */
export function escalation(permission: string): string | undefined {
  if (Object.hasOwn(EXACT, permission)) return EXACT[permission];
  if (WIDE_POLICY.test(permission)) return 'gives itself any role';
  return SET_POLICY.test(permission) ? 'decides who has access, itself included' : undefined;
}

/** Whether it ends at one kind of thing and not with every account of the project. */
export function isContained(permission: string): boolean {
  if (SET_POLICY.test(permission)) return !WIDE_POLICY.test(permission);
  return /^(?:storage|serviceusage|apikeys|container|compute)\./.test(permission);
}
