import type { IdentityGraph } from '../../graph/model';
import { oncePerPlace } from '../aws-iam';
import { defineRule, type Hit, type Severity } from '../model';
import docs from './doc.md';

/** AWS managed policies that are wider than one workload needs, with what they amount to. */
function judge(name: string): { severity: Severity; gives: string } | undefined {
  if (name === 'AdministratorAccess') return { severity: 'critical', gives: 'every action on every resource' };
  if (name === 'IAMFullAccess') return { severity: 'critical', gives: 'the power to grant itself anything' };
  if (name === 'PowerUserAccess') return { severity: 'high', gives: 'every action outside of identity management' };
  if (/^AdministratorAccess-/.test(name)) return { severity: 'high', gives: 'administration of several services' };
  if (/FullAccess(_v\d+|V\d+)?$/.test(name))
    return { severity: 'medium', gives: 'every action of its service on every resource' };
  return undefined;
}

/** Attachments of identity policies by name; a permissions boundary only takes rights away. */
function attached(graph: IdentityGraph): Hit[] {
  return graph.attachments.flatMap(({ policy, identity, type, name, span }) => {
    if (type !== 'grant' || !policy.startsWith('managed-policy:')) return [];
    const short = policy.slice(policy.lastIndexOf('/') + 1).replace('managed-policy:', '');
    const verdict = judge(short);
    if (!verdict) return [];
    return {
      span,
      message: `AWS managed policy ${short} in ${name} gives ${verdict.gives}`,
      severity: verdict.severity,
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
  hosts: ['terraform', 'cloudformation'],
  docs,
  scope: 'graph',
  check: (graph) => oncePerPlace(attached(graph)),
});
