import type { Alias, CredentialFact } from '../../facts/model';
import { IN_CLEAR } from '../../facts/terraform/access-keys';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Related } from '../model';
import docs from './doc.md';

/** Outputs, in any file of the folder, that hand out the secret half of the key. */
function outputsOf(graph: IdentityGraph, key: Alias): Related[] {
  return graph.references.flatMap(({ to, from, fromType, span }) =>
    to === key && fromType === 'output' ? { span, message: `${from} hands out the secret key` } : [],
  );
}

function hitFor(graph: IdentityGraph, credential: CredentialFact): Hit {
  const { span, slot, identity, evidence } = credential;
  const related = identity ? outputsOf(graph, identity) : [];
  const clear = evidence.includes(IN_CLEAR);
  const how = related.length > 0 ? ', handed out by an output' : clear ? ', its secret in clear in the state' : '';
  return {
    span,
    message: `Long-lived access key ${slot.owner}${how}`,
    // An encrypted key is still long-lived, but nobody can read it from the state.
    severity: clear || related.length > 0 ? 'high' : 'medium',
    related,
    ...(identity ? { identity } : {}),
    remedies: [
      {
        type: 'manual',
        title: 'Let the workload assume a role instead',
        steps: [
          'Give the workload a role: an instance profile, task or pod role on AWS, an OIDC provider for a pipeline, IAM Roles Anywhere elsewhere.',
          `Attach the policies of the user of ${slot.owner} to that role.`,
          'Deploy the workload without the key and watch "last used" of the key stop.',
          `Remove ${slot.owner} and every output of it, and apply: the key is deleted. Old states still hold the secret.`,
        ],
      },
    ],
  };
}

export const rule = defineRule({
  id: 'tf-aws-iam-access-key',
  title: 'Long-lived IAM access key made by Terraform',
  group: 'terraform',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324', 'CWE-312'],
  hosts: ['terraform'],
  docs,
  scope: 'graph',
  check: (graph) =>
    [...graph.facts.values()].flatMap(({ credentials }) =>
      credentials.flatMap((credential) =>
        credential.slot.ownerType === 'aws_iam_access_key' && credential.storage === 'none' ? hitFor(graph, credential) : [],
      ),
    ),
});
