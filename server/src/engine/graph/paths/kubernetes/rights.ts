/**
 * Rights of Kubernetes that make their holder another ServiceAccount, as data:
 * https://kubernetes.io/docs/concepts/security/rbac-good-practices/#kubernetes-rbac-privilege-escalation-risks
 */
import type { RbacRule, RbacTerm } from '../../../facts/model';
import type { Way } from '../model';

/** Whom a right reaches in its namespace: every account, those that a pod runs as, those whose token a Secret keeps. */
export type Whom = 'accounts' | 'running' | 'kept';

export interface Taking {
  readonly way: Way;
  readonly whom: Whom;
  readonly says: string;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Another right that it takes, too. */
  readonly with?: Pick<Taking, 'groups' | 'resources' | 'verbs'>;
  /** Only objects of the whole cluster. */
  readonly clusterScoped?: true;
  /** Names in resourceNames are those of the accounts. */
  readonly namesAccounts?: true;
}

const CORE = [''];
const RBAC = ['rbac.authorization.k8s.io'];
const CHANGE = ['update', 'patch'];
const CONNECT = ['create', 'get'];
const CONTROLLERS = ['deployments', 'statefulsets', 'daemonsets', 'replicasets'];
const BINDINGS = { groups: RBAC, resources: ['rolebindings', 'clusterrolebindings'], verbs: ['create', ...CHANGE] };

const START = { way: 'start-pods', whom: 'accounts' } as const;
const ENTER = { way: 'enter-pods', whom: 'running' } as const;
const MAY_START = 'may start pods that run as {to}';

export const TAKINGS: readonly Taking[] = [
  {
    way: 'impersonate',
    whom: 'accounts',
    says: 'may impersonate {to}',
    groups: CORE,
    resources: ['serviceaccounts'],
    verbs: ['impersonate'],
    namesAccounts: true,
  },
  {
    way: 'mint-token',
    whom: 'accounts',
    says: 'may ask for tokens of {to}',
    groups: CORE,
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    namesAccounts: true,
  },
  { ...START, says: MAY_START, groups: CORE, resources: ['pods', 'replicationcontrollers'], verbs: ['create'] },
  { ...START, says: MAY_START, groups: ['apps', 'extensions'], resources: CONTROLLERS, verbs: ['create'] },
  { ...START, says: MAY_START, groups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: ['create'] },
  {
    ...START,
    says: 'may have controllers start pods that run as {to}',
    groups: ['apps', 'extensions'],
    resources: CONTROLLERS,
    verbs: CHANGE,
  },
  { ...START, says: 'may have jobs run as {to}', groups: ['batch'], resources: ['cronjobs'], verbs: CHANGE },
  {
    way: 'assign',
    whom: 'accounts',
    says: 'may give itself any role where {to} is',
    groups: RBAC,
    resources: ['roles', 'clusterroles'],
    verbs: ['bind'],
    with: BINDINGS,
  },
  {
    way: 'assign',
    whom: 'accounts',
    says: 'may write itself any right where {to} is',
    groups: RBAC,
    resources: ['roles', 'clusterroles'],
    verbs: ['escalate'],
  },
  { ...ENTER, says: 'may run commands in pods of {to}', groups: CORE, resources: ['pods/exec', 'pods/attach'], verbs: CONNECT },
  { ...ENTER, says: 'may add containers to pods of {to}', groups: CORE, resources: ['pods/ephemeralcontainers'], verbs: CHANGE },
  {
    ...ENTER,
    says: 'may run commands through the kubelet in pods of {to}',
    groups: CORE,
    resources: ['nodes/proxy'],
    verbs: CONNECT,
    clusterScoped: true,
  },
  {
    way: 'mint-token',
    whom: 'kept',
    says: 'may read the Secret that keeps a token of {to}',
    groups: CORE,
    resources: ['secrets'],
    verbs: ['get', 'list', 'watch'],
  },
];

/** What the built-in roles give of it: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
export const BUILT_IN = /^k8s-cluster-role:(?:cluster-admin|admin|edit)$/;

/** They have a reach of their own, which no file declares. */
export const OF_BUILT_IN: readonly Taking[] = TAKINGS.filter(({ way, clusterScoped }) => way !== 'assign' && !clusterScoped);

export interface Took {
  readonly rule: RbacRule;
  /** The word of the rule that gives it. */
  readonly term: RbacTerm;
  /** Names of accounts that it is limited to. */
  readonly names?: readonly string[];
}

/** The rule that gives the right without a limit, or limited to accounts by their names. */
export function giving(rules: readonly RbacRule[], taking: Taking): Took | undefined {
  if (taking.with && !rules.some((rule) => rule.resourceNames.length === 0 && termOf(rule, taking.with as Taking)))
    return undefined;
  let limited: Took | undefined;
  for (const rule of rules) {
    const term = termOf(rule, taking);
    if (!term) continue;
    if (rule.resourceNames.length === 0) return { rule, term };
    if (taking.namesAccounts) limited ??= { rule, term, names: rule.resourceNames.map(({ text }) => text) };
  }
  return limited;
}

function termOf(
  { apiGroups, resources, verbs }: RbacRule,
  taking: Pick<Taking, 'groups' | 'resources' | 'verbs'>,
): RbacTerm | undefined {
  const inGroup = apiGroups.length === 0 || apiGroups.some(({ text }) => text === '*' || taking.groups.includes(text));
  if (!inGroup || !verbs.some(({ text }) => text === '*' || taking.verbs.includes(text))) return undefined;
  return resources.find(({ text }) => text === '*' || taking.resources.includes(text));
}
