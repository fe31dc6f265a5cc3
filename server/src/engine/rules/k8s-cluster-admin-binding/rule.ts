import type { Alias, AttachmentFact } from '../../facts/model';
import { bindingPlace, sameBinding } from '../../graph/bindings';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import docs from './doc.md';

const BROAD = new Set(['cluster-admin', 'admin', 'edit']);
const MASTERS = 'k8s-group:system:masters';
/** Kubernetes's own parts; the groups that everyone or a whole namespace belongs to are not among them. */
const OWN_SUBJECT = /^k8s-(?:user|group):system:(?!masters$|authenticated$|unauthenticated$|anonymous$|serviceaccounts)/;

/** Workloads that a finding names. */
const MAX_RUNS = 3;

const named = (policy: string): string => policy.replace(/^k8s-(?:cluster-)?role:/, '');

function isBuiltIn({ name, identity, policy }: AttachmentFact): boolean {
  if (/^(?:Cluster)?RoleBinding\/system:/.test(name) || OWN_SUBJECT.test(identity)) return true;
  return name === 'ClusterRoleBinding/cluster-admin' && identity === MASTERS && named(policy) === 'cluster-admin';
}

function judge(attachment: AttachmentFact): { severity: Severity; gives: string } | undefined {
  const { policy, clusterWide } = attachment;
  if (attachment.type !== 'binding' || isBuiltIn(attachment)) return undefined;
  const role = policy.startsWith('k8s-cluster-role:') ? named(policy) : '';
  if (role === 'cluster-admin') {
    return clusterWide
      ? { severity: 'critical', gives: 'every right in the whole cluster' }
      : { severity: 'high', gives: 'every right in its namespace' };
  }
  if (clusterWide && BROAD.has(role)) return { severity: 'high', gives: `${role} rights in every namespace` };
  return undefined;
}

/** A ServiceAccount, or a group that accounts are in without being put there; other users and groups are people as a rule. */
function isMachine(identity: Alias, byAlias: IdentityGraph['byAlias']): boolean {
  return byAlias.get(identity)?.kind === 'k8s-service-account' || /^k8s-(?:user|group):system:/.test(identity);
}

/** A built-in role to begin with; the object that is written is the same, the one in the cluster must be made anew. */
function lesserRole({ span, clusterWide, policy }: AttachmentFact): Remedy[] {
  const [role, gives] = clusterWide ? ['view', 'reading, without Secrets'] : ['edit', 'no roles and bindings'];
  // Where the role is written in another way (an access policy of EKS), its name would be no value.
  if (span.end - span.start !== named(policy).length) return [];
  const fix: Remedy = {
    type: 'edit-data',
    id: 'lesser-role',
    title: `Bind the built-in role ${role} instead: ${gives}`,
    safety: 'review',
    changes: [{ op: 'replace', at: span, text: role }],
    steps: [
      'Delete the binding in the cluster before the new one is applied: roleRef cannot be changed in place.',
      'Add what the identity needs beyond that in a role of its own.',
    ],
  };
  return [fix];
}

function check(graph: IdentityGraph): Hit[] {
  const { attachments, byAlias } = graph;
  const seen = new Set<string>();
  return attachments.flatMap((attachment) => {
    const verdict = judge(attachment);
    // One binding, one finding, however many subjects it has.
    if (!verdict || seen.has(bindingPlace(attachment))) return [];
    seen.add(bindingPlace(attachment));
    const subjects = sameBinding(graph, attachment).filter(({ identitySpan }) => identitySpan);
    const runs = [...new Set(subjects.map(({ identity }) => byAlias.get(identity)))].flatMap((one) =>
      (one?.references ?? []).flatMap(({ type, from, span }) =>
        type === 'uses' ? { span, message: `${from} runs with it` } : [],
      ),
    );
    return {
      span: attachment.span,
      message: `${attachment.name} gives ${verdict.gives}`,
      severity:
        verdict.severity === 'critical' && !subjects.some((one) => isMachine(one.identity, byAlias)) ? 'high' : verdict.severity,
      identity: attachment.identity,
      related: [
        ...subjects.map(({ identity, identitySpan }) => ({
          span: identitySpan ?? attachment.span,
          message: `${byAlias.get(identity)?.name ?? identity.slice(identity.indexOf(':') + 1)} receives it`,
        })),
        ...runs.slice(0, MAX_RUNS),
      ],
      remedies: [
        ...lesserRole(attachment),
        {
          type: 'manual',
          title: 'Bind a role with only the rights that are used',
          steps: [
            'List what the identity calls: the audit log of the cluster, or the documentation of the tool.',
            'Write a Role (or a ClusterRole, where it needs objects of the whole cluster) with those verbs and resources.',
            'Point roleRef at it: delete this binding and create a new one, since roleRef cannot be changed in place.',
          ],
        },
      ],
    };
  });
}

export const rule = defineRule({
  id: 'k8s-cluster-admin-binding',
  title: 'Identity is bound to cluster-admin or another cluster-wide administrator role',
  group: 'kubernetes',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-250'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check,
});
