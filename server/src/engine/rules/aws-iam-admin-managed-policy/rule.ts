import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { oncePerPlace } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';
import { judge, weigh } from './judge';

/** Attachments of identity policies by name; a permissions boundary only takes rights away. */
function attached(graph: IdentityGraph): Hit[] {
  return graph.attachments.flatMap(({ policy, identity, type, name, span, inSam }) => {
    if (type !== 'grant' || inSam || !policy.startsWith('managed-policy:')) return [];
    const short = policy.slice(policy.lastIndexOf('/') + 1).replace('managed-policy:', '');
    const verdict = judge(short);
    if (!verdict) return [];
    return {
      span,
      message: `AWS managed policy ${short} in ${name} gives ${verdict.gives}`,
      severity: weigh(verdict, graph.byAlias.get(identity)),
      identity,
      remedies: [
        {
          type: 'manual',
          title: 'Attach a narrower policy',
          steps: [
            'List the actions the identity has used: IAM Access Analyzer, or "last accessed" of the role.',
            'Attach a policy with those actions on the ARNs it works with, or the read-only managed policy where it only reads.',
            `Detach ${short} when nothing is denied any more.`,
          ],
        },
      ],
    };
  });
}

export const rule = defineRule({
  id: 'aws-iam-admin-managed-policy',
  title: 'AWS managed policy with administrator or full access is attached',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: (graph) => oncePerPlace(attached(graph)),
});
