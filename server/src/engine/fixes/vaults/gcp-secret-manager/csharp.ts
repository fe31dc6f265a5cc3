import { forCsharp } from '../forms/csharp';
import { secretName } from './names';
import { PROJECT } from './project';

// https://cloud.google.com/dotnet/docs/reference/Google.Cloud.SecretManager.V1/latest
export const csharp = forCsharp((name) => ({
  name: 'SecretFromGoogle',
  args: [secretName(name)],
  lines: [
    '/// <summary>Reads the latest version of a secret in Google Secret Manager.</summary>',
    'private static string SecretFromGoogle(string secret)',
    '{',
    '    var project = Environment.GetEnvironmentVariable("GOOGLE_CLOUD_PROJECT");',
    '    var name = new SecretVersionName(project, secret, "latest");',
    '    return SecretManagerServiceClient.Create().AccessSecretVersion(name).Payload.Data.ToStringUtf8();',
    '}',
  ],
  namespaces: ['Google.Cloud.SecretManager.V1', 'System'],
  packages: { text: `Install the client, and ${PROJECT}`, command: 'dotnet add package Google.Cloud.SecretManager.V1' },
}));
