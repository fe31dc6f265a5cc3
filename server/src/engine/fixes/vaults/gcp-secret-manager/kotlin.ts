import { forKotlin } from '../forms/kotlin';
import { secretName } from './names';
import { PROJECT } from './project';

// https://cloud.google.com/secret-manager/docs/access-secret-version
export const kotlin = forKotlin((name) => ({
  name: 'secretFromGoogle',
  args: [secretName(name)],
  lines: [
    '/** Reads the latest version of a secret in Google Secret Manager. */',
    'private fun secretFromGoogle(secret: String): String =',
    '    SecretManagerServiceClient.create().use { client ->',
    '        val name = SecretVersionName.of(System.getenv("GOOGLE_CLOUD_PROJECT"), secret, "latest")',
    '        client.accessSecretVersion(name).payload.data.toStringUtf8()',
    '    }',
  ],
  classes: [
    'com.google.cloud.secretmanager.v1.SecretManagerServiceClient',
    'com.google.cloud.secretmanager.v1.SecretVersionName',
  ],
  packages: `Add com.google.cloud:google-cloud-secretmanager to the build, and ${PROJECT}.`,
}));
