import type { Alias, IdentityFact, PodFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { type DataChange, defineRule, type Hit, type Remedy } from '../model';
import { accountsGiven, hasRights, mountsNothing, nameOf, podAccounts } from '../shared/kubernetes/pod-accounts';
import docs from './doc.md';

const KEY = 'automountServiceAccountToken';
/** Anything else may be made by an operator that needs the token for what it adds. */
const PLAIN = new Set('Pod Deployment StatefulSet DaemonSet ReplicaSet ReplicationController Job CronJob'.split(' '));
/** Who has a token. */
const EVERYBODY = ['system:authenticated'];
/** HashiCorp's agent logs in with the token: https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations */
const INJECTED = 'vault.hashicorp.com/agent-inject';
const STEPS = [
  'Make sure that nothing in these pods calls the API or logs in elsewhere with the token, such as a Vault with Kubernetes login.',
];

function remedies(change: DataChange): Remedy[] {
  return [
    { type: 'edit-data', id: 'no-token', title: 'Mount no token', safety: 'review', changes: [change], steps: STEPS },
    { type: 'manual', title: `Set ${KEY} to false where the account or the pod is made`, steps: STEPS },
  ];
}

function whose(account: Alias): string {
  return nameOf(account) === 'default' ? 'the default ServiceAccount' : 'its ServiceAccount';
}

function isPlain({ ownerType, open, annotations, volumes, variables }: PodFact): boolean {
  const logsIn = annotations[INJECTED] || variables.some(({ name }) => name === 'VAULT_ADDR');
  return PLAIN.has(ownerType) && !open && !logsIn && !volumes.some(({ kind }) => kind === 'csi');
}

/** The pods that get the account's token and need none; undefined where one of its users may need it. */
function pointless(graph: IdentityGraph, account: Alias, pods: readonly PodFact[]): readonly PodFact[] | undefined {
  // Pods that name no account have it by chance, and nothing in common: each is looked at for itself.
  if (nameOf(account) === 'default') return pods.filter((pod) => isPlain(pod) && pod.automount?.value !== false);
  const isOnlyPods = (graph.byAlias.get(account)?.references ?? []).every(
    ({ type, fromType }) => type !== 'uses' || PLAIN.has(fromType) || fromType === 'Secret',
  );
  return isOnlyPods && pods.every(isPlain) ? pods.filter(({ automount }) => automount?.value !== false) : undefined;
}

/** The account as a whole: one place mends every pod that says nothing itself. */
function ofAccount(account: Alias, { name, automount, body, span }: IdentityFact, pods: readonly PodFact[] | undefined): Hit[] {
  if (!pods) return [];
  const silent = pods.filter((pod) => !pod.automount);
  // That of `default` is another rule's.
  if (!body || (automount && automount.value !== true) || silent.length === 0 || nameOf(account) === 'default') return [];
  return [
    {
      span: automount?.span ?? span,
      message: `ServiceAccount ${name} gives its token to pods although no binding gives the account a right`,
      related: silent.slice(0, 5).map((pod) => ({ span: pod.span, message: `${pod.owner} gets the token` })),
      identity: account,
      remedies: remedies({ op: 'set', at: body, path: [KEY], value: false }),
    },
  ];
}

/**
 * A pod that asks for the token has the last word. One that says nothing gets that of `default`, which another rule reports more
 * loudly: here it is no more than a hint.
 */
function ofPods(account: Alias, pods: readonly PodFact[], byDefault: boolean): Hit[] {
  return pods.flatMap(({ owner, automount, span, spec }) => {
    const isDefault = nameOf(account) === 'default';
    const asks = automount?.value === true && !(automount.implicit && isDefault);
    if (!asks && !(isDefault && byDefault && (!automount || automount.implicit))) return [];
    return {
      span: asks ? automount.span : span,
      message: `${owner} gets the token of ${whose(account)} although no binding gives that account a right`,
      ...(asks ? {} : { severity: 'info' as const }),
      identity: account,
      remedies: remedies({ op: 'set', at: spec, path: [KEY], value: false }),
    };
  });
}

function check(graph: IdentityGraph): Hit[] {
  const accounts = podAccounts(graph);
  const given = accountsGiven(graph);
  const idle = (account: Alias, file: string) =>
    given.has(nameOf(account)) || hasRights(graph, account, file, EVERYBODY)
      ? undefined
      : pointless(graph, account, accounts.pods.get(account) ?? []);
  return [
    ...accounts.declarations.flatMap(([account, fact]) => ofAccount(account, fact, idle(account, fact.span.file))),
    ...[...accounts.pods].flatMap(([account, [first]]) =>
      first && (accounts.declared.has(account) || nameOf(account) === 'default')
        ? ofPods(account, idle(account, first.span.file) ?? [], !mountsNothing(accounts, account))
        : [],
    ),
  ];
}

export const rule = defineRule({
  id: 'k8s-automount-token',
  title: 'Token of a ServiceAccount is mounted into pods that have no use for it',
  group: 'kubernetes',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-250', 'CWE-668'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check,
});
