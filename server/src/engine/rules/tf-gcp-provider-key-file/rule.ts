import type { Facts, SettingFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

function hitOf({ owner, span, block }: SettingFact): Hit {
  return {
    span,
    message: `${owner} logs in with the key file of a service account`,
    remedies: [
      {
        ...{
          type: 'edit-data',
          id: 'drop-key-file',
          title: 'Log in as whoever runs Terraform, without a key file',
          safety: 'review',
        },
        changes: [{ op: 'remove', at: block }],
        steps: [
          'At your desk: gcloud auth application-default login --impersonate-service-account=ACCOUNT, or set impersonate_service_account in the provider.',
          'In a pipeline: workload identity federation, such as google-github-actions/auth with workload_identity_provider.',
          'On Google Cloud: the account that is attached to the machine is found by itself.',
          'Then delete the key: gcloud iam service-accounts keys delete KEY_ID --iam-account=ACCOUNT, and the file.',
        ],
      },
    ],
  };
}

function check({ settings }: Facts): Hit[] {
  return settings.filter(({ about, state }) => about === 'key-file' && state === 'unsafe').map(hitOf);
}

export const rule = defineRule({
  id: 'tf-gcp-provider-key-file',
  title: 'Provider or backend of Google Cloud with a key file',
  group: 'gcp',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-522', 'CWE-324'],
  hosts: ['terraform'],
  docs,
  scope: 'file',
  check,
});
