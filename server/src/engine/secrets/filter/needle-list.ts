/** Everything the byte filter looks for: the literals of the token formats, and words that make a file worth a closer look. */

import { hiddenNeedles } from '../decode/needles';
import { formats } from '../formats/index';
import type { TokenFormat } from '../formats/model';
import { COMMANDS } from '../shapes/command-forms';
import { LOGIN_CALLS } from '../shapes/login';
import { ascii, Target } from './needles';
import type { Needle } from './packing';
import { Trait } from './trigrams';
import { USES } from './use-needles';

const WORDS = ['pass', 'pwd', 'secret', 'token', 'credential', 'apikey', 'api_key', 'api-key'];
const LAST_WORDS = ['key', 'auth', 'creds', '_pat', '_psk', '_pw'];
const SETTINGS = ['password=', 'pwd=', 'accountkey=', 'sharedaccesskey=', 'password =', 'pwd ='];
const ENVIRONMENT = [
  'process.env',
  'import.meta.env',
  'os.environ',
  'getenv(',
  'LookupEnv(',
  'env[',
  "env('",
  'env("',
  'env.fetch(',
  'env::var(',
  'environmentvariable(',
  '$env:',
];

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
  // C# and Kotlin: the same.
  ...['NetworkCredential(', 'ationHeaderValue(', 'SecurityKey(', 'WithClientSecret', 'SessionAWSCredential', 'SasCredential('],
  ...['BasicAuthenticator(', 'TwilioClient', 'StripeConfiguration', 'SendGridClient(', 'StripeClient(', 'OpenAIClient('],
  ...['CosmosClient(', 'X509Certificate2(', 'MongoCredential', 'SshClient(', 'SftpClient(', 'DirectoryEntry('],
  ...[
    'TelegramBotClient(',
    'GitLabClient(',
    'VssBasicCredential',
    'AuthMethodInfo(',
    'FromServicePrincipal(',
    'GoogleCredential.',
  ],
  ...['BearerTokens(', 'BasicAuthCredentials', 'basicAuth(', 'bearerAuth(', 'Credentials.basic(', 'Database.connect('],
  ...[
    'hmacShaKeyFor(',
    'SessionTransportTransformer',
    'SecretKeySpec(',
    'PasswordAuthentication(',
    'setBearerAuth(',
    'withOAuthToken(',
    'Client("AKIA',
  ],
  // PowerShell
  ...['ConvertTo-SecureString', '-SecretKey', '-StorageAccountKey', '-SasToken', '-ClientSecret', '-NuGetApiKey', 'sqlcmd'],
  ...['Get-SECSecret', 'Get-AzKeyVaultSecret', 'Get-SSMParameter', '-Sqlcmd'],
  // Ruby, PHP and Rust: credentials in the place of an argument.
  ...[
    'Credentials.new(',
    'Credentials::new(',
    'Credentials::from_keys',
    'secret_access_key:',
    "'credentials' =>",
    '"credentials" =>',
  ],
  ...['new PDO(', 'mysqli', 'pg_connect(', 'CURLOPT_USERPWD', 'JWT::encode', 'JWT::decode', 'JWT.encode', 'JWT.decode'],
  ...['from_secret(', 'basic_auth', 'bearer_auth', 'personal_token(', 'StorageCredentials', 'establish_connection'],
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
  ...['SqlConnection', 'Npgsql', 'ConnectionFactory', 'ConnectionMultiplexer', 'ConfigurationOptions', 'UseSqlServer'],
  ...[
    'ProducerConfig',
    'ConsumerConfig',
    'AdminClientConfig',
    'TokenRequest',
    'ClientSecrets',
    'BaseClientService',
    'MailKit',
    'Authenticate(',
  ],
  ...['PG.connect', 'PG::Conn', 'Mysql2::', 'Sequel.', 'Mongo::', 'Redis.new', 'Bunny.', 'smtp_settings', 'Twilio', 'Stripe::'],
  ...[
    'OpenAI',
    'Octokit',
    'Slack::',
    'evise',
    'mniauth',
    'Predis',
    'AMQPStream',
    'PHPMailer',
    '->auth(',
    'Client::',
    'Options::new',
  ],
];

