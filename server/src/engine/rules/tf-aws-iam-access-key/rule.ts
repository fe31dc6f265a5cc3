import type { CredentialFact } from '../../facts/model';
import { IN_CLEAR } from '../../facts/terraform/secrets/access-keys';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit, type Remedy } from '../model';
import { everyMeans, isAccountRoot, onlySendsMail } from '../shared/aws/aws-users';
import { outputsOf } from '../shared/aws/key-outputs';
import docs from './doc.md';

function hitFor(graph: IdentityGraph, credential: CredentialFact, mail: boolean): Hit {
  const { span, slot, identity, evidence } = credential;
  const related = outputsOf(graph, identity);
  const clear = evidence.includes(IN_CLEAR);
  const how = related.length > 0 ? ', handed out by an output' : clear ? ', its secret in clear in the state' : '';
  return {
    span,
    message: `Long-lived access key ${slot.owner}${how}${mail ? ', for SMTP logins of Amazon SES' : ''}`,
    severity: mail ? 'low' : clear || related.length > 0 ? 'high' : 'medium',
    related,
    ...(identity ? { identity } : {}),
    remedies: [mail ? ROTATE : assume(slot.owner ?? 'the key', slot.kind === 'key-value')],
  };
}

/** SMTP knows no roles: the key stays, and may send mail only. */
const ROTATE: Remedy = {
  type: 'manual',
  title: 'Keep the key narrow and rotate it',
  steps: [
    'Limit the policy of the user to ses:SendRawEmail for the addresses that it sends from.',
    'Encrypt the secret with pgp_key, or make the SMTP login outside of Terraform, and put it into a vault.',
    'Make a second key on a schedule, move the sender to it, and delete the first.',
    'A program that can call the SES API needs no SMTP login: give it a role.',
  ],
};

const assume = (key: string, byTask: boolean): Remedy => ({
  type: 'manual',
  title: 'Let the workload assume a role instead',
  steps: [
    'Give the workload a role: an instance profile, task or pod role on AWS, an OIDC provider for a pipeline, IAM Roles Anywhere elsewhere.',
    `Attach the policies of the user of ${key} to that role.`,
    'Deploy the workload without the key and watch "last used" of the key stop.',
    byTask
      ? 'Give the task state: absent and run it once: the key is deleted. What it registered may stand in logs and caches of facts.'
      : `Remove ${key} and every output of it, and apply: the key is deleted. Old states still hold the secret.`,
  ],
});

function check(graph: IdentityGraph): Hit[] {
  const keys = filesWith(graph, 'credentials').flatMap(({ credentials }) =>
    credentials.filter(({ slot, storage }) => slot.ownerType === 'aws_iam_access_key' && storage === 'none'),
  );
  if (keys.length === 0) return [];
  const owners = new Map(everyMeans(graph, 'access-key').map((one) => [placeOf(one.block), one]));
  return keys.flatMap((key) => {
    const owner = owners.get(placeOf(key.span));
    // A key of the root user is worse than long-lived, and has a rule of its own.
    if (owner && isAccountRoot(graph, owner)) return [];
    const user = owner && graph.byAlias.get(owner.user);
    return hitFor(graph, key, user !== undefined && onlySendsMail(user));
  });
}

function placeOf({ file, start }: Span): string {
  return `${file}:${start}`;
}

export const rule = defineRule({
  id: 'tf-aws-iam-access-key',
  title: 'Long-lived IAM access key made by Terraform or Ansible',
  group: 'terraform',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324', 'CWE-312'],
  hosts: ['terraform', 'ansible'],
  docs,
  scope: 'graph',
  check,
});
