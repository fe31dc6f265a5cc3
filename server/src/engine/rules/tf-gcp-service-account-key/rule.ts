import type { IssuedCredentialFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { broadRole } from '../shared/gcp/grants';
import docs from './doc.md';

/** Uploaded public halves keep the private one out of the state; keepers make a new key now and then. */
function severityOf({ rights, lifetime }: IssuedCredentialFact): Severity {
  return rights || lifetime.state === 'unknown' ? 'medium' : 'high';
}

function remediesOf({ kind, owner, ownerType, block }: IssuedCredentialFact): Remedy[] {
  if (ownerType.startsWith('module:'))
    return [{ type: 'set-attribute', owner: block, name: 'generate_keys', value: false, safety: 'review' }, NO_KEY];
  const goes: Remedy[] = ownerType.startsWith('google_')
    ? [{ type: 'remove-declaration', title: `Take ${owner} out: nothing here uses it`, owner: block, address: owner }]
    : [];
  return [...goes, kind === 'hmac-key' ? NO_HMAC : NO_KEY];
}

const NO_KEY: Remedy = {
  type: 'manual',
  title: 'Let the workload prove who it is without a key',
  steps: [
    'On Google Cloud: attach the service account to the machine, function or service (GKE: Workload Identity Federation), and drop the key file.',
    'From GitHub, GitLab, AWS, Azure or any issuer of OpenID Connect: declare a google_iam_workload_identity_pool, a provider with an attribute_condition, and a google_service_account_iam_member with roles/iam.workloadIdentityUser for the one repository or role.',
    'On the machine of a developer: gcloud auth application-default login --impersonate-service-account.',
    'Remove the key and every output of it, and apply: it is deleted. Old states still hold its private half.',
    'Forbid new ones with the organization policy iam.disableServiceAccountKeyCreation.',
  ],
};

const NO_HMAC: Remedy = {
  type: 'manual',
  title: 'Use the JSON API with the account of the workload',
  steps: [
    'Let the program use a client library of Cloud Storage: it takes the account that the workload runs as.',
    'Where only the S3 protocol is spoken, keep one HMAC key for each account, in Secret Manager, and make a new one on a schedule.',
    'Deactivate the key, then delete it. Old states still hold its secret.',
  ],
};

function hitOf(graph: IdentityGraph, credential: IssuedCredentialFact): Hit[] {
  const { kind, owner, identity, lifetime, rights } = credential;
  if (kind !== 'service-account-key' && kind !== 'hmac-key') return [];
  const account = identity && graph.byAlias.get(identity)?.name;
  const broad = broadRole(graph, identity);
  const whose = account ? ` of ${account}${broad ? `, which holds ${broad},` : ''}` : '';
  const where = rights ? '' : ', whose secret half stands in the state';
  return [
    {
      span: lifetime.span,
      message: `${owner} makes a ${kind === 'hmac-key' ? 'storage key' : 'key'}${whose} that works until it is deleted${credential.ownerType.startsWith('google_') ? where : ''}`,
      severity: broad && !rights ? 'critical' : severityOf(credential),
      ...(identity ? { identity } : {}),
      remedies: remediesOf(credential),
    },
  ];
}

function check(graph: IdentityGraph): Hit[] {
  return filesWith(graph, 'issuedCredentials').flatMap(({ issuedCredentials }) =>
    issuedCredentials.flatMap((one) => hitOf(graph, one)),
  );
}

export const rule = defineRule({
  id: 'tf-gcp-service-account-key',
  title: 'Long-lived key of a service account',
  group: 'gcp',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324', 'CWE-312'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
