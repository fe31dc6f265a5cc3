import { forCsharp } from '../forms/csharp';
import { secretId } from './names';

// https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/csharp_secrets-manager_code_examples.html
export const csharp = forCsharp((name) => ({
  name: 'SecretFromSecretsManagerAsync',
  args: [secretId(name), name.field],
  async: true,
  lines: [
    '/// <summary>Reads one key of a JSON secret in AWS Secrets Manager.</summary>',
    'private static async Task<string> SecretFromSecretsManagerAsync(string id, string key)',
    '{',
    '    using (var client = new AmazonSecretsManagerClient())',
    '    {',
    '        var response = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id });',
    '        return JsonDocument.Parse(response.SecretString).RootElement.GetProperty(key).GetString();',
    '    }',
    '}',
  ],
  namespaces: ['Amazon.SecretsManager', 'Amazon.SecretsManager.Model', 'System.Text.Json', 'System.Threading.Tasks'],
  packages: { text: 'Install the client', command: 'dotnet add package AWSSDK.SecretsManager' },
}));
