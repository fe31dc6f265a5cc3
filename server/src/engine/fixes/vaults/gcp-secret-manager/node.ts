import { forNode } from '../forms/node';
import { secretName } from './names';
import { PROJECT } from './project';

// https://cloud.google.com/secret-manager/docs/access-secret-version
export const { typescript, javascript } = forNode((name) => ({
  name: 'secretFromGoogle',
  args: [secretName(name)],
  lines: [
    '/** Reads the latest version of a secret in Google Secret Manager. */',
    'async function secretFromGoogle(secret: string): Promise<string> {',
    '  const name = `projects/${process.env.GOOGLE_CLOUD_PROJECT}/secrets/${secret}/versions/latest`;',
    '  const [{ payload }] = await new SecretManagerServiceClient().accessSecretVersion({ name });',
    '  if (!payload?.data) throw new Error(`${name} has no value`);',
    '  return payload.data.toString();',
    '}',
  ],
  imports: [{ from: '@google-cloud/secret-manager', names: ['SecretManagerServiceClient'] }],
  packages: { text: `Install the client, and ${PROJECT}`, command: 'npm install @google-cloud/secret-manager' },
}));
