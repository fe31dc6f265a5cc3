/** Calls of PHP that take a credential; `\`, `::` and `->` are dots here. */
import type { AttributeShape, SdkShape } from './shape';
import { AWS, AZURE, broker, database, GOOGLE, HMAC, HTTP, JWT, rowOf, SMTP, service } from './shapes-row';

const row = rowOf('php');
const dialects = ['php'] as const;

/** Clients of the AWS SDK: https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/hardcoded-credentials.html */
const AWS_SLOTS = ['?credentials.key:accessKeyId', 'credentials.secret:secretAccessKey', '?credentials.token:sessionToken'];

export const PHP: readonly SdkShape[] = [
  row(AWS, ['new *', 'factory'], AWS_SLOTS, 'aws'),
  row(AWS, ['factory'], ['?key:accessKeyId', 'secret:secretAccessKey'], 'aws'),
  row(AWS, ['new Credentials'], ['?0:accessKeyId', '1:secretAccessKey', '?2:sessionToken'], 'aws'),
  row(
    AZURE,
    ['createBlobService', 'createQueueService', 'createTableService', 'createFileService', 'createServiceBusService'],
    ['0:connectionString'],
  ),
  row(AZURE, ['new ClientSecretCredential'], ['2:clientSecret']),
  row(AZURE, ['new ClientCredentialContext'], ['2:clientSecret']),
  row(AZURE, ['new StorageSharedKeyCredential', 'new SharedKeyAuthScheme'], ['1:accountKey']),
  row(GOOGLE, ['setAuthConfig'], ['0.private_key', '0.client_secret']),
  row(GOOGLE, ['setDeveloperKey'], ['0:apiKey']),
  row(GOOGLE, ['setClientSecret'], ['0:clientSecret'], 'google'),
  row(GOOGLE, ['new *'], ['keyFile.private_key', 'credentials.private_key'], 'google'),
  row(database('database'), ['new PDO'], ['2:password', 'password', '0:dsn']),
  row(database('mysql'), ['mysqli_connect', 'mysql_connect', 'mysql_pconnect', 'new mysqli'], ['2:password', 'password']),
  row(database('mysql'), ['mysqli_real_connect'], ['3:password']),
  row(database('mysql'), ['real_connect'], ['2:password'], 'mysqli'),
  row(database('postgresql'), ['pg_connect', 'pg_pconnect'], ['0:connectionString']),
  row(database('oracle'), ['oci_connect', 'oci_pconnect', 'oci_new_connect'], ['1:password']),
  row(database('database'), ['odbc_connect', 'odbc_pconnect', 'ibase_connect', 'db2_connect'], ['2:password']),
  row(database('sqlserver'), ['sqlsrv_connect'], ['PWD']),
  row(database('ldap'), ['ldap_bind'], ['2:password']),
  row(database('database'), ['getConnection', 'addConnection', 'createConnection'], ['password', 'url']),
  row(database('database'), ['new wpdb'], ['1:password']),
  row(database('mongodb'), ['new MongoDB.Client', 'new MongoClient', 'new Manager'], ['password', '0:connectionString'], 'mongo'),
  row(
    database('redis'),
    ['new Predis.Client', 'new Client'],
    ['password', 'parameters.password', '0:connectionString'],
    'predis',
  ),
  row(database('redis'), ['auth'], ['0:password', '0.1', '0.pass'], 'redis'),
  row(broker('rabbitmq'), ['new AMQPStreamConnection', 'new AMQPSSLConnection', 'new AMQPLazyConnection'], ['3:password']),
  row(broker('rabbitmq'), ['new AMQPConnection'], ['password', '3:password']),
  { ...row(broker('kafka'), ['set'], ['1:password']), given: ['sasl.password'] },
  row(database('memcached'), ['setSaslAuthData'], ['1:password']),
  row(HTTP, ['ftp_login', 'ssh2_auth_password', 'imap_open'], ['2:password']),
  row(HTTP, ['login'], ['?1:password'], 'phpseclib'),
  row(HTTP, ['new SoapClient', 'new SoapHeader'], ['password']),
  row(HTTP, ['new *', 'request', 'get', 'post', 'put', 'patch', 'delete', 'create'], ['auth.1', 'auth_basic.1', 'auth_bearer']),
  row(HTTP, ['withBasicAuth', 'withDigestAuth', 'setAuth', 'basicAuth'], ['?1:password']),
  row(HTTP, ['withToken'], ['?0:token']),
  { ...row(HTTP, ['curl_setopt'], ['2:userpwd']), given: ['CURLOPT_USERPWD', 'CURLOPT_PROXYUSERPWD'] },
  { ...row(HTTP, ['curl_setopt'], ['2:password']), given: ['CURLOPT_PASSWORD', 'CURLOPT_PROXYPASSWORD', 'CURLOPT_KEYPASSWD'] },
  { ...row(HTTP, ['curl_setopt'], ['2:token']), given: ['CURLOPT_XOAUTH2_BEARER'] },
  row(SMTP, ['setPassword'], ['0:password'], 'swift'),
  row(SMTP, ['setPassword'], ['0:password'], 'mailer'),
  row(SMTP, ['fromDsn'], ['0:dsn'], 'mailer'),
  row(service('Stripe'), ['Stripe.setApiKey'], ['0:apiKey']),
  row(service('Stripe'), ['new StripeClient'], ['0:apiKey', 'api_key']),
  row(service('Twilio'), ['new Client', 'new Twilio'], ['1:authToken'], 'twilio'),
  row(service('SendGrid'), ['new SendGrid'], ['0:apiKey']),
  row(service('OpenAI'), ['OpenAI.client'], ['0:apiKey']),
  row(service('OpenAI'), ['withApiKey', 'new OpenAi'], ['0:apiKey'], 'openai'),
  row(service('Anthropic'), ['Anthropic.client', 'withApiKey', 'new Anthropic'], ['0:apiKey', 'apiKey'], 'anthropic'),
  row(service('GitHub'), ['authenticate'], ['?0:token', '?1:password'], 'github'),
  row(service('GitLab'), ['authenticate'], ['?0:token'], 'gitlab'),
  row(service('Mailgun'), ['Mailgun.create'], ['0:apiKey']),
  row(service('Mailchimp'), ['setConfig'], ['apiKey'], 'mailchimp'),
  row(service('Pusher'), ['new Pusher'], ['1:secret']),
  row(service('Razorpay'), ['new Api'], ['1:keySecret'], 'razorpay'),
  row(service('Telegram'), ['new Api', 'new BotApi', 'new Telegram'], ['?0:token', '?1:token'], 'telegram'),
  row(service('Algolia'), ['SearchClient.create'], ['1:apiKey']),
  row(service('Slack'), ['ClientFactory.create'], ['0:token'], 'slack'),
  row(service('Braintree'), ['new Gateway', 'new Braintree_Gateway'], ['privateKey'], 'braintree'),
  row({ provider: 'api', ownerType: 'saas-sdk' }, ['setApiKey', 'setAccessToken', 'setApiSecret'], ['?0:apiKey', '?1:apiKey']),
  row(JWT, ['JWT.encode', 'JWT.decode'], ['1:secret']),
  row(JWT, ['new Key', 'InMemory.plainText', 'InMemory.base64Encoded'], ['?0:secret'], 'jwt'),
  row(HMAC, ['hash_hmac'], ['?2:hmacKey']),
];

export const PHP_ATTRIBUTES: readonly AttributeShape[] = [
  { dialects, attributes: ['*.Password'], imports: 'mailer', ...SMTP },
  { dialects, attributes: ['Stripe.apiKey'], ...service('Stripe') },
];
