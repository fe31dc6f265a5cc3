/** PowerShell: commands and .NET types that take a credential. Names of commands and parameters have no case. */
import type { Dialect } from './dialects/role';
import type { SdkShape } from './shape';

const dialects: readonly Dialect[] = ['powershell'];

export const POWERSHELL: readonly SdkShape[] = [
  // https://docs.aws.amazon.com/powershell/v5/userguide/specifying-your-aws-credentials.html: every command takes the pair.
  {
    dialects,
    calls: ['*'],
    slots: ['?AccessKey', 'SecretKey', '?SessionToken'],
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  {
    dialects,
    calls: ['new BasicAWSCredentials', 'new SessionAWSCredentials'],
    slots: ['?0:accessKeyId', '1:secretAccessKey', '?2:sessionToken'],
    provider: 'aws',
    ownerType: 'aws-sdk',
  },
  // https://learn.microsoft.com/en-us/powershell/module/az.storage/new-azstoragecontext
  {
    dialects,
    calls: ['New-AzStorageContext', 'New-AzureStorageContext'],
    slots: ['StorageAccountKey', 'SasToken', 'ConnectionString'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  {
    dialects,
    calls: ['Connect-AzAccount', 'Add-AzAccount', 'Login-AzAccount', 'Connect-MgGraph', 'Connect-PnPOnline', 'Connect-AzureAD'],
    slots: ['ClientSecret', 'AccessToken', 'AadAccessToken'],
    provider: 'azure',
    ownerType: 'azure-sdk',
  },
  // https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.security/convertto-securestring
  { dialects, calls: ['ConvertTo-SecureString'], slots: ['0:password', 'String'], provider: 'windows', ownerType: 'http' },
  {
    dialects,
    calls: ['Invoke-RestMethod', 'Invoke-WebRequest', 'irm', 'iwr'],
    slots: ['Token'],
    provider: 'http',
    ownerType: 'http',
  },
  { dialects, calls: ['new NetworkCredential'], slots: ['1:password'], provider: 'http', ownerType: 'http' },
  { dialects, calls: ['new AuthenticationHeaderValue'], slots: ['1:token'], provider: 'http', ownerType: 'http' },
  {
    dialects,
    calls: ['Invoke-Sqlcmd', 'Connect-DbaInstance'],
    slots: ['Password', 'ConnectionString'],
    provider: 'database',
    ownerType: 'database-driver',
  },
  {
    dialects,
    calls: ['sqlcmd', 'bcp', 'sqlcmd.exe', 'bcp.exe'],
    slots: ['P'],
    provider: 'database',
    ownerType: 'database-driver',
  },
  {
    dialects,
    calls: [
      'SqlConnection',
      'SqlConnectionStringBuilder',
      'OleDbConnection',
      'OdbcConnection',
      'MySqlConnection',
      'NpgsqlConnection',
    ].map((type) => `new ${type}`),
    slots: ['0:connectionString', 'ConnectionString', 'Password'],
    provider: 'database',
    ownerType: 'database-driver',
  },
  {
    dialects,
    calls: ['Connect-VIServer', 'New-SmbMapping', 'Register-ScheduledTask', 'Set-ScheduledTask'],
    slots: ['Password'],
    provider: 'windows',
    ownerType: 'http',
  },
  {
    dialects,
    calls: ['Publish-Module', 'Publish-Script', 'Publish-PSResource'],
    slots: ['NuGetApiKey', 'ApiKey'],
    provider: 'nuget',
    ownerType: 'saas-sdk',
    api: 'PowerShell Gallery',
  },
];
