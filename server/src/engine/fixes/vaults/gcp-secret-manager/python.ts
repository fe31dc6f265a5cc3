import { forPython } from '../forms/python';
import { secretName } from './names';
import { PROJECT } from './project';

// https://cloud.google.com/secret-manager/docs/access-secret-version
export const python = forPython((name) => ({
  name: 'secret_from_google',
  args: [secretName(name)],
  lines: [
    'def secret_from_google(secret: str) -> str:',
    '    """Read the latest version of a secret in Google Secret Manager."""',
    '    client = secretmanager.SecretManagerServiceClient()',
    '    name = client.secret_version_path(os.environ["GOOGLE_CLOUD_PROJECT"], secret, "latest")',
    '    return client.access_secret_version(name=name).payload.data.decode()',
  ],
  imports: [{ from: 'google.cloud', names: ['secretmanager'] }, { from: 'os' }],
  packages: { text: `Install the client, and ${PROJECT}`, command: 'pip install google-cloud-secret-manager' },
}));
