/** What a right of Kubernetes gives beyond itself, as data: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#kubernetes-rbac-privilege-escalation-risks */
import type { RbacTopic } from './rbac-match';

export interface Capability {
  /** The rule that tells it. */
  readonly topic: RbacTopic;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Words that follow "may". */
  readonly gives: string;
  /** The list whose own words tell it. A wildcard there is a wildcard and nothing else; in the other lists it counts as the word. */
  readonly telling: 'resources' | 'verbs' | 'resourceNames';
  /** Only with one of these in `resourceNames`. */
  readonly names?: readonly string[];
  /** Objects of the whole cluster: a right to them in one namespace is none. */
  readonly clusterScoped?: true;
  /** What `resourceNames` make of it: nothing to report, or less. */
  readonly named: 'fine' | 'less';
  /** Names that are as grave as all. */
  readonly graveNames?: RegExp;
  /** In the whole cluster, where that is not the rule's own. */
  readonly severity?: 'critical' | 'high' | 'medium' | 'low';
  /** It takes over the cluster without another step. */
  readonly takesOver?: true;
}

const RBAC = ['rbac.authorization.k8s.io', 'authorization.openshift.io'];
const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
const READ = ['get', 'list', 'watch'];
const CORE = [''];
/** `kubectl exec` opens a WebSocket with GET or POST; which verb that asks for has changed between versions. */
const CONNECT = ['create', 'get'];
const CONTROLLERS = ['deployments', 'statefulsets', 'daemonsets', 'replicasets'];
const ADMIN_ROLES = /^(?:cluster-admin|admin|edit|system:masters)$/;

/** Signers whose certificates are logins: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers */
export const CLIENT_SIGNERS = /^(?:\*|kubernetes\.io\/(?:\*|kube-apiserver-client(?:-kubelet)?))$/;

const secrets = { topic: 'read-secrets', groups: CORE, named: 'fine', telling: 'resources' } as const;
const access = { topic: 'escalate-bind', groups: RBAC, named: 'less', graveNames: ADMIN_ROLES } as const;
const identity = { topic: 'impersonate', verbs: ['impersonate'], telling: 'verbs', named: 'less', takesOver: true } as const;
const pods = { topic: 'pod-exec', groups: CORE, telling: 'resources', named: 'less' } as const;
const workloads = { topic: 'create-workloads', telling: 'resources', named: 'less' } as const;
const cluster = { clusterScoped: true, telling: 'resources', named: 'fine' } as const;
const certificates = { ...cluster, topic: 'csr-approve', groups: ['certificates.k8s.io'] } as const;
const other = { topic: 'cluster-takeover-other', telling: 'resources', named: 'fine' } as const;

/** Of several that one RBAC rule gives to one topic, the first tells it. */
export const CAPABILITIES: readonly Capability[] = [
  { ...secrets, resources: ['secrets'], verbs: READ, gives: 'read Secrets' },
  {
    ...access,
    resources: ['roles', 'clusterroles'],
    verbs: ['escalate'],
    telling: 'verbs',
    gives: 'write roles with more rights than its own',
    takesOver: true,
  },
  {
    ...access,
    resources: ['roles', 'clusterroles'],
    verbs: ['bind'],
    telling: 'verbs',
    gives: 'bind roles whose rights it does not have',
    takesOver: true,
  },
  {
    ...access,
    resources: ['rolebindings', 'clusterrolebindings'],
    verbs: ['bind', 'escalate'],
    telling: 'verbs',
    gives: 'use on bindings a verb that takes effect on the roles that they bind',
    severity: 'low',
  },
  {
    ...access,
    resources: ['rolebindings', 'clusterrolebindings'],
    verbs: WRITE,
    telling: 'resources',
    gives: 'give its own rights to anyone by writing bindings',
    severity: 'medium',
  },
  {
    ...identity,
    groups: CORE,
    resources: ['users', 'groups', 'serviceaccounts'],
    gives: 'act as other identities',
    graveNames: /^system:/,
  },
  {
    ...identity,
    groups: ['authentication.k8s.io'],
    resources: ['uids', 'userextras'],
    gives: 'claim attributes of other users',
    severity: 'high',
  },
  { ...pods, resources: ['pods/exec', 'pods/attach'], verbs: CONNECT, gives: 'run commands in pods' },
  { ...pods, resources: ['pods/ephemeralcontainers'], verbs: CHANGE, gives: 'add containers to running pods' },
  { ...pods, resources: ['pods/portforward'], verbs: CONNECT, gives: 'reach every port of pods', severity: 'medium' },
  { ...workloads, groups: CORE, resources: ['pods', 'replicationcontrollers'], verbs: ['create'], gives: 'start pods' },
  {
    ...workloads,
    groups: ['apps', 'extensions'],
    resources: CONTROLLERS,
    verbs: ['create'],
    gives: 'start pods through controllers',
  },
  { ...workloads, groups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: ['create'], gives: 'start pods through jobs' },
  // The pod template of a Job cannot be changed, of a pod only the images.
  {
    ...workloads,
    groups: CORE,
    resources: ['pods', 'replicationcontrollers'],
    verbs: CHANGE,
    gives: 'change what pods run',
    severity: 'low',
  },
  { ...workloads, groups: ['apps', 'extensions'], resources: CONTROLLERS, verbs: CHANGE, gives: 'change what controllers run' },
  { ...workloads, groups: ['batch'], resources: ['cronjobs'], verbs: CHANGE, gives: 'change what jobs run' },
  {
    topic: 'token-request',
    groups: CORE,
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    telling: 'resources',
    named: 'fine',
    gives: 'get tokens of ServiceAccounts',
  },
  {
    ...certificates,
    resources: ['certificatesigningrequests/approval'],
    verbs: CHANGE,
    gives: 'approve certificates that the API server trusts',
  },
  {
    ...certificates,
    resources: ['signers'],
    verbs: ['sign'],
    telling: 'verbs',
    graveNames: CLIENT_SIGNERS,
    gives: 'sign certificates in the name of the cluster',
  },
  {
    ...cluster,
    topic: 'node-proxy',
    groups: CORE,
    resources: ['nodes/proxy'],
    verbs: [...CONNECT, 'update', 'patch', 'delete'],
    named: 'less',
    gives: 'run commands in every pod of a node through its kubelet',
  },
  {
    ...other,
    groups: ['admissionregistration.k8s.io'],
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: WRITE,
    clusterScoped: true,
    gives: 'read and change what is sent to the API server, by admission webhooks',
  },
  {
    ...other,
    groups: CORE,
    resources: ['persistentvolumes'],
    verbs: ['create'],
    clusterScoped: true,
    gives: 'mount any path of a node, by volumes of type hostPath',
  },
  {
    ...other,
    groups: CORE,
    resources: ['services/status'],
    verbs: CHANGE,
    gives: 'draw traffic to itself that is meant for others (CVE-2020-8554)',
    severity: 'low',
  },
  {
    ...other,
    groups: CORE,
    resources: ['configmaps'],
    verbs: CHANGE,
    telling: 'resourceNames',
    names: ['aws-auth'],
    graveNames: /^aws-auth$/,
    gives: 'make anyone administrator of the EKS cluster, in the ConfigMap aws-auth',
    severity: 'critical',
  },
];
