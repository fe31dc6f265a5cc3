import { forPython } from '../forms/python';
import { reference } from './names';
import { TOKEN } from './token';

// https://developer.1password.com/docs/sdks/load-secrets/
export const python = forPython((name) => ({
  name: 'secret_from_1password',
  args: [reference(name)],
  async: true,
  lines: [
    'async def secret_from_1password(reference: str) -> str:',
    '    """Read the value behind a secret reference of 1Password."""',
    '    client = await Client.authenticate(',
    '        auth=os.environ["OP_SERVICE_ACCOUNT_TOKEN"],',
    `        integration_name="${name.service}",`,
    '        integration_version="1.0.0",',
    '    )',
    '    return await client.secrets.resolve(reference)',
  ],
  imports: [{ from: 'onepassword.client', names: ['Client'] }, { from: 'os' }],
  packages: { text: `Install the client, and ${TOKEN}`, command: 'pip install onepassword-sdk' },
}));
