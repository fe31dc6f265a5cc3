/** Calls that build a client from a file with a key. Slots are written as in shape.ts. */
import type { CallRow } from '../calls';

export interface KeyFileRow extends CallRow {
  /** The path, or the content of a file that is read. With `?`: only a path that ends like a key file counts. */
  readonly slots: readonly string[];
  readonly provider: 'gcp' | 'azure' | 'kubernetes';
  /** `a service account key`. */
  readonly what: string;
  /** Without the argument, or without its property, the client finds what the program runs as. */
  readonly optional?: true;
}

const GOOGLE = 'a service account key';
const KUBECONFIG = 'a kubeconfig';
const CERTIFICATE = 'a client certificate';

export const KEY_FILE_CALLS: readonly KeyFileRow[] = [
  // https://cloud.google.com/nodejs/docs/reference/google-auth-library/latest
  {
    dialects: ['js'],
    calls: ['new *'],
    slots: ['keyFilename', 'keyFile'],
    provider: 'gcp',
    what: GOOGLE,
    imports: 'google',
    optional: true,
  },
  {
    dialects: ['js'],
    calls: ['credential.cert', 'cert'],
    slots: ['0:path'],
    provider: 'gcp',
    what: GOOGLE,
    imports: 'firebase',
  },
  // https://googleapis.dev/python/google-auth/latest/reference/google.oauth2.service_account.html
  {
    dialects: ['python'],
    calls: ['from_service_account_file', 'from_service_account_json', 'load_credentials_from_file'],
    slots: ['0:path', 'filename', 'json_credentials_path'],
    provider: 'gcp',
    what: GOOGLE,
  },
  {
    dialects: ['python'],
    calls: ['from_json_keyfile_name', 'from_p12_keyfile'],
    slots: ['0:path', 'filename'],
    provider: 'gcp',
    what: GOOGLE,
  },
  {
    dialects: ['python'],
    calls: ['gspread.service_account'],
    slots: ['filename', '0:path'],
    provider: 'gcp',
    what: GOOGLE,
  },
  {
    dialects: ['python'],
    calls: ['credentials.Certificate'],
    slots: ['0:path', 'cert'],
    provider: 'gcp',
    what: GOOGLE,
    imports: 'firebase',
  },
  // https://pkg.go.dev/google.golang.org/api/option
  {
    dialects: ['go'],
    calls: ['option.WithCredentialsFile', 'option.WithServiceAccountFile'],
    slots: ['0:path'],
    provider: 'gcp',
    what: GOOGLE,
    optional: true,
  },
  {
    dialects: ['go'],
    calls: ['option.WithAuthCredentialsFile'],
    slots: ['1:path'],
    provider: 'gcp',
    what: GOOGLE,
    optional: true,
  },
  {
    dialects: ['go'],
    calls: ['google.JWTConfigFromJSON', 'option.WithCredentialsJSON', 'google.CredentialsFromJSON'],
    slots: ['0:path', '1:path'],
    provider: 'gcp',
    what: GOOGLE,
  },
  // https://cloud.google.com/java/docs/reference/google-auth-library/latest/com.google.auth.oauth2.GoogleCredentials
  {
    dialects: ['java', 'kotlin'],
    calls: ['GoogleCredentials.fromStream', 'ServiceAccountCredentials.fromStream', 'GoogleCredential.fromStream'],
    slots: ['0:path'],
    provider: 'gcp',
    what: GOOGLE,
  },
  // https://cloud.google.com/dotnet/docs/reference/Google.Apis/latest/Google.Apis.Auth.OAuth2.GoogleCredential
  {
    dialects: ['csharp'],
    calls: [
      ...['GoogleCredential.FromFile', 'GoogleCredential.FromStream', 'GoogleCredential.FromJson'],
      ...['CredentialFactory.FromFile', 'ServiceAccountCredential.FromServiceAccountData'],
    ],
    slots: ['0:path'],
    provider: 'gcp',
    what: GOOGLE,
  },
  // https://cloud.google.com/ruby/docs/reference/googleauth/latest
  {
    dialects: ['ruby'],
    calls: ['new', 'configure', 'make_creds'],
    slots: ['?credentials', '?keyfile', '?json_key_io', '?project_keyfile'],
    provider: 'gcp',
    what: GOOGLE,
  },
  // https://cloud.google.com/php/docs/reference/cloud-core/latest
  { dialects: ['php'], calls: ['new *'], slots: ['keyFilePath', '?credentials'], provider: 'gcp', what: GOOGLE },
  { dialects: ['php'], calls: ['setAuthConfig', 'withServiceAccount'], slots: ['?0:path'], provider: 'gcp', what: GOOGLE },
  {
    dialects: ['rust'],
    calls: ['CustomServiceAccount.from_file', 'read_service_account_key', 'CredentialsFile.new_from_file'],
    slots: ['0:path'],
    provider: 'gcp',
    what: GOOGLE,
  },
  // https://learn.microsoft.com/en-us/python/api/azure-identity/azure.identity.certificatecredential
  {
    dialects: ['js', 'csharp'],
    calls: ['new ClientCertificateCredential'],
    slots: ['2:path', 'certificatePath'],
    provider: 'azure',
    what: CERTIFICATE,
  },
  {
    dialects: ['python'],
    calls: ['CertificateCredential'],
    slots: ['2:path', 'certificate_path'],
    provider: 'azure',
    what: CERTIFICATE,
  },
  {
    dialects: ['java', 'kotlin'],
    calls: ['pemCertificate', 'pfxCertificate'],
    slots: ['0:path'],
    provider: 'azure',
    what: CERTIFICATE,
    imports: 'azure',
  },
  // https://github.com/kubernetes-client
  {
    dialects: ['js'],
    calls: ['loadFromFile'],
    slots: ['0:path'],
    provider: 'kubernetes',
    what: KUBECONFIG,
    imports: 'kubernetes',
  },
  {
    dialects: ['python'],
    calls: ['load_kube_config', 'new_client_from_config'],
    slots: ['config_file', '0:path'],
    provider: 'kubernetes',
    what: KUBECONFIG,
  },
  {
    dialects: ['go'],
    calls: ['clientcmd.BuildConfigFromFlags'],
    slots: ['1:path'],
    provider: 'kubernetes',
    what: KUBECONFIG,
  },
  {
    dialects: ['java', 'kotlin'],
    calls: ['KubeConfig.loadKubeConfig', 'Config.fromKubeconfig'],
    slots: ['0:path'],
    provider: 'kubernetes',
    what: KUBECONFIG,
  },
  {
    dialects: ['csharp'],
    calls: ['KubernetesClientConfiguration.BuildConfigFromConfigFile'],
    slots: ['0:path', 'kubeconfigPath'],
    provider: 'kubernetes',
    what: KUBECONFIG,
  },
  { dialects: ['ruby'], calls: ['Config.read'], slots: ['0:path'], provider: 'kubernetes', what: KUBECONFIG },
  { dialects: ['rust'], calls: ['Kubeconfig.read_from'], slots: ['0:path'], provider: 'kubernetes', what: KUBECONFIG },
];

/** Calls that read a file, or open it: what they are given is its path. */
export const FILE_READS: ReadonlySet<string> = new Set(
  (
    'readFileSync readFile require open read_text read_bytes ReadFile Open FileInputStream FileReader newInputStream readAllBytes ' +
    'readString getResourceAsStream getResource ClassPathResource getInputStream OpenRead ReadAllText ReadAllBytes read ' +
    'file_get_contents read_to_string inputStream readText load_json from_file'
  ).split(' '),
);

/** Calls that put a path together: its last part says which file it is. */
export const PATH_JOINS: ReadonlySet<string> = new Set(
  'join resolve joinpath Join Path File get of Combine expand_path abspath realpath normpath new str fspath parse loads load String'.split(
    ' ',
  ),
);

/** Where kubeconfigs of people stand: a program that runs there runs for its developer. */
export const OWN_CONFIG = /(?:^|[/\\])\.kube[/\\]|^~/;
