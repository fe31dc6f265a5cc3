import type { PodFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { type DataChange, defineRule, type Hit, type Remedy } from '../model';
import { hasRights, mountsNothing, type PodAccounts, podAccounts } from '../pod-accounts';
import docs from './doc.md';

const DEFAULT = /^k8s-sa:([^/]+)\/default$/;

/** Pods that run for a moment when somebody asks for it: https://helm.sh/docs/topics/chart_tests/ */
const HELM_TEST = /(?:^|\/)templates\/tests?\//;
const NO_CALLS = 'Make sure that nothing in the pod calls the API or logs in elsewhere with the token.';

function ownAccount(what: string): Remedy {
  return {
    type: 'manual',
    title: `Give ${what} a ServiceAccount of its own`,
    steps: [
      'Create a ServiceAccount for this workload alone, with automountServiceAccountToken: false unless it calls the API.',
      'Name it in serviceAccountName of the pod, and in the subjects of the bindings that this workload needs.',
    ],
  };
}

/** `default` stands for the namespace of a manifest that names none. */
function defaultOf(namespace: string): string {
  return namespace === 'default'
    ? 'the default ServiceAccount of its namespace'
    : `the default ServiceAccount of namespace ${namespace}`;
}

/** A name that an account can have: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?$/;

/** The account that is called like the workload: one that the workspace declares and the pod does not name, or a new one. */
function named(accounts: PodAccounts, { owner, namespace, spec, ownerType, open }: PodFact, rights: boolean): Remedy[] {
  const name = owner.slice(owner.indexOf('/') + 1);
  if (name === 'default' || ownerType.startsWith('kubernetes_') || open || !NAME.test(name)) return [];
  const bind = `Bind to ${name} what ${owner} needs${rights ? ', and take from the default account what it has for this workload' : ''}.`;
  const change: DataChange = { op: 'set', at: spec, path: ['serviceAccountName'], value: name, first: true };
  return accounts.declared.has(`k8s-sa:${namespace}/${name}`)
    ? [edit('named', `Run as the ServiceAccount ${name}`, change, [bind])]
    : [
        {
          type: 'own-account',
          title: `Give ${owner} the ServiceAccount ${name}`,
          spec,
          name,
          namespace,
          mounts: rights,
          steps: [bind],
        },
      ];
}

/** What an edit can do: name the account that is there already, or give the pod no token at all. */
function edits(accounts: PodAccounts, pod: PodFact | undefined, rights: boolean): Remedy[] {
  if (!pod) return [];
  const change: DataChange = { op: 'set', at: pod.spec, path: ['automountServiceAccountToken'], value: false, first: true };
  // With the token goes every right that it has.
  const nobody =
    rights || (pod.automount && !pod.automount.implicit)
      ? []
      : [edit('no-token', 'Mount no token: the pod acts as nobody', change, [NO_CALLS])];
  return [...named(accounts, pod, rights), ...nobody];
}

function edit(id: string, title: string, change: DataChange, steps: readonly string[]): Remedy {
  return { type: 'edit-data', id, title, safety: 'review', changes: [change], steps };
}

/** Pods that run as `default`, because they say so or because they say nothing. What no binding of the workspace reaches is no emergency. */
function workloads(graph: IdentityGraph): Hit[] {
  const accounts = podAccounts(graph);
  return graph.references.flatMap(({ type, from, to, span, implicit }) => {
    const namespace = DEFAULT.exec(to)?.[1];
    if (type !== 'uses' || namespace === undefined || HELM_TEST.test(span.file)) return [];
    const pod = accounts.podOf(span.file, from, to);
    // Without the token it acts as nobody.
    if (pod?.automount ? pod.automount.value === false : mountsNothing(accounts, to)) return [];
    const rights = hasRights(graph, to, span.file);
    return {
      span,
      ...(rights ? {} : { severity: 'low' as const }),
      message: `${from} ${implicit ? 'names no ServiceAccount and runs' : 'runs'} as ${defaultOf(namespace)}${rights ? ', which has rights' : ''}`,
      identity: to,
      remedies: [...edits(accounts, pod, rights), ownAccount(from)],
    };
  });
}

/** Rights for `default` are rights for every pod of the namespace that names no account. */
function bindings({ attachments }: IdentityGraph): Hit[] {
  return attachments.flatMap(({ type, name, identity, identitySpan, clusterWide }) => {
    const namespace = DEFAULT.exec(identity)?.[1];
    if (type !== 'binding' || namespace === undefined || !identitySpan) return [];
    return {
      span: identitySpan,
      message: `${name} gives its rights to ${defaultOf(namespace)}, and so to every pod without one of its own`,
      identity,
      remedies: [ownAccount(`the workload behind ${name}`)],
      ...(clusterWide ? { severity: 'high' as const } : {}),
    };
  });
}

export const rule = defineRule({
  id: 'k8s-default-service-account',
  title: 'Workload runs as the default ServiceAccount, or rights are bound to it',
  group: 'kubernetes',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI9'],
  cwe: ['CWE-250'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: (graph) => [...workloads(graph), ...bindings(graph)],
});
