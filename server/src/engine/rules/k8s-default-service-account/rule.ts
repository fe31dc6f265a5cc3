import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import docs from './doc.md';

const DEFAULT = /^k8s-sa:([^/]+)\/default$/;

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

/**
 * Groups that every ServiceAccount, or every one of the namespace, is in.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
const GROUPS = ['system:serviceaccounts', 'system:authenticated'];

/** Whether a binding of the workspace gives rights to the namespace's default account. */
function hasRights({ byAlias }: IdentityGraph, identity: string, namespace: string): boolean {
  const groups = [...GROUPS, `system:serviceaccounts:${namespace}`].map((group) => `k8s-group:${group}`);
  return [identity, ...groups].some((alias) => (byAlias.get(alias)?.grants.length ?? 0) > 0);
}

/** `default` stands for the namespace of a manifest that names none. */
function defaultOf(namespace: string): string {
  return namespace === 'default'
    ? 'the default ServiceAccount of its namespace'
    : `the default ServiceAccount of namespace ${namespace}`;
}

/** Pods that run as `default`, because they say so or because they say nothing. What no binding of the workspace reaches is no emergency. */
function workloads(graph: IdentityGraph): Hit[] {
  return graph.references.flatMap(({ type, from, to, span, implicit }) => {
    const namespace = DEFAULT.exec(to)?.[1];
    if (type !== 'uses' || namespace === undefined) return [];
    const rights = hasRights(graph, to, namespace);
    return {
      span,
      ...(rights ? {} : { severity: 'low' as const }),
      message: `${from} ${implicit ? 'names no ServiceAccount and runs' : 'runs'} as ${defaultOf(namespace)}${rights ? ', which has rights' : ''}`,
      identity: to,
      remedies: [ownAccount(from)],
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
  hosts: ['kubernetes', 'helm-template'],
  docs,
  scope: 'graph',
  check: (graph) => [...workloads(graph), ...bindings(graph)],
});
