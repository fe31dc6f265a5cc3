/** Logins of programs with a client secret or a user's password. Slots are written as in shape.ts. */
import type { CallRow } from '../calls';

export interface ClientSecretRow extends CallRow {
  /** What proves the login. */
  readonly slots: readonly string[];
  readonly provider: 'azure' | 'oauth';
  readonly flow: 'client secret' | 'user name and password';
}

const SECRET = { provider: 'azure', flow: 'client secret' } as const;
const PASSWORD = { provider: 'azure', flow: 'user name and password' } as const;

export const CLIENT_SECRET_CALLS: readonly ClientSecretRow[] = [
  // https://learn.microsoft.com/en-us/javascript/api/@azure/identity/clientsecretcredential
  { dialects: ['js'], calls: ['new ClientSecretCredential'], slots: ['2:clientSecret'], ...SECRET },
  { dialects: ['js'], calls: ['new UsernamePasswordCredential'], slots: ['3:password'], ...PASSWORD },
  { dialects: ['js'], calls: ['new ConfidentialClientApplication'], slots: ['auth.clientSecret'], ...SECRET },
  // https://learn.microsoft.com/en-us/python/api/azure-identity/azure.identity.clientsecretcredential
  { dialects: ['python'], calls: ['ClientSecretCredential'], slots: ['client_secret', '2:clientSecret'], ...SECRET },
  { dialects: ['python'], calls: ['UsernamePasswordCredential'], slots: ['password', '2:password'], ...PASSWORD },
  { dialects: ['python'], calls: ['ConfidentialClientApplication'], slots: ['client_credential', '1:clientSecret'], ...SECRET },
  { dialects: ['python'], calls: ['ServicePrincipalCredentials'], slots: ['secret'], ...SECRET },
  // https://pkg.go.dev/github.com/Azure/azure-sdk-for-go/sdk/azidentity
  { dialects: ['go'], calls: ['azidentity.NewClientSecretCredential'], slots: ['2:clientSecret'], ...SECRET },
  { dialects: ['go'], calls: ['azidentity.NewUsernamePasswordCredential'], slots: ['3:password'], ...PASSWORD },
  { dialects: ['go'], calls: ['confidential.NewCredFromSecret'], slots: ['0:clientSecret'], ...SECRET },
  // https://learn.microsoft.com/en-us/java/api/com.azure.identity.clientsecretcredentialbuilder
  { dialects: ['java', 'kotlin'], calls: ['clientSecret'], slots: ['0:clientSecret'], imports: 'com.azure', ...SECRET },
  {
    dialects: ['java', 'kotlin'],
    calls: ['ClientCredentialFactory.createFromSecret'],
    slots: ['0:clientSecret'],
    ...SECRET,
  },
  // https://learn.microsoft.com/en-us/dotnet/api/azure.identity.clientsecretcredential
  { dialects: ['csharp'], calls: ['new ClientSecretCredential'], slots: ['2:clientSecret', 'clientSecret'], ...SECRET },
  { dialects: ['csharp'], calls: ['new UsernamePasswordCredential'], slots: ['1:password', 'password'], ...PASSWORD },
  { dialects: ['csharp'], calls: ['WithClientSecret'], slots: ['0:clientSecret'], ...SECRET },
  { dialects: ['rust'], calls: ['ClientSecretCredential.new'], slots: ['2:clientSecret'], ...SECRET },
];

/** Pairs that say which grant of OAuth is asked for: https://www.rfc-editor.org/rfc/rfc6749#section-4.3 */
export const GRANT_KEYS: ReadonlySet<string> = new Set(['grant_type', 'grantType', 'GrantType']);
