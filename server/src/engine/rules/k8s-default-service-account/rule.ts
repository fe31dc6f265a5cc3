import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { accountEdits, withoutToken } from '../shared/kubernetes/pod-account-edits';
import { hasRights, mountsNothing, podAccounts } from '../shared/kubernetes/pod-accounts';
import docs from './doc.md';

const DEFAULT = /^k8s-sa:([^/]+)\/default$/;

/** Pods that run for a moment when somebody asks for it: https://helm.sh/docs/topics/chart_tests/ */
const HELM_TEST = /(?:^|\/)templates\/tests?\//;

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
      remedies: [...accountEdits(accounts, pod, rights), ownAccount(from)],
    };
  });
}

/** Where the workspace declares `default`: without a word about the token every pod that names no account gets it. */
function declarations(graph: IdentityGraph): Hit[] {
  return podAccounts(graph).declarations.flatMap(([account, { automount, body, span }]) => {
    const namespace = DEFAULT.exec(account)?.[1];
    if (namespace === undefined || !body || (automount && automount.value !== true) || hasRights(graph, account, span.file))
      return [];
    return {
      span: automount?.span ?? span,
      severity: 'low' as const,
      message: `The token of ${defaultOf(namespace)} is mounted into every pod that names no account`,
      identity: account,
      remedies: [...withoutToken(body, 'pods without an account act as nobody'), ownAccount('every workload of the namespace')],
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
  check: (graph) => [...workloads(graph), ...declarations(graph), ...bindings(graph)],
});
