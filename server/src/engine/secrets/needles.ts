/** Everything the byte filter looks for: the literals of the token formats, and words that make a file worth a closer look. */
import { COMMANDS } from './command-forms';
import { hiddenNeedles } from './decode/needles';
import { formats } from './formats/index';
import { LOGIN_CALLS } from './login';
import { type Needle, type Table, tableOf } from './trigrams';

/** What a needle stands for: 0 and above is a format's index; these are the others. -50 and below: decode/targets.ts. */
export const Target = {
  privateKey: -1,
  encodedKey: -2,
  url: -3,
  dsn: -4,
  settings: -5,
  /** `password…`: the name may go on. */
  word: -6,
  /** `…_key`: the name ends there. */
  lastWord: -7,
  identity: -8,
  curl: -9,
  template: -10,
  awsType: -11,
  apiVersion: -12,
  statement: -13,
  driver: -14,
  environment: -15,
  header: -16,
  agent: -30,
  /** A program that takes a password on its command line. */
  command: -17,
  /** A call whose arguments are a login. */
  login: -18,
} as const;

const WORDS = ['pass', 'pwd', 'secret', 'token', 'credential', 'apikey', 'api_key', 'api-key'];
const LAST_WORDS = ['key', 'auth', 'creds', '_pat', '_psk', '_pw'];
const SETTINGS = ['password=', 'pwd=', 'accountkey=', 'sharedaccesskey=', 'password =', 'pwd ='];
const ENVIRONMENT = ['process.env', 'import.meta.env', 'os.environ', 'getenv(', 'LookupEnv('];

/** Credentials made by hand, reads of a vault, roles that are assumed: each says something of an identity by itself. */
const IDENTITY = [
  ...['StaticCredential', 'AwsBasicCredential', 'BasicAWSCredential', 'BasicSessionCredential', 'AWS.Credentials'],
  ...['GetSecretValue', 'get_secret_value', 'getSecretValue', 'SecretsManagerClient', 'AssumeRole', 'assume_role'],
  ...['ClientSecretCredential', 'PasswordCredential', 'SharedKeyCredential', 'KeyCredential(', 'SecretClient'],
  ...['accessSecretVersion', 'AccessSecretVersion', 'access_secret_version', 'from_service_account', 'keyFilename'],
  ...['WithCredentials', 'GoogleCredentials.from', 'hvac', 'node-vault', 'vault/api', 'VaultTemplate', 'KVv2('],
  ...['GetParameterCommand', 'get_parameter(', 'GetParameterInput'],
  // Behind a quote: comments of generated clients are full of them.
  ...['"arn:aws:iam::', "'arn:aws:iam::", '`arn:aws:iam::', 'gserviceaccount.com'],
  // Keys of signatures: no secret-like word need stand beside them.
  ...['createHmac(', 'jwt.sign(', 'jwt.verify(', 'jwt.encode(', 'jwt.decode(', 'SignedString(', '.HMAC256('],
  ...['system:serviceaccount:', 'fromConnectionString', 'from_connection_string'],
];

/** Names of HTTP headers that hold credentials, and what stands before one. */
const HEADERS = [
  ...['uthorization', 'bearer ', 'bearer%20', 'basic ', 'headervalue("', 'cookie:', 'cookie":', "cookie':", 'api-key', 'apikey'],
  ...['auth-key', 'access-key', 'subscription-key', 'application-key', 'functions-key', 'app-key', '-token', '-secret'],
];

/** Drivers, clients and libraries whose credential arguments count even when the literal is weak. */
const DRIVER = [
  ...['createConnection', 'createPool', 'psycopg', 'asyncpg', 'pymysql', 'mysql.connector', 'MySQLdb', 'MongoClient', 'mongoose'],
  ...[
    'createClient',
    'sql.Open',
    'pgx.',
    'pgxpool',
    'DriverManager',
    'HikariConfig',
    'create_engine',
    'redis.',
    'ioredis',
    'pg.',
  ],
  ...[
    "from 'pg'",
    "from 'mysql2",
    'Octokit',
    '@slack/',
    'slack_sdk',
    'twilio',
    'Stripe(',
    'stripe.',
    'openai',
    'OpenAI(',
    'nthropic',
  ],
  ...['sendgrid', 'nodemailer', 'smtplib', 'paramiko', 'jsonwebtoken', 'jwt.', 'firebase-admin', 'kafkajs', 'Client('],
  ...['equelize', 'PlainAuth', 'amqp', 'uthorization'],
];

/** The filter's table, made once. */
export const table: Table = tableOf([
  ...formats.flatMap((format, target) => format.literals.map((text) => needle(text, target, format.at === 'keyword'))),
  needle('PRIVATE KEY', Target.privateKey),
  needle('PuTTY-User-Key-File-', Target.privateKey),
  needle('LS0tLS1CRUdJTi', Target.encodedKey),
  needle('://', Target.url),
  needle('@tcp(', Target.dsn),
  needle('@unix(', Target.dsn),
  needle('oracle:thin:', Target.dsn, true),
  ...SETTINGS.map((text) => needle(text, Target.settings, true)),
  ...WORDS.map((text) => needle(text, Target.word, true)),
  ...LAST_WORDS.map((text) => needle(text, Target.lastWord, true)),
  ...IDENTITY.map((text) => needle(text, Target.identity)),
  ...DRIVER.map((text) => needle(text, Target.driver)),
  ...ENVIRONMENT.map((text) => needle(text, Target.environment, true)),
  ...HEADERS.map((text) => needle(text, Target.header, true)),
  ...hiddenNeedles.map(({ text, target, fold }) => needle(text, target, fold)),
  needle('curl ', Target.curl),
  ...[...new Set(COMMANDS.flatMap(({ literals }) => literals))].map((text) => needle(text, Target.command, true)),
  ...Object.keys(LOGIN_CALLS).map((text) => needle(text, Target.login, true)),
  needle('AWSTemplateFormatVersion', Target.template),
  needle('AWS::', Target.awsType),
  needle('apiVersion', Target.apiVersion),
  needle('mcpServers', Target.agent),
  needle('mcp_servers', Target.agent),
  needle('Statement', Target.statement),
]);

/** ASCII bytes; lower case where upper and lower are to be the same. */
export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function needle(text: string, target: number, fold = false): Needle {
  return { literal: ascii(fold ? text.toLowerCase() : text), fold, target };
}
