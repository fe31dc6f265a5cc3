import { forGo, OR_PANIC } from '../forms/go';
import { reference } from './names';
import { TOKEN } from './token';

// https://developer.1password.com/docs/sdks/load-secrets/
export const go = forGo((name) => ({
  name: 'mustSecretFrom1Password',
  args: [reference(name)],
  lines: [
    '// mustSecretFrom1Password reads the value behind a secret reference of 1Password.',
    'func mustSecretFrom1Password(reference string) string {',
    '\tctx := context.Background()',
    '\tclient, err := onepassword.NewClient(ctx,',
    '\t\tonepassword.WithServiceAccountToken(os.Getenv("OP_SERVICE_ACCOUNT_TOKEN")),',
    `\t\tonepassword.WithIntegrationInfo("${name.service}", "1.0.0"),`,
    '\t)',
    ...OR_PANIC,
    '\tvalue, err := client.Secrets().Resolve(ctx, reference)',
    ...OR_PANIC,
    '\treturn value',
    '}',
  ],
  imports: [{ from: 'context' }, { from: 'github.com/1password/onepassword-sdk-go', names: ['onepassword'] }, { from: 'os' }],
  modules: ['github.com/1password/onepassword-sdk-go'],
  needs: TOKEN,
}));
