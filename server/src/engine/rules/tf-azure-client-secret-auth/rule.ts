import type { CredentialFact, SettingFact } from '../../facts/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { isAzureLogin } from '../shared/azure/client-secret';
import docs from './doc.md';

const STEPS = [
  'Add a federated identity credential for the pipeline to the app registration: azuread_application_federated_identity_credential.',
  'Let the job ask for a token: `permissions: id-token: write` in GitHub Actions, `id_tokens` in GitLab, a service connection with workload identity federation in Azure Pipelines.',
  'On a machine in Azure write use_msi = true instead; at a desk `az login` is enough.',
  'Delete the secret of the app registration.',
];

const MANUAL: Remedy = { type: 'manual', title: 'Log in without a secret', steps: STEPS };

function literal(credential: CredentialFact): Hit {
  const { slot, span, confidence } = credential;
  // Azure Stack knows no tokens of pipelines.
  const isStack = slot.ownerType === 'provider:azurestack';
  return {
    span,
    message: `${slot.owner} logs in with a ${slot.name} that is written in the file`,
    severity: confidence === 'low' ? 'medium' : 'critical',
    confidence,
    credential,
    remedies: [
      ...(isStack ? [] : [{ type: 'drop-credentials' as const, credential }]),
      // Out of a variable it is the same login, which ends up in the same places.
      { type: 'vault-reference', credential, ...(isStack ? {} : { stored: true as const }) },
      MANUAL,
    ],
    ...(credential.identity ? { identity: credential.identity } : {}),
  };
}

function handed({ owner, span, block, path }: SettingFact): Hit {
  const name = path[0] ?? 'client_secret';
  const remedies: Remedy[] = [{ type: 'set-attribute', owner: block, name: 'use_oidc', value: true, replaces: name }, MANUAL];
  return {
    span,
    message: `${owner} is handed a ${name}, where a token of what it runs on would do`,
    severity: 'low',
    confidence: 'medium',
    remedies,
  };
}

export const rule = defineRule({
  id: 'tf-azure-client-secret-auth',
  title: 'Terraform logs in to Azure with a client secret',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI4', 'NHI2'],
  cwe: ['CWE-798', 'CWE-522'],
  hosts: ['terraform'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: ({ credentials, settings }) => [
    ...credentials.filter((one) => one.storage === 'literal' && isAzureLogin(one)).map(literal),
    ...settings.filter(({ about, state }) => about === 'client-secret-login' && state === 'unsafe').map(handed),
  ],
});
