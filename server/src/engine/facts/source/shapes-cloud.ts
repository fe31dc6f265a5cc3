/** Cloud SDKs: AWS, Azure, Google. */
import type { Dialect } from './dialects/role';
import type { SdkShape } from './shape';

const js: readonly Dialect[] = ['js'];
const python: readonly Dialect[] = ['python'];
const go: readonly Dialect[] = ['go'];
const java: readonly Dialect[] = ['java', 'kotlin'];
const every: readonly Dialect[] = ['js', 'python', 'go', 'java', 'kotlin'];
/** The id and the session token must look like one: tests put any word there. */
const AWS_PAIR = ['?0:accessKeyId', '1:secretAccessKey', '?2:sessionToken'];

export const CLOUD: readonly SdkShape[] = [
  {
    dialects: js,
    calls: ['new *', 'AWS.config.update', 'config.update'],
    slots: ['?accessKeyId', 'secretAccessKey', '?sessionToken'].flatMap((name) => [name, name.replace(/^\??/, '$&credentials.')]),
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects: js,
    calls: ['fromTemporaryCredentials'],
    slots: ['?masterCredentials.accessKeyId', 'masterCredentials.secretAccessKey', '?masterCredentials.sessionToken'],
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects: js,
    calls: ['new AWS.Credentials', 'new Credentials'],
    slots: AWS_PAIR,
    provider: 'aws',
    ownerType: 'aws-sdk',
    imports: 'aws',
  },
  {
    dialects: python,
    calls: ['*'],
    slots: ['?aws_access_key_id', 'aws_secret_access_key', '?aws_session_token'],
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects: go,
    calls: ['credentials.NewStaticCredentialsProvider', 'credentials.NewStaticCredentials', 'NewStaticCredentialsProvider'],
    slots: AWS_PAIR,
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects: java,
    calls: [
      'AwsBasicCredentials.create',
      'AwsSessionCredentials.create',
      'new BasicAWSCredentials',
      'new BasicSessionCredentials',
    ],
    slots: AWS_PAIR,
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects: ['js', 'java', 'kotlin'],
    calls: ['new ClientSecretCredential'],
    slots: ['2:clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: python,
    calls: ['ClientSecretCredential'],
    slots: ['2:client_secret', 'client_secret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: go,
    calls: ['azidentity.NewUsernamePasswordCredential'],
    slots: ['3:password'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: go,
    calls: ['confidential.NewCredFromSecret'],
    slots: ['0:clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: js,
    calls: ['new ConfidentialClientApplication'],
    slots: ['auth.clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: python,
    calls: ['ConfidentialClientApplication', 'ServicePrincipalCredentials'],
    slots: ['client_credential', 'secret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: go,
    calls: ['azidentity.NewClientSecretCredential'],
    slots: ['2:clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: java,
    calls: ['new ClientSecretCredentialBuilder().clientSecret', 'clientSecret'],
    slots: ['0:clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
    imports: 'azure',
  },
  { dialects: js, calls: ['new UsernamePasswordCredential'], slots: ['3:password'], provider: 'azure', ownerType: 'azure-sdk' },
  {
    dialects: python,
    calls: ['UsernamePasswordCredential'],
    slots: ['2:password', 'password'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: ['js', 'java', 'kotlin'],
    calls: ['new StorageSharedKeyCredential', 'new AzureNamedKeyCredential'],
    slots: ['1:accountKey'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: go,
    calls: ['azblob.NewSharedKeyCredential', 'NewSharedKeyCredential'],
    slots: ['1:accountKey'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: ['js', 'java', 'kotlin'],
    calls: ['new AzureKeyCredential', 'new AzureSASCredential', 'new SearchKeyCredential'],
    slots: ['0:apiKey'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: python,
    calls: ['AzureKeyCredential', 'AzureSasCredential', 'AzureNamedKeyCredential'],
    slots: ['0:apiKey', 'key'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: go,
    calls: ['azcore.NewKeyCredential', 'azcore.NewSASCredential'],
    slots: ['0:apiKey'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: every,
    calls: [
      'fromConnectionString',
      'from_connection_string',
      'connectionString',
      'NewServiceClientFromConnectionString',
      'NewClientFromConnectionString',
    ],
    slots: ['0:connectionString', 'conn_str'],
    provider: 'azure',
    ownerType: 'azure-sdk',
    imports: 'azure',
  },
  {
    dialects: js,
    calls: ['new *'],
    slots: ['credentials.private_key'],
    provider: 'gcp',
    ownerType: 'gcp-sdk',
    imports: 'google',
  },
  {
    dialects: python,
    calls: ['from_service_account_info', 'from_json_keyfile_dict'],
    slots: ['0.private_key'],
    provider: 'gcp',
    ownerType: 'gcp-sdk',
  },
  {
    dialects: go,
    calls: ['option.WithCredentialsJSON', 'option.WithAPIKey', 'google.CredentialsFromJSON'],
    slots: ['0:credentials'],
    provider: 'gcp',
    ownerType: 'gcp-sdk',
  },
];
