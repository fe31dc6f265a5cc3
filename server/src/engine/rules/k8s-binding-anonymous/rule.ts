import type { Alias, AttachmentFact, RbacRoleFact } from '../../facts/model';
import { sameBinding } from '../../graph/bindings';
import type { IdentityGraph } from '../../graph/model';
import { roleUses } from '../../graph/rbac';
import { rightsOf } from '../../graph/rbac-match';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { shift } from '../severity';
import docs from './doc.md';

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests */
const EVERYONE: ReadonlyMap<Alias, string> = new Map([
  ['k8s-user:system:anonymous', 'everyone who reaches the API server, without a login'],
  ['k8s-group:system:unauthenticated', 'everyone who reaches the API server, without a login'],
  ['k8s-group:system:authenticated', 'everyone with any login: on some clouds that is anyone with an account of the provider'],
]);
/** Kubernetes itself shows its version, its API and its issuer's keys to everyone; kubeadm lets nodes that join see the cluster's address. */
const OWN_ROLE = /^k8s-(?:cluster-role:|role:[^/]{0,63}\/)(?:system:|kubeadm:)/;
/** `use` chooses a policy of pods that an administrator wrote for everyone. */
const READING = new Set(['get', 'list', 'watch', 'use']);

/** Nobody knows what is in a role that is not here; one that only reads, and no Secrets, gives least. */
function isHarmless(role: RbacRoleFact | undefined): boolean {
  return (
    role !== undefined &&
    rightsOf(role).length === 0 &&
    role.rules.every(
      ({ verbs, resources }) => verbs.every(({ text }) => READING.has(text)) && resources.every(({ text }) => text !== '*'),
    )
  );
}

function severityOf({ identity, clusterWide }: AttachmentFact, role: RbacRoleFact | undefined): Severity {
  const strangers = identity !== 'k8s-group:system:authenticated';
  return shift(strangers ? 'critical' : 'high', (isHarmless(role) ? -1 : 0) + (clusterWide ? 0 : -1));
}

function nameOf(policy: Alias): string {
  const name = policy.slice(policy.indexOf(':') + 1);
  return policy.startsWith('k8s-cluster-role:') ? `ClusterRole/${name}` : `Role/${name.slice(name.indexOf('/') + 1)}`;
}

/** Terraform wants one subject in a binding at least. */
function removal({ subject, name }: AttachmentFact, isOnly: boolean, isTerraform: boolean): Remedy[] {
  const steps = ['Bind the role to the user, group or ServiceAccount that needs it.'];
  const also = isOnly ? [`Delete ${name}: nobody else is in it.`] : [];
  return [
    ...(subject && !(isOnly && isTerraform)
      ? [
          {
            type: 'edit-data' as const,
            id: 'remove-subject',
            title: 'Remove the subject',
            safety: 'review' as const,
            changes: [{ op: 'remove' as const, at: subject, empties: true as const }],
            steps: [...steps, ...also],
          },
        ]
      : []),
    { type: 'manual', title: 'Bind the role to those who need it', steps: [...steps, ...also] },
  ];
}

function check(graph: IdentityGraph): Hit[] {
  const roles = new Map([...roleUses(graph).keys()].map((role) => [role.key, role]));
  return graph.attachments.flatMap((attachment) => {
    const { type, policy, identity, identitySpan, name, span } = attachment;
    const who = EVERYONE.get(identity);
    if (type !== 'binding' || !who || !identitySpan || OWN_ROLE.test(policy)) return [];
    const isOnly = sameBinding(graph, attachment).length === 1;
    const role = roles.get(policy);
    return {
      span: identitySpan,
      message: `${name} gives ${role?.name ?? nameOf(policy)} to ${who}`,
      severity: severityOf(attachment, role),
      identity,
      related: [
        { span, message: 'the role that it gives' },
        ...(role ? [{ span: role.span, message: 'what the role may do' }] : []),
      ],
      remedies: removal(attachment, isOnly, graph.facts.get(span.file)?.host === 'terraform'),
    };
  });
}

export const rule = defineRule({
  id: 'k8s-binding-anonymous',
  title: 'Rights are bound to everyone, with or without a login',
  group: 'kubernetes',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-284', 'CWE-306'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check,
});
