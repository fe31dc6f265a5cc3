import type { CredentialFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { outputsOf } from '../shared/aws/key-outputs';
import docs from './doc.md';

function hitFor(graph: IdentityGraph, { span, slot, identity, evidence }: CredentialFact): Hit {
  const related = outputsOf(graph, identity);
  const shown = related.length > 0 ? ', handed out in clear by an output' : '';
  return {
    span,
    message: `Long-lived access key ${slot.owner}: ${evidence[0]}${shown}`,
    related,
    ...(identity ? { identity } : {}),
    remedies: [
      {
        type: 'manual',
        title: 'Let the workload assume a role instead',
        steps: [
          'Give the workload a role: an instance profile, task or function role on AWS, an OIDC provider for a pipeline, IAM Roles Anywhere elsewhere.',
          `Attach the policies of the user of ${slot.owner} to that role.`,
          'Deploy the workload without the key and watch "last used" of the key stop.',
          `Remove ${slot.owner} and every output of it, and update the stack: the key is deleted.`,
        ],
      },
    ],
  };
}

export const rule = defineRule({
  id: 'cfn-iam-access-key',
  title: 'Long-lived IAM access key made by CloudFormation',
  group: 'cloudformation',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324', 'CWE-312'],
  hosts: ['cloudformation'],
  docs,
  scope: 'graph',
  check: (graph) =>
    filesWith(graph, 'credentials').flatMap(({ credentials }) =>
      credentials.flatMap((credential) =>
        credential.slot.ownerType === 'AWS::IAM::AccessKey' && credential.storage === 'none' ? hitFor(graph, credential) : [],
      ),
    ),
});
