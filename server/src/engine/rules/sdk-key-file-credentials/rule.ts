import type { SdkUseFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import { PROGRAMS, remediesOf, SCRIPTS, usesOf, weightOf } from '../shared/sdk/uses';
import docs from './doc.md';

const STEPS: Readonly<Record<string, readonly string[]>> = {
  // https://cloud.google.com/docs/authentication/application-default-credentials
  gcp: [
    'Let the client find its credentials by itself (Application Default Credentials): leave the argument out.',
    'Give the program a service account where it runs, or Workload Identity Federation elsewhere, and delete the key.',
    'On your own machine: gcloud auth application-default login.',
  ],
  // https://learn.microsoft.com/en-us/azure/developer/intro/passwordless-overview
  azure: [
    'Log in with DefaultAzureCredential, and give the program a managed identity or a workload identity where it runs.',
    'Take the certificate off the application once nothing uses it.',
  ],
  // https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
  kubernetes: [
    'In a pod use the configuration inside the cluster (loadFromCluster, load_incluster_config, rest.InClusterConfig).',
    'Elsewhere take the path from KUBECONFIG, whose entry asks the cloud for a token (exec plugin).',
  ],
};

function report(use: SdkUseFact): Hit {
  const { span, owner, detail, provider = '' } = use;
  return {
    span,
    message: `${owner} logs in with ${detail ?? 'a key file'} from a path in the code`,
    ...weightOf(use, 'high', 'low'),
    remedies: remediesOf(
      use,
      'Leave the key file out; the default credentials take over',
      'Log in as what the program runs as',
      STEPS[provider] ?? [],
    ),
  };
}

export const rule = defineRule({
  id: 'sdk-key-file-credentials',
  title: 'Client built from a key file',
  group: 'source',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-522', 'CWE-324'],
  hosts: [...PROGRAMS, ...SCRIPTS],
  docs,
  scope: 'file',
  check: (facts) => usesOf(facts, 'key-file').map(report),
});
