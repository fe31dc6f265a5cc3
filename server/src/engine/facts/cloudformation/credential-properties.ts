/**
 * Properties that hold a credential by their documentation, from the AWS CloudFormation resource reference. `[]` stands for
 * every item of a list. A test holds the names against AWS's own resource specification.
 */
const TABLE: Readonly<Record<string, string>> = {
  'Alexa::ASK::Skill': 'AuthenticationConfiguration.ClientSecret AuthenticationConfiguration.RefreshToken',
  'AWS::AmazonMQ::Broker': 'Users[].Password LdapServerMetadata.ServiceAccountPassword',
  'AWS::Amplify::App': 'AccessToken OauthToken BasicAuthConfig.Password AutoBranchCreationConfig.BasicAuthConfig.Password',
  'AWS::Amplify::Branch': 'BasicAuthConfig.Password',
  'AWS::ApiGateway::ApiKey': 'Value',
  'AWS::CodeBuild::SourceCredential': 'Token',
  'AWS::CodePipeline::Pipeline': 'Stages[].Actions[].Configuration.OAuthToken',
  'AWS::CodePipeline::Webhook': 'AuthenticationConfiguration.SecretToken',
  'AWS::CodeStar::GitHubRepository': 'RepositoryAccessToken',
  'AWS::BackupGateway::Hypervisor': 'Password',
  'AWS::AppStream::DirectoryConfig': 'ServiceAccountCredentials.AccountPassword',
  'AWS::BedrockAgentCore::ApiKeyCredentialProvider': 'ApiKey',
  'AWS::Cognito::UserPoolIdentityProvider': 'ProviderDetails.client_secret',
  'AWS::Connect::User': 'Password',
  'AWS::DataSync::LocationFSxWindows': 'Password',
  'AWS::DataSync::LocationObjectStorage': 'SecretKey',
  'AWS::DataSync::LocationSMB': 'Password',
  'AWS::DataSync::LocationAzureBlob': 'AzureBlobSasConfiguration.AzureBlobSasToken',
  'AWS::DataSync::LocationFSxONTAP': 'Protocol.SMB.Password',
  'AWS::DirectConnect::PrivateVirtualInterface': 'BgpPeers[].AuthKey',
  'AWS::DirectoryService::MicrosoftAD': 'Password',
  'AWS::DirectoryService::SimpleAD': 'Password',
  'AWS::DMS::Endpoint':
    'Password MongoDbSettings.Password OracleSettings.AsmPassword OracleSettings.SecurityDbEncryption MicrosoftSqlServerSettings.Password KafkaSettings.SaslPassword KafkaSettings.SslClientKeyPassword RedisSettings.AuthPassword',
  'AWS::DocDB::DBCluster': 'MasterUserPassword',
  'AWS::DocDBElastic::Cluster': 'AdminUserPassword',
  'AWS::EC2::VPNConnection': 'VpnTunnelOptionsSpecifications[].PreSharedKey',
  'AWS::ElastiCache::ReplicationGroup': 'AuthToken',
  'AWS::ElastiCache::User': 'Passwords[] AuthenticationMode.Passwords[]',
  'AWS::ElasticLoadBalancingV2::Listener': 'DefaultActions[].AuthenticateOidcConfig.ClientSecret',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'Actions[].AuthenticateOidcConfig.ClientSecret',
  'AWS::EMR::Cluster':
    'KerberosAttributes.KdcAdminPassword KerberosAttributes.ADDomainJoinPassword KerberosAttributes.CrossRealmTrustPrincipalPassword',
  'AWS::Events::Connection':
    'AuthParameters.ApiKeyAuthParameters.ApiKeyValue AuthParameters.BasicAuthParameters.Password AuthParameters.OAuthParameters.ClientParameters.ClientSecret',
  'AWS::FSx::FileSystem':
    'OntapConfiguration.FsxAdminPassword WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password',
  'AWS::FSx::StorageVirtualMachine':
    'SvmAdminPassword ActiveDirectoryConfiguration.SelfManagedActiveDirectoryConfiguration.Password',
  'AWS::Glue::Connection': 'ConnectionInput.ConnectionProperties.PASSWORD',
  'AWS::IAM::ServerCertificate': 'PrivateKey',
  'AWS::IAM::User': 'LoginProfile.Password',
  'AWS::KinesisFirehose::DeliveryStream':
    'HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey RedshiftDestinationConfiguration.Password SnowflakeDestinationConfiguration.KeyPassphrase SnowflakeDestinationConfiguration.PrivateKey SplunkDestinationConfiguration.HECToken',
  'AWS::Lightsail::Database': 'MasterUserPassword',
  'AWS::ManagedBlockchain::Member': 'MemberConfiguration.MemberFrameworkConfiguration.MemberFabricConfiguration.AdminPassword',
  'AWS::MemoryDB::User': 'AuthenticationMode.Passwords[]',
  'AWS::OpsWorks::App': 'AppSource.Password AppSource.SshKey SslConfiguration.PrivateKey',
  'AWS::OpsWorks::Stack': 'CustomCookbooksSource.Password CustomCookbooksSource.SshKey RdsDbInstances[].DbPassword',
  'AWS::OpsWorksCM::Server': 'CustomPrivateKey',
  'AWS::OpenSearchService::Domain': 'AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword',
  'AWS::Elasticsearch::Domain': 'AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword',
  'AWS::Pinpoint::ADMChannel': 'ClientSecret',
  'AWS::Pinpoint::APNSChannel': 'PrivateKey TokenKey',
  'AWS::Pinpoint::APNSSandboxChannel': 'PrivateKey TokenKey',
  'AWS::Pinpoint::APNSVoipChannel': 'PrivateKey TokenKey',
  'AWS::Pinpoint::APNSVoipSandboxChannel': 'PrivateKey TokenKey',
  'AWS::Pinpoint::BaiduChannel': 'SecretKey',
  'AWS::Pinpoint::GCMChannel': 'ApiKey ServiceJson',
  'AWS::QuickSight::DataSource':
    'Credentials.CredentialPair.Password Credentials.KeyPairCredentials.PrivateKey Credentials.KeyPairCredentials.PrivateKeyPassphrase',
  'AWS::RDS::DBCluster': 'MasterUserPassword',
  'AWS::RDS::DBInstance': 'MasterUserPassword TdeCredentialPassword',
  'AWS::Redshift::Cluster': 'MasterUserPassword',
  'AWS::RedshiftServerless::Namespace': 'AdminUserPassword',
  'AWS::SageMaker::Workforce': 'OidcConfig.ClientSecret',
  'AWS::SES::MailManagerIngressPoint': 'IngressPointConfiguration.SmtpPassword',
  'AWS::SES::EmailIdentity': 'DkimSigningAttributes.DomainSigningPrivateKey',
  'AWS::Timestream::InfluxDBCluster': 'Password',
  'AWS::Transfer::Certificate': 'PrivateKey',
  'AWS::Timestream::InfluxDBInstance': 'Password',
};

/** Property names that are credentials in every AWS resource type that has them. */
const EVERYWHERE = new Set(
  (
    'AdminPassword ApiSecret ApiToken ClientSecret JwtToken MasterUserPassword AdminUserPassword Password PreSharedKey ' +
    'PrivateKeyPassphrase SecretAccessKey SharedSecret SmtpPassword'
  ).split(' '),
);

/** `type path` of every known credential property. */
export const CREDENTIAL_PROPERTIES: ReadonlySet<string> = new Set(
  Object.entries(TABLE).flatMap(([type, paths]) => paths.split(' ').map((path) => `${type} ${path}`)),
);

/** Whether the property of a resource type holds a credential by AWS's own documentation; `path` as in the table. */
export function isCredentialProperty(type: string, path: string): boolean {
  if (CREDENTIAL_PROPERTIES.has(`${type} ${path}`)) return true;
  return type.startsWith('AWS::') && EVERYWHERE.has(path.slice(path.lastIndexOf('.') + 1));
}
