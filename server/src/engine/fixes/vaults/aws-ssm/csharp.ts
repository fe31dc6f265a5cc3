import { forCsharp } from '../forms/csharp';
import { parameterName } from './names';

// https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/csharp_ssm_code_examples.html
export const csharp = forCsharp((name) => ({
  name: 'SecretFromParameterStoreAsync',
  args: [parameterName(name)],
  async: true,
  lines: [
    '/// <summary>Reads a SecureString in AWS SSM Parameter Store.</summary>',
    'private static async Task<string> SecretFromParameterStoreAsync(string name)',
    '{',
    '    using (var client = new AmazonSimpleSystemsManagementClient())',
    '    {',
    '        var request = new GetParameterRequest { Name = name, WithDecryption = true };',
    '        return (await client.GetParameterAsync(request)).Parameter.Value;',
    '    }',
    '}',
  ],
  namespaces: ['Amazon.SimpleSystemsManagement', 'Amazon.SimpleSystemsManagement.Model', 'System.Threading.Tasks'],
  packages: { text: 'Install the client', command: 'dotnet add package AWSSDK.SimpleSystemsManagement' },
}));
