import type { SdkUseFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import { PROGRAMS, remediesOf, SCRIPTS, usesOf, weightOf } from '../shared/sdk/uses';
import docs from './doc.md';

const STEPS: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  aws: [
    'Ask STS for credentials that expire: AssumeRole, or AssumeRoleWithWebIdentity for whoever is outside of AWS.',
    'aws sts assume-role --role-arn ROLE --role-session-name NAME',
  ],
  // https://cloud.google.com/iam/docs/create-short-lived-credentials-direct
  gcp: [
    'Ask IAM Credentials for a token that expires (generateAccessToken), or federate whoever is outside of Google Cloud.',
    'gcloud auth print-access-token --impersonate-service-account=ACCOUNT',
  ],
  // https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-create-trust
  azure: [
    'Give the application a federated credential in place of a password; nothing has to be handed over.',
    'az ad app federated-credential create --id APPLICATION --parameters credential.json',
  ],
  // https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
  kubernetes: ['Ask the TokenRequest API for a token with an audience and an end.', 'kubectl create token ACCOUNT --duration=1h'],
};

function report(use: SdkUseFact): Hit {
  const { span, owner, detail, provider = '', softer } = use;
  return {
    span,
    message: `${owner} makes ${detail ?? 'a credential'}, which lives until somebody deletes it`,
    ...weightOf(use, 'high', softer ? 'medium' : 'low'),
    remedies: remediesOf(use, '', 'Hand out credentials that expire', STEPS[provider] ?? []),
  };
}

export const rule = defineRule({
  id: 'sdk-mints-long-lived-key',
  title: 'Code or script that makes a long-lived credential',
  group: 'source',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324', 'CWE-613'],
  hosts: [...PROGRAMS, ...SCRIPTS],
  docs,
  scope: 'file',
  check: (facts) => usesOf(facts, 'mints-key').map(report),
});
