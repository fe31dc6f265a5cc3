import type { Program } from '../forms/program';
import { secretName } from './names';
import { PROJECT } from './project';

// https://cloud.google.com/php/docs/reference/cloud-secret-manager/latest
export const php: Program = (name) => ({
  expression: `(new \\Google\\Cloud\\SecretManager\\V1\\Client\\SecretManagerServiceClient())->accessSecretVersion(\\Google\\Cloud\\SecretManager\\V1\\AccessSecretVersionRequest::build('projects/' . getenv('GOOGLE_CLOUD_PROJECT') . '/secrets/${secretName(name)}/versions/latest'))->getPayload()->getData()`,
  imports: [],
  packages: { text: `Install the client, and ${PROJECT}`, command: 'composer require google/cloud-secret-manager' },
});
