/** What Kotlin has beside the SDKs of Java; and what Java's own list leaves out, for both. */
import type { Dialect } from './dialects/role';
import type { SdkShape } from './shape';

const kotlin: readonly Dialect[] = ['kotlin'];
const jvm: readonly Dialect[] = ['java', 'kotlin'];

const only: readonly SdkShape[] = [
  // https://docs.aws.amazon.com/sdk-for-kotlin/latest/developer-guide/credential-providers.html
  {
    dialects: kotlin,
    calls: ['new StaticCredentialsProvider'],
    slots: ['?accessKeyId', 'secretAccessKey', '?sessionToken'],
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects: kotlin,
    calls: ['new Credentials'],
    slots: ['?0:accessKeyId', '1:secretAccessKey', '?accessKeyId', 'secretAccessKey', '?sessionToken'],
    provider: 'aws',
    ownerType: 'aws-sdk',
    imports: 'aws',
  },
  // https://ktor.io/docs/client-auth.html
  {
    dialects: kotlin,
    calls: ['new BasicAuthCredentials', 'new DigestAuthCredentials', 'basicAuth'],
    slots: ['1:password', 'password'],
    provider: 'http',
    ownerType: 'http',
    imports: 'ktor',
  },
  {
    dialects: kotlin,
    calls: ['new BearerTokens', 'bearerAuth'],
    slots: ['0:accessToken', 'accessToken', '?1:refreshToken', '?refreshToken'],
    provider: 'http',
    ownerType: 'http',
    imports: 'ktor',
  },
  // https://jetbrains.github.io/Exposed/working-with-database.html
  {
    dialects: kotlin,
    calls: ['Database.connect', 'R2dbcDatabase.connect'],
    slots: ['password', '3:password', '0:connectionString', 'url'],
    provider: 'database',
    ownerType: 'database-driver',
  },
  {
    dialects: kotlin,
    calls: ['new HikariConfig', 'new HikariDataSource', 'new PGSimpleDataSource', 'new MysqlDataSource', 'new BasicDataSource'],
    slots: ['password', 'jdbcUrl', 'url'],
    provider: 'database',
    ownerType: 'database-driver',
  },
  { dialects: kotlin, calls: ['new ConnectionFactory'], slots: ['password'], provider: 'rabbitmq', ownerType: 'broker' },
  // https://github.com/aallam/openai-kotlin
  {
    dialects: kotlin,
    calls: ['new OpenAI', 'new OpenAIConfig'],
    slots: ['token', '0:apiKey'],
    provider: 'openai',
    ownerType: 'saas-sdk',
    api: 'OpenAI',
  },
];

const builders: readonly SdkShape[] = [
  {
    dialects: jvm,
    calls: ['AwsBasicCredentials.builder().secretAccessKey', 'secretAccessKey'],
    slots: ['0:secretAccessKey'],
    provider: 'aws',
    ownerType: 'aws-sdk',
    imports: 'aws',
  },
  { dialects: jvm, calls: ['accessKeyId'], slots: ['?0:accessKeyId'], provider: 'aws', ownerType: 'aws-sdk', imports: 'aws' },
  // https://learn.microsoft.com/en-us/java/api/com.microsoft.aad.msal4j.clientcredentialfactory
  {
    dialects: jvm,
    calls: ['ClientCredentialFactory.createFromSecret'],
    slots: ['0:clientSecret'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects: jvm,
    calls: ['new CosmosClientBuilder().key', 'key'],
    slots: ['?0:accountKey'],
    provider: 'azure',
    ownerType: 'azure-sdk',
    imports: 'cosmos',
  },
  { dialects: jvm, calls: ['sasToken'], slots: ['0:sasToken'], provider: 'azure', ownerType: 'azure-sdk', imports: 'azure' },
  // The password alone says whose it is only together with the import.
  ...(
    [
      ['rabbitmq', 'rabbitmq', 'broker'],
      ['hikari', 'database', 'database-driver'],
      ['javax.sql', 'database', 'database-driver'],
      ['springframework.boot.jdbc', 'database', 'database-driver'],
      ['jedis', 'redis', 'database-driver'],
      ['lettuce', 'redis', 'database-driver'],
      ['redisson', 'redis', 'database-driver'],
      ['springframework.mail', 'smtp', 'mail'],
      ['jsch', 'ssh', 'http'],
    ] as const
  ).map(
    ([imports, provider, ownerType]): SdkShape => ({
      dialects: jvm,
      calls: ['setPassword', 'password', 'withPassword'],
      slots: ['0:password'],
      provider,
      ownerType,
      imports,
    }),
  ),
  {
    dialects: jvm,
    calls: ['Transport.connect', 'transport.connect'],
    slots: ['2:password'],
    provider: 'smtp',
    ownerType: 'mail',
    imports: 'mail',
  },
  {
    dialects: jvm,
    calls: ['apiKey'],
    slots: ['0:apiKey'],
    provider: 'openai',
    ownerType: 'saas-sdk',
    api: 'OpenAI',
    imports: 'openai',
  },
  {
    dialects: jvm,
    calls: ['apiKey', 'authToken'],
    slots: ['0:apiKey'],
    provider: 'anthropic',
    ownerType: 'saas-sdk',
    api: 'Anthropic',
    imports: 'anthropic',
  },
  {
    dialects: jvm,
    calls: ['new StripeClient', 'setApiKey'],
    slots: ['0:apiKey'],
    provider: 'stripe',
    ownerType: 'saas-sdk',
    api: 'Stripe',
    imports: 'stripe',
  },
  {
    dialects: jvm,
    calls: ['slack.methods', 'methodsAsync'],
    slots: ['0:token'],
    provider: 'slack',
    ownerType: 'saas-sdk',
    api: 'Slack',
    imports: 'slack',
  },
  {
    dialects: jvm,
    calls: ['withOAuthToken', 'GitHub.connectUsingOAuth'],
    slots: ['0:token'],
    provider: 'github',
    ownerType: 'saas-sdk',
    api: 'GitHub',
  },
  { dialects: jvm, calls: ['new GitLabApi'], slots: ['1:token'], provider: 'gitlab', ownerType: 'saas-sdk', api: 'GitLab' },
  // https://ktor.io/docs/server-sessions.html#sign_session
  {
    dialects: kotlin,
    calls: ['new SessionTransportTransformerMessageAuthentication', 'new SessionTransportTransformerEncrypt'],
    slots: ['0:secret', '1:secret'],
    provider: 'hmac',
    ownerType: 'signing',
  },
  { dialects: jvm, calls: ['new SecretKeySpec'], slots: ['?0:secret'], provider: 'hmac', ownerType: 'signing' },
  { dialects: jvm, calls: ['token'], slots: ['0:token'], provider: 'hashicorp-vault', ownerType: 'saas-sdk', imports: 'vault' },
  { dialects: jvm, calls: ['setBearerAuth', 'withBearerToken'], slots: ['0:token'], provider: 'http', ownerType: 'http' },
  {
    dialects: jvm,
    calls: ['setBasicAuth', 'basicAuthentication', 'new BasicAuthenticationInterceptor'],
    slots: ['1:password'],
    provider: 'http',
    ownerType: 'http',
  },
];

/** Builders' rows come last: a name as plain as `apiKey` is somebody else's first. */
export const KOTLIN: readonly SdkShape[] = [...only, ...builders];
