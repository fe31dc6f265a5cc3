/** Calls and expressions that read the environment or a vault, and calls that only change the form of a value. */
import type { VaultReferenceFact } from '../model';
import type { Dialect } from './dialects/role';

/** Objects whose members are environment variables. */
export const ENVIRONMENT_OBJECTS: Readonly<Record<Dialect, readonly string[]>> = {
  js: ['process.env', 'import.meta.env', 'Bun.env', 'globalThis.process.env'],
  python: ['os.environ', 'environ'],
  go: [],
  java: ['System.getenv()'],
  csharp: [],
  kotlin: ['System.getenv()'],
  ruby: ['ENV'],
  php: ['_ENV', '_SERVER'],
  rust: [],
  shell: [],
  powershell: ['env', 'Env', 'ENV'],
};

/** Calls whose first argument is the name of an environment variable; the second, where there is one, is the default. */
export const ENVIRONMENT_CALLS: Readonly<Record<Dialect, readonly string[]>> = {
  js: ['Deno.env.get', 'env.get'],
  python: ['os.getenv', 'getenv', 'os.environ.get', 'environ.get', 'os.environ.pop', 'env', 'env.str', 'config'],
  go: ['os.Getenv', 'os.LookupEnv', 'syscall.Getenv', 'viper.GetString'],
  java: ['System.getenv', 'System.getenv().get', 'System.getProperty', 'System.getenv().getOrDefault'],
  csharp: ['Environment.GetEnvironmentVariable', 'System.Environment.GetEnvironmentVariable'],
  kotlin: ['System.getenv', 'System.getenv().get', 'System.getProperty', 'System.getenv().getOrDefault'],
  ruby: ['ENV.fetch', 'ENV.dig'],
  php: ['getenv', 'env', 'Env.get'],
  rust: ['env.var', 'std.env.var', 'env.var_os', 'std.env.var_os', 'dotenv.var', 'dotenvy.var', 'env', 'option_env'],
  shell: [],
  powershell: ['Environment.GetEnvironmentVariable', 'System.Environment.GetEnvironmentVariable'],
};

const OWN_READER =
  /(?:^|[.])(?:get|read|fetch|lookup|must|must_?get|require|required)?_?env(?:_?(?:var|variable|string|value|or|or_?default|or_?throw|or_?fail))?$/i;

/** A function of the program's own that reads a variable: `env('DB_PASSWORD')`, `getEnv("API_TOKEN", "x")`, `config.mustGetenv(…)`. */
export function isOwnReader(callee: string, variable: string): boolean {
  return OWN_READER.test(callee) && /^[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,12}$/.test(variable);
}

/** The last name of calls that give back their first argument, or the object they are called on, in another form. */
export const PASS_THROUGH: ReadonlySet<string> = new Set([
  ...['new Uri', 'new URI', 'URI.create'],
  ...(
    'String str bytes bytearray aws.String aws.ToString pointer.String ptr.String to.Ptr to.StringPtr trim strip rstrip toString ' +
    'toCharArray getBytes encode decode TrimSpace Buffer.from JSON.parse json.loads json.load valueOf String.valueOf SecretStr ' +
    'get_secret_value requireNonNull Objects.requireNonNull strings.TrimSpace azcore.NewKeyCredential Secret required assertDefined ' +
    'Convert.ToBase64String Convert.FromBase64String UTF8.GetBytes ASCII.GetBytes Default.GetBytes Unicode.GetBytes ' +
    'ConvertTo-SecureString toByteArray encodeToByteArray hex fromhex unhexlify decodeHex parseHex hexToByteArray DecodeString ' +
    'Optional.ofNullable orElse orElseThrow TextEncoder().encode ' +
    // Rust
    'Some Ok to_string to_owned into as_str as_bytes as_ref to_vec clone unwrap expect unwrap_or_default ok context String.from ' +
    'SecretString.from SecretString.new Secret.new SecretBox.new Cow.Borrowed Box.from Arc.from Zeroizing.new ' +
    'HeaderValue.from_static HeaderValue.from_str ' +
    // Ruby
    'freeze to_s'
  ).split(' '),
]);

