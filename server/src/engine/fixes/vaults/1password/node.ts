import { forNode } from '../forms/node';
import { reference } from './names';
import { TOKEN } from './token';

// https://developer.1password.com/docs/sdks/load-secrets/
export const { typescript, javascript } = forNode((name) => ({
  name: 'secretFrom1Password',
  args: [reference(name)],
  lines: [
    '/** Reads the value behind a secret reference of 1Password. */',
    'async function secretFrom1Password(reference: string): Promise<string> {',
    '  const client = await createClient({',
    "    auth: process.env.OP_SERVICE_ACCOUNT_TOKEN ?? '',",
    `    integrationName: '${name.service}',`,
    "    integrationVersion: '1.0.0',",
    '  });',
    '  return client.secrets.resolve(reference);',
    '}',
  ],
  imports: [{ from: '@1password/sdk', names: ['createClient'] }],
  packages: { text: `Install the client, and ${TOKEN}`, command: 'npm install @1password/sdk' },
}));
