import type { Program } from '../forms/program';
import { secretName } from './names';
import { PROJECT } from './project';

// https://cloud.google.com/ruby/docs/reference/google-cloud-secret_manager-v1/latest
export const ruby: Program = (name) => ({
  expression: `Google::Cloud::SecretManager.secret_manager_service.access_secret_version(name: "projects/#{ENV.fetch("GOOGLE_CLOUD_PROJECT")}/secrets/${secretName(name)}/versions/latest").payload.data`,
  imports: [{ from: 'google/cloud/secret_manager' }],
  packages: { text: `Add the gem, and ${PROJECT}`, command: 'bundle add google-cloud-secret_manager' },
});
