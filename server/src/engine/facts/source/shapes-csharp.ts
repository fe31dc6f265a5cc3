/** C#: the SDKs of clouds, drivers, brokers, HTTP, mail, third-party APIs and token signing as .NET has them. */
import type { Dialect } from './dialects/role';
import type { SdkShape } from './shape';

const dialects: readonly Dialect[] = ['csharp'];
const CLIENT_OF = (service: string) => `new Amazon${service}Client`;
/** Their constructors take the pair first: https://docs.aws.amazon.com/sdkfornet/v4/apidocs/ */
const AWS_SERVICES =
  'S3 DynamoDB SQS SimpleNotificationService SecretsManager SimpleEmailService SimpleEmailServiceV2 Lambda EC2 Kinesis SecurityTokenService KeyManagementService CognitoIdentityProvider CloudWatch Rekognition SimpleSystemsManagement IdentityManagementService BedrockRuntime ECS';

const cloud: readonly SdkShape[] = [
  {
    dialects,
    calls: ['new BasicAWSCredentials', 'new SessionAWSCredentials', ...AWS_SERVICES.split(' ').map(CLIENT_OF)],
    slots: [
      ...['?0:accessKeyId', '1:secretAccessKey', '?2:sessionToken', '?accessKey', 'secretKey', '?token'],
      ...['?awsAccessKeyId', 'awsSecretAccessKey', '?awsSessionToken'],
    ],
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects,
    calls: ['new ClientSecretCredential'],
    slots: ['2:clientSecret', 'clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  // https://learn.microsoft.com/en-us/dotnet/api/azure.identity.usernamepasswordcredential
  {
    dialects,
    calls: ['new UsernamePasswordCredential'],
    slots: ['1:password', 'password'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  // https://learn.microsoft.com/en-us/dotnet/api/microsoft.identity.client.confidentialclientapplicationbuilder.withclientsecret
  { dialects, calls: ['WithClientSecret'], slots: ['0:clientSecret'], provider: 'azure', ownerType: 'azure-sdk' },
  {
    dialects,
    calls: ['new ClientCredential', 'FromServicePrincipal'],
    slots: ['1:clientSecret', 'clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
    imports: 'microsoft',
  },
  {
    dialects,
    calls: [
      ...['new StorageSharedKeyCredential', 'new TableSharedKeyCredential', 'new AzureNamedKeyCredential'],
      ...['new StorageCredentials', 'new DocumentClient'],
    ],
    slots: ['1:accountKey', 'accountKey', 'key', 'keyValue'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects,
    calls: ['new CosmosClient', 'new CosmosClientBuilder'],
    slots: ['1:accountKey', 'authKeyOrResourceToken', '0:connectionString', 'connectionString'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects,
    calls: ['new AzureKeyCredential', 'new AzureSasCredential', 'new SearchCredentials', 'new ApiKeyServiceClientCredentials'],
    slots: ['0:apiKey', 'key', 'signature', 'subscriptionKey'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects,
    calls: [
      ...['ServiceBusClient', 'ServiceBusAdministrationClient', 'EventHubProducerClient', 'EventHubConsumerClient'],
      ...['BlobServiceClient', 'BlobContainerClient', 'BlobClient', 'QueueServiceClient', 'QueueClient', 'TableServiceClient'],
      ...['TableClient', 'ShareClient', 'ShareServiceClient', 'ConfigurationClient'],
    ].map((type) => `new ${type}`),
    slots: ['0:connectionString', 'connectionString'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects,
    calls: ['CloudStorageAccount.Parse', 'CreateFromConnectionString', 'CreateClientFromConnectionString'],
    slots: ['0:connectionString', 'connectionString'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  // https://cloud.google.com/dotnet/docs/reference/Google.Apis/latest
  {
    dialects,
    calls: ['GoogleCredential.FromJson', 'GoogleCredential.FromAccessToken', 'FromPrivateKey'],
    slots: ['0:credentials', 'json'],
    provider: 'gcp',
    ownerType: 'gcp-sdk',
  },
  {
    dialects,
    calls: ['new BaseClientService.Initializer'],
    slots: ['ApiKey'],
    provider: 'gcp',
    ownerType: 'saas-sdk',
    api: 'Google',
  },
  { dialects, calls: ['new ClientSecrets'], slots: ['ClientSecret'], provider: 'gcp', ownerType: 'saas-sdk', imports: 'google' },
];

const data: readonly SdkShape[] = [
  {
    dialects,
    calls: [
      ...['SqlConnection', 'NpgsqlConnection', 'MySqlConnection', 'OracleConnection', 'SqliteConnection', 'OleDbConnection'],
      ...['OdbcConnection', 'NpgsqlDataSourceBuilder', 'SqlConnectionStringBuilder', 'NpgsqlConnectionStringBuilder'],
      ...['MySqlConnectionStringBuilder', 'OracleConnectionStringBuilder'],
    ].map((type) => `new ${type}`),
    slots: ['Password', '0:connectionString', 'connectionString', 'ConnectionString'],
    provider: 'database',
    ownerType: 'database-driver',
  },
  {
    dialects,
    calls: [
      'UseSqlServer',
      'UseNpgsql',
      'UseMySql',
      'UseMySQL',
      'UseOracle',
      'UseSqlite',
      'NpgsqlDataSource.Create',
      'AddSqlServer',
    ],
    slots: ['0:connectionString', 'connectionString'],
    provider: 'database',
    ownerType: 'database-driver',
  },
  {
    dialects,
    calls: [
      'ConnectionMultiplexer.Connect',
      'ConnectionMultiplexer.ConnectAsync',
      'ConfigurationOptions.Parse',
      'new ConfigurationOptions',
    ],
    slots: ['0:connectionString', 'configuration', 'Password'],
    provider: 'redis',
    ownerType: 'database-driver',
  },
  {
    dialects,
    calls: ['new MongoClient', 'new MongoUrl', 'MongoClientSettings.FromConnectionString', 'MongoUrl.Create'],
    slots: ['0:connectionString', 'connectionString'],
    provider: 'mongodb',
    ownerType: 'database-driver',
  },
  {
    dialects,
    calls: ['MongoCredential.CreateCredential'],
    slots: ['2:password', 'password'],
    provider: 'mongodb',
    ownerType: 'database-driver',
  },
  { dialects, calls: ['new PasswordEvidence'], slots: ['0:password'], provider: 'mongodb', ownerType: 'database-driver' },
  { dialects, calls: ['new ConnectionFactory'], slots: ['Password', 'Uri'], provider: 'rabbitmq', ownerType: 'broker' },
  { dialects, calls: ['Password'], slots: ['0:password'], provider: 'rabbitmq', ownerType: 'broker', imports: 'masstransit' },
  {
    dialects,
    calls: ['new ProducerConfig', 'new ConsumerConfig', 'new ClientConfig', 'new AdminClientConfig'],
    slots: ['SaslPassword', 'SslKeyPassword', 'SslKeystorePassword'],
    provider: 'kafka',
    ownerType: 'broker',
  },
  { dialects, calls: ['new Dictionary'], slots: ['sasl\\.password'], provider: 'kafka', ownerType: 'broker', imports: 'kafka' },
  { dialects, calls: ['new DirectoryEntry'], slots: ['2:password', 'password'], provider: 'ldap', ownerType: 'database-driver' },
];

const web: readonly SdkShape[] = [
  { dialects, calls: ['new AuthenticationHeaderValue'], slots: ['1:token', 'parameter'], provider: 'http', ownerType: 'http' },
  {
    dialects,
    calls: ['new NetworkCredential', 'new HttpBasicAuthenticator', 'WithBasicAuth', 'SetBasicAuthentication'],
    slots: ['1:password', 'password', 'Password'],
    provider: 'http',
    ownerType: 'http',
  },
  {
    dialects,
    calls: ['new JwtAuthenticator', 'WithOAuthBearerToken', 'SetBearerToken'],
    slots: ['0:token'],
    provider: 'http',
    ownerType: 'http',
  },
  {
    dialects,
    calls: ['new ClientCredentialsTokenRequest', 'new PasswordTokenRequest'],
    slots: ['ClientSecret', 'Password'],
    provider: 'http',
    ownerType: 'http',
  },
  {
    dialects,
    calls: ['Authenticate', 'AuthenticateAsync'],
    slots: ['1:password'],
    provider: 'smtp',
    ownerType: 'mail',
    imports: 'mailkit',
  },
  { dialects, calls: ['new PasswordAuthenticationMethod'], slots: ['1:password'], provider: 'ssh', ownerType: 'http' },
  {
    dialects,
    calls: ['new SshClient', 'new SftpClient'],
    slots: ['3:password', '?2:password', 'password'],
    provider: 'ssh',
    ownerType: 'http',
  },
  {
    dialects,
    calls: ['new X509Certificate2', 'X509CertificateLoader.LoadPkcs12FromFile', 'X509CertificateLoader.LoadPkcs12'],
    slots: ['1:password', 'password'],
    provider: 'certificate',
    ownerType: 'signing',
  },
  { dialects, calls: ['new SymmetricSecurityKey'], slots: ['0:secret', 'key'], provider: 'jwt', ownerType: 'signing' },
  { dialects, calls: ['WithSecret'], slots: ['0:secret'], provider: 'jwt', ownerType: 'signing', imports: 'jwt' },
  {
    dialects,
    calls: ['new HMACSHA1', 'new HMACSHA256', 'new HMACSHA512'],
    slots: ['?0:hmacKey'],
    provider: 'hmac',
    ownerType: 'signing',
  },
];

const services: readonly SdkShape[] = [
  {
    dialects,
    calls: ['new StripeClient'],
    slots: ['0:apiKey', 'apiKey'],
    provider: 'stripe',
    ownerType: 'saas-sdk',
    api: 'Stripe',
  },
  {
    dialects,
    calls: ['new RequestOptions'],
    slots: ['ApiKey'],
    provider: 'stripe',
    ownerType: 'saas-sdk',
    api: 'Stripe',
    imports: 'stripe',
  },
  {
    dialects,
    calls: ['TwilioClient.Init'],
    slots: ['1:authToken', 'password'],
    provider: 'twilio',
    ownerType: 'saas-sdk',
    api: 'Twilio',
  },
  {
    dialects,
    calls: ['new SendGridClient'],
    slots: ['0:apiKey', 'apiKey'],
    provider: 'sendgrid',
    ownerType: 'saas-sdk',
    api: 'SendGrid',
  },
  // https://github.com/openai/openai-dotnet: the key, or an ApiKeyCredential, behind the model
  {
    dialects,
    calls: ['new OpenAIClient'],
    slots: ['?0:apiKey', 'apiKey'],
    provider: 'openai',
    ownerType: 'saas-sdk',
    api: 'OpenAI',
  },
  {
    dialects,
    calls: [
      'new ChatClient',
      'new EmbeddingClient',
      'new ImageClient',
      'AddOpenAIChatCompletion',
      'AddAzureOpenAIChatCompletion',
    ],
    slots: ['?1:apiKey', '?2:apiKey', 'apiKey'],
    provider: 'openai',
    ownerType: 'saas-sdk',
    api: 'OpenAI',
  },
  {
    dialects,
    calls: ['new ApiKeyCredential'],
    slots: ['0:apiKey', 'key'],
    provider: 'openai',
    ownerType: 'saas-sdk',
    api: 'OpenAI',
  },
  {
    dialects,
    calls: ['new AnthropicClient', 'new APIAuthentication'],
    slots: ['0:apiKey', 'apiKey', 'ApiKey', 'APIKey'],
    provider: 'anthropic',
    ownerType: 'saas-sdk',
    api: 'Anthropic',
  },
  {
    dialects,
    calls: ['new Credentials'],
    slots: ['?0:token', '1:password'],
    provider: 'github',
    ownerType: 'saas-sdk',
    api: 'GitHub',
    imports: 'octokit',
  },
  {
    dialects,
    calls: ['UseApiToken'],
    slots: ['0:token'],
    provider: 'slack',
    ownerType: 'saas-sdk',
    api: 'Slack',
    imports: 'slack',
  },
  {
    dialects,
    calls: ['new TelegramBotClient'],
    slots: ['0:token', 'token'],
    provider: 'telegram',
    ownerType: 'saas-sdk',
    api: 'Telegram',
  },
  {
    dialects,
    calls: ['LoginAsync'],
    slots: ['1:token'],
    provider: 'discord',
    ownerType: 'saas-sdk',
    api: 'Discord',
    imports: 'discord',
  },
  { dialects, calls: ['new GitLabClient', 'new VssBasicCredential'], slots: ['1:token'], provider: 'git', ownerType: 'saas-sdk' },
  { dialects, calls: ['new TokenAuthMethodInfo'], slots: ['0:token'], provider: 'hashicorp-vault', ownerType: 'saas-sdk' },
  {
    dialects,
    calls: ['new AppRoleAuthMethodInfo', 'new UserPassAuthMethodInfo'],
    slots: ['1:secretId'],
    provider: 'hashicorp-vault',
    ownerType: 'saas-sdk',
  },
];

export const CSHARP: readonly SdkShape[] = [...cloud, ...data, ...web, ...services];
