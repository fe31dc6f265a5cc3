import type { Facts } from '../../facts/model';
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

/** Pods that run as `default`, because they say so or because they say nothing. */
function workloads({ references }: Facts): Hit[] {
  return references.flatMap(({ type, from, to, span, implicit }) => {
    const namespace = DEFAULT.exec(to)?.[1];
    if (type !== 'uses' || namespace === undefined) return [];
    return {
      span,
      message: `${from} ${implicit ? 'names no ServiceAccount and runs' : 'runs'} as the default one of namespace ${namespace}`,
      identity: to,
      remedies: [ownAccount(from)],
    };
  });
}

/** Rights for `default` are rights for every pod of the namespace that names no account. */
function bindings({ attachments }: Facts): Hit[] {
  return attachments.flatMap(({ type, name, identity, identitySpan, clusterWide }) => {
    const namespace = DEFAULT.exec(identity)?.[1];
    if (type !== 'binding' || namespace === undefined || !identitySpan) return [];
    return {
      span: identitySpan,
      message: `${name} gives its rights to the default ServiceAccount of namespace ${namespace}, and so to every pod without one of its own`,
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
  scope: 'file',
  check: (facts) => [...workloads(facts), ...bindings(facts)],
});