/** The last name of calls that give their object, or where it is missing their argument. */
export const FALLBACKS: ReadonlySet<string> = new Set(['unwrap_or', 'unwrap_or_else']);

/** Calls that fill in a text: how its places are marked; `+` joins its arguments. */
export const FORMATS: Partial<Record<Dialect, Readonly<Record<string, '%' | '{' | '+'>>>> = {
  ruby: { format: '%', sprintf: '%' },
  php: { sprintf: '%' },
  rust: { format: '{', 'std.format': '{', concat: '+' },
};

export interface VaultRead {
  readonly vault: VaultReferenceFact['vault'];
  /** Last names of the call. */
  readonly calls: readonly string[];
  /** Something that must stand in the file as well, where the name alone says too little. */
  readonly needs?: RegExp;
  /** Keyword, property or struct field that holds the path; a first literal argument serves too. */
  readonly path: readonly string[];
}

export const VAULT_READS: readonly VaultRead[] = [
  {
    vault: 'aws-secrets-manager',
    calls: [
      'new GetSecretValueCommand',
      'getSecretValue',
      'get_secret_value',
      'GetSecretValue',
      'GetSecretValueWithContext',
      'GetSecretValueAsync',
      'Get-SECSecretValue',
      'new BatchGetSecretValueCommand',
      'getSecretFromCache',
      'get_secret_string',
      'GetSecretString',
    ],
    needs: /Get-SEC|secrets?[-_.]?manager|secretcache|secret[-_]?caching/i,
    path: ['SecretId', 'secretId', 'secret_id'],
  },
  {
    vault: 'aws-ssm',
    calls: [
      'new GetParameterCommand',
      'new GetParametersCommand',
      'new GetParametersByPathCommand',
      'getParameter',
      'getParameters',
      'get_parameter',
      'get_parameters',
      'GetParameter',
      'GetParameters',
      'GetParameterWithContext',
      'GetParameterAsync',
      'Get-SSMParameter',
      'Get-SSMParameterValue',
    ],
    needs: /\bssm\b|-SSM|SSMClient|SsmClient/i,
    path: ['Name', 'Names', 'Path', 'name'],
  },
  {
    vault: 'azure-key-vault',
    calls: ['getSecret', 'get_secret', 'GetSecret', 'GetSecretAsync', 'Get-AzKeyVaultSecret'],
    needs: /keyvault|azsecrets|key_vault/i,
    path: ['name'],
  },
  {
    vault: 'gcp-secret-manager',
    calls: ['accessSecretVersion', 'access_secret_version', 'AccessSecretVersion', 'AccessSecretVersionAsync'],
    path: ['name', 'Name'],
  },
  {
    vault: 'hashicorp-vault',
    calls: [
      'read',
      'Read',
      'ReadWithContext',
      'readSecret',
      'read_secret',
      'read_secret_version',
      'ReadSecretAsync',
      'readWithContext',
      'Get',
      'generate_credentials',
    ],
    needs:
      /hvac|VaultSharp|node-vault|hashicorp\/vault|vault-client|bettercloud\.vault|springframework\.vault|VAULT_ADDR|Vault\.(?:logical|kv)\b|vaultrs|Vault\\Client/,
    path: ['path'],
  },
  {
    vault: '1password',
    calls: ['resolve', 'Resolve'],
    needs: /1password|onepassword/i,
    path: [],
  },
];

/** Whose `read` it is must show in the callee for names as plain as these. */
export const PLAIN_READS: ReadonlySet<string> = new Set(['read', 'Read', 'Get', 'resolve', 'Resolve', 'ReadWithContext']);
export const VAULT_CALLEE = /vault|logical|kvv?[12]|secrets\b|secrets\(\)/i;
