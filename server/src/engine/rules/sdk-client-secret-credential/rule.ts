import type { SdkUseFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import { PROGRAMS, remediesOf, SCRIPTS, usesOf, weightOf } from '../shared/sdk/uses';
import docs from './doc.md';

// https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation
const AZURE: readonly string[] = [
  'Log in with DefaultAzureCredential (ManagedIdentityCredential or WorkloadIdentityCredential where only one fits) of the package azure-identity.',
  'Give the program a managed identity, or a federated credential outside of Azure, with the roles that the application had.',
  'Delete the secret of the application once nothing uses it.',
];
const OAUTH: readonly string[] = [
  'Let the program log in as itself: the client credentials grant with a signed assertion, or token exchange from the identity it runs as.',
  'Close the account, or take its password away, once nothing uses it.',
];

function report(use: SdkUseFact): Hit {
  const { span, owner, detail, provider } = use;
  return {
    span,
    message: `${owner} logs in with a ${detail ?? 'client secret'} where an identity of the workload fits`,
    ...(use.storage === 'none' ? { confidence: 'medium' as const } : {}),
    // Kept well, it is still a secret that an identity would not need.
    ...(use.storage === 'vault' ? { severity: 'low' as const } : weightOf(use, 'medium', 'low')),
    remedies: remediesOf(
      use,
      'Log in as what the program runs as: DefaultAzureCredential, without a secret',
      'Log in without a secret',
      provider === 'oauth' ? OAUTH : AZURE,
    ),
  };
}

export const rule = defineRule({
  id: 'sdk-client-secret-credential',
  title: 'Login with a client secret or a password where a managed or federated identity fits',
  group: 'source',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-522', 'CWE-309'],
  hosts: [...PROGRAMS, ...SCRIPTS],
  docs,
  scope: 'file',
  check: (facts) => usesOf(facts, 'client-secret').map(report),
});
