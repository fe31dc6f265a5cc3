/** Calls of Rust that take a credential; `::` is a dot here, macros stand without `!`. */
import type { AttributeShape, SdkShape } from './shape';
import { AWS, AZURE, broker, database, GOOGLE, HMAC, HTTP, JWT, rowOf, SESSION, SMTP, service } from './shapes-row';

const row = rowOf('rust');
const dialects = ['rust'] as const;

const AWS_PAIR = ['?0:accessKeyId', '1:secretAccessKey', '?2:sessionToken'];

export const RUST: readonly SdkShape[] = [
  row(SMTP, ['Credentials.new'], ['1:password'], 'lettre'),
  row(AWS, ['Credentials.new', 'Credentials.from_keys', 'AwsCredentials.new'], AWS_PAIR, 'aws'),
  row(AWS, ['Credentials.new'], AWS_PAIR, 's3::'),
  row(AWS, ['StaticProvider.new', 'StaticProvider.new_minimal', 'StaticProvider.from'], AWS_PAIR),
  row(AWS, ['StaticProvider.new'], AWS_PAIR, 'minio'),
  row(AWS, ['with_secret_access_key', 'secret_access_key'], ['0:secretAccessKey']),
  row(AWS, ['with_access_key_id', 'access_key_id'], ['?0:accessKeyId']),
  row(AZURE, ['ClientSecretCredential.new'], ['2:clientSecret', '?4:clientSecret']),
  row(AZURE, ['with_client_secret', 'client_secret'], ['?0:clientSecret'], 'azure'),
  row(AZURE, ['StorageCredentials.access_key'], ['1:accountKey']),
  row(AZURE, ['StorageCredentials.sas_token', 'StorageCredentials.bearer_token'], ['0:sasToken']),
  row(AZURE, ['StorageCredentials.Key'], ['1:accountKey']),
  row(
    AZURE,
    ['AuthorizationToken.primary_key_from_base64', 'AuthorizationToken.primary_key', 'primary_from_base64'],
    ['0:accountKey'],
  ),
  row(AZURE, ['with_access_key', 'account_key'], ['?0:accountKey']),
  row(AZURE, ['ConnectionString.new', 'from_connection_string', 'with_connection_string'], ['0:connectionString'], 'azure'),
  row(GOOGLE, ['with_service_account_key', 'parse_service_account_key', 'CredentialsFile.new_from_str'], ['0:credentials']),
  row(
    database('database'),
    ['connect', 'connect_lazy', 'establish', 'from_url', 'Pool.new', 'Conn.new', 'ConnectOptions.new', 'ConnectionManager.new'],
    ['0:connectionString'],
  ),
  row(
    database('database'),
    ['AsyncDieselConnectionManager.new', 'ConnectionManager.new', 'Config.from_str'],
    ['0:connectionString'],
  ),
  row(database('database'), ['password'], ['0:password'], 'sql'),
  row(database('postgresql'), ['password'], ['0:password'], 'postgres'),
  row(database('mysql'), ['pass'], ['0:password'], 'mysql'),
  row(database('mongodb'), ['ClientOptions.parse', 'with_uri_str'], ['0:connectionString']),
  row(database('mongodb'), ['password'], ['0:password'], 'mongodb'),
  row(
    database('redis'),
    ['Client.open', 'Client.get_connection', 'ClusterClient.new', 'RedisConnectionManager.new'],
    ['0:connectionString', '0.0'],
    'redis',
  ),
  row(database('redis'), ['password', 'set_password'], ['0:password'], 'redis'),
  row(database('sqlserver'), ['AuthMethod.sql_server'], ['1:password']),
  row(database('elasticsearch'), ['Credentials.Basic', 'Credentials.ApiKey'], ['1:password'], 'search'),
  row(database('clickhouse'), ['with_password'], ['0:password']),
  row(database('ldap'), ['simple_bind'], ['1:password']),
  row(broker('rabbitmq'), ['OpenConnectionArguments.new'], ['3:password']),
  { ...row(broker('kafka'), ['set'], ['1:password']), given: ['sasl.password'] },
  row(broker('mqtt'), ['set_credentials'], ['1:password']),
  row(HTTP, ['basic_auth', 'Authorization.basic'], ['1:password']),
  row(HTTP, ['bearer_auth', 'Authorization.bearer'], ['0:token']),
  row(HTTP, ['userauth_password', 'authenticate_password'], ['1:password']),
  row(HTTP, ['login'], ['?1:password'], 'ftp'),
  row(SMTP, ['SmtpTransport.from_url', 'AsyncSmtpTransport.from_url'], ['0:connectionString']),
  row(service('Stripe'), ['Client.new'], ['?0:apiKey'], 'stripe'),
  row(service('GitHub'), ['personal_token', 'user_access_token'], ['0:token']),
  row(service('GitLab'), ['Gitlab.new', 'GitlabBuilder.new', 'Gitlab.builder'], ['1:token']),
  row(service('OpenAI'), ['with_api_key'], ['0:apiKey'], 'openai'),
  row(service('OpenAI'), ['OpenAIClient.builder().with_api_key', 'Client.new'], ['?0:apiKey'], 'openai'),
  row(service('Anthropic'), ['Client.new', 'api_key', 'with_api_key'], ['?0:apiKey'], 'anthropic'),
  row(service('Twilio'), ['Client.new', 'TwilioConfig.build'], ['?1:authToken'], 'twilio'),
  row(service('SendGrid'), ['SGClient.new', 'Sender.new'], ['?0:apiKey'], 'sendgrid'),
  row(service('Slack'), ['SlackApiToken.new', 'SlackClient.new'], ['?0:token']),
  row(service('Telegram'), ['Bot.new'], ['0:token'], 'teloxide'),
  row(service('Discord'), ['Client.builder', 'Http.new'], ['?0:token'], 'serenity'),
  row(JWT, ['from_secret', 'from_base64_secret'], ['0:secret']),
  row(JWT, ['HS256Key.from_bytes', 'HS384Key.from_bytes', 'HS512Key.from_bytes'], ['0:secret']),
  row(HMAC, ['new_from_slice', 'Key.new'], ['?0:hmacKey', '?1:hmacKey'], 'hmac'),
  row(SESSION, ['Key.from', 'Key.derive_from'], ['?0:secret'], 'cookie'),
];

export const RUST_ATTRIBUTES: readonly AttributeShape[] = [
  { dialects, attributes: ['*.password'], imports: 'deadpool', ...database('postgresql') },
];
