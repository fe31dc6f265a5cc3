import { forJava } from '../forms/java';
import { secretName } from './names';
import { PROJECT } from './project';

// https://cloud.google.com/secret-manager/docs/access-secret-version
export const java = forJava((name) => ({
  name: 'secretFromGoogle',
  args: [secretName(name)],
  lines: [
    '/** Reads the latest version of a secret in Google Secret Manager. */',
    'private static String secretFromGoogle(String secret) {',
    '    try (SecretManagerServiceClient client = SecretManagerServiceClient.create()) {',
    '        SecretVersionName name = SecretVersionName.of(System.getenv("GOOGLE_CLOUD_PROJECT"), secret, "latest");',
    '        return client.accessSecretVersion(name).getPayload().getData().toStringUtf8();',
    '    } catch (IOException e) {',
    '        throw new UncheckedIOException(e);',
    '    }',
    '}',
  ],
  classes: [
    'com.google.cloud.secretmanager.v1.SecretManagerServiceClient',
    'com.google.cloud.secretmanager.v1.SecretVersionName',
    'java.io.IOException',
    'java.io.UncheckedIOException',
  ],
  packages: `Add com.google.cloud:google-cloud-secretmanager to the build, and ${PROJECT}.`,
}));
