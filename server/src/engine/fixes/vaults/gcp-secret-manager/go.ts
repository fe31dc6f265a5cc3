import { forGo, OR_PANIC } from '../forms/go';
import { secretName } from './names';
import { PROJECT } from './project';

// https://pkg.go.dev/cloud.google.com/go/secretmanager/apiv1#Client.AccessSecretVersion
export const go = forGo((name) => ({
  name: 'mustSecretFromGoogle',
  args: [secretName(name)],
  lines: [
    '// mustSecretFromGoogle reads the latest version of a secret in Google Secret Manager.',
    'func mustSecretFromGoogle(secret string) string {',
    '\tctx := context.Background()',
    '\tclient, err := secretmanager.NewClient(ctx)',
    ...OR_PANIC,
    '\tdefer client.Close()',
    '\tname := "projects/" + os.Getenv("GOOGLE_CLOUD_PROJECT") + "/secrets/" + secret + "/versions/latest"',
    '\tversion, err := client.AccessSecretVersion(ctx, &secretmanagerpb.AccessSecretVersionRequest{Name: name})',
    ...OR_PANIC,
    '\treturn string(version.GetPayload().GetData())',
    '}',
  ],
  imports: [
    { from: 'cloud.google.com/go/secretmanager/apiv1', names: ['secretmanager'] },
    { from: 'cloud.google.com/go/secretmanager/apiv1/secretmanagerpb' },
    { from: 'context' },
    { from: 'os' },
  ],
  modules: ['cloud.google.com/go/secretmanager/apiv1'],
  needs: PROJECT,
}));