/** How packages of the AWS SDK are imported, and those of the AWS CDK. */
const SDK = [
  ...['@aws-sdk/', "'aws-sdk", '"aws-sdk', 'boto3', 'aws-sdk-go', 'amazon.awssdk', 'com.amazonaws.services'],
  ...['using Amazon.', 'aws.sdk.kotlin', 'Aws::', 'Aws\\', 'aws_sdk_'],
  // Those that call AWS for a program: see facts/source/needs/frameworks.ts.
  ...[
    'lambda_powertools',
    'lambda-powertools',
    'lambda.powertools',
    '@middy/',
    'secretsmanager_caching',
    'secretsmanager-caching',
  ],
  ...['awswrangler', 's3fs', 'smart_open', 'pynamodb', 'dynamoose', 'dynamodb-toolbox', 'electrodb', 'dynamodb-onetable'],
  ...[
    'botocore',
    'awspring',
    'gocloud.dev',
    'AWS4Auth',
    'aws4',
    'signature-v4',
    ':2773',
    'multer-s3',
    'sqs-consumer',
    'durable_execution',
    'durable-execution',
  ],
];
/** First lines of certificates; and how the keys of SSH begin in base64: the length of the type's name, and the name. */
const CERTIFICATES = ['BEGIN CERTIFICATE', 'BEGIN X509 CERT', 'BEGIN TRUSTED CERT', 'BEGIN NEW CERT'];
const PUBLIC_KEYS = [
  ...['AAAAB3NzaC1', 'AAAAC3NzaC1', 'AAAACXNzaC1', 'AAAAE2VjZHNh', 'AAAAGnNrLX', 'AAAAInNrLW'],
  ...['AAAAHHNzaC1', 'AAAAIHNzaC1', 'AAAAKGVjZHNh', 'AAAAI3NrLX', 'AAAAK3NrLW'],
];
const CDK = ['aws-cdk', 'aws_cdk', 'awscdk'];
const PULUMI = ['@pulumi/', 'import pulumi'];

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Every needle. The filter's table is made of them: see packed.ts. */
export const needles: readonly Needle[] = [
  ...formats.flatMap((format, target) =>
    lengthened(format).map((text) => {
      const one = needle(text, target, format.at === 'keyword');
      return { ...one, traits: one.traits | (format.at === undefined ? Trait.first : 0) | (format.slot ? Trait.vendor : 0) };
    }),
  ),
  needle('PRIVATE KEY', Target.privateKey),
  needle('PuTTY-User-Key-File-', Target.privateKey),
  needle('LS0tLS1CRUdJTi', Target.encodedKey),
  ...CERTIFICATES.map((text) => needle(text, Target.certificate)),
  ...PUBLIC_KEYS.map((text) => needle(text, Target.publicKey)),
  needle('://', Target.url),
  needle('@tcp(', Target.dsn),
  needle('@unix(', Target.dsn),
  needle('oracle:thin:', Target.dsn, true),
  ...SETTINGS.map((text) => needle(text, Target.settings, true)),
  ...WORDS.map((text) => needle(text, Target.word, true)),
  ...LAST_WORDS.map((text) => needle(text, Target.lastWord, true)),
  ...[...IDENTITY, ...USES].map((text) => needle(text, Target.identity)),
  ...DRIVER.map((text) => needle(text, Target.driver)),
  ...ENVIRONMENT.map((text) => needle(text, Target.environment, true)),
  ...HEADERS.map((text) => needle(text, Target.header, true)),
  ...hiddenNeedles.map(({ text, target, fold }) => needle(text, target, fold)),
  needle('curl ', Target.curl),
  ...[...new Set(COMMANDS.flatMap(({ literals }) => literals))].map((text) => needle(text, Target.command, true)),
  ...Object.keys(LOGIN_CALLS).map((text) => needle(text, Target.login, true)),
  needle('AWSTemplateFormatVersion', Target.template),
  needle('AWS::', Target.awsType),
  // Resource types of a template that need not have one of AWS.
  needle('Alexa::ASK::', Target.awsType),
  needle('Custom::', Target.awsType),
  needle('\nprovider:', Target.service),
  needle('apiVersion', Target.apiVersion),
  needle('mcpServers', Target.agent),
  needle('mcp_servers', Target.agent),
  needle('Statement', Target.statement),
  ...SDK.map((text) => needle(text, Target.sdk)),
  ...[...CDK, ...PULUMI].map((text) => needle(text, Target.cdk)),
];

/**
 * What the filter looks for in place of a format's literals: three letters stand in many a word, and in few where the
 * pattern, which spells them as classes, says what the fourth is.
 */
function lengthened({ literals, pattern }: TokenFormat): readonly string[] {
  const fourth = /^(?:\[[^\]]+\]){3}(\[[^\]]+\])[^{]/.exec(pattern.source)?.[1];
  if (fourth === undefined || literals.some((text) => text.length !== 3)) return literals;
  const members = [...LETTERS_AND_DIGITS].filter((char) => new RegExp(fourth).test(char));
  return literals.flatMap((text) => members.map((char) => text + char));
}

function needle(text: string, target: number, fold = false): Needle {
  return { literal: ascii(fold ? text.toLowerCase() : text), traits: fold ? Trait.fold : 0, target };
}
