[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$ResourceGroup,
    [string]$StorageKey = "«sdk-static-credentials»{{password:1}}«/»"
)

$ErrorActionPreference = 'Stop'
$keyId = 'AKID'
$script:apiToken = Read-Host -Prompt 'Token'

# static
$secure = ConvertTo-SecureString '«sdk-static-credentials»{{password:2}}«/»' -AsPlainText -Force
$named = ConvertTo-SecureString -AsPlainText -Force -String "«sdk-static-credentials»{{password:3}}«/»"
$piped = "«sdk-static-credentials»{{password:4}}«/»" | ConvertTo-SecureString -AsPlainText -Force
$credential = New-Object System.Management.Automation.PSCredential ('svc', (ConvertTo-SecureString "«sdk-static-credentials»{{password:5}}«/»" -AsPlainText -Force))
$other = [PSCredential]::new('svc', $secure)
Connect-AzAccount -ServicePrincipal -Credential $credential -Tenant 'shop'
Set-AWSCredential -AccessKey $keyId -SecretKey "«sdk-static-credentials»{{aws-secret-key}}«/»" -StoreAs default
Get-S3Bucket -AccessKey AKID -SecretKey «sdk-static-credentials»{{letters40}}«/» -Region eu-west-1
$context = New-AzStorageContext -StorageAccountName shop -StorageAccountKey $StorageKey
$colon = New-AzStorageContext -StorageAccountName shop -StorageAccountKey:"«sdk-static-credentials»{{password:6}}«/»"
Connect-PnPOnline -Url https://shop.sharepoint.com -ClientId shop -ClientSecret '«sdk-static-credentials»{{password:7}}«/»'
Invoke-RestMethod -Uri https://api.shop.io -Authentication Bearer -Token (ConvertTo-SecureString '«sdk-static-credentials»{{token:2}}«/»' -AsPlainText -Force)
Invoke-RestMethod -Uri https://api.shop.io -Headers @{ Authorization = "Bearer «sdk-static-credentials»{{token:3}}«/»"; Accept = 'application/json' }
$headers = @{
    'X-Api-Key' = '«sdk-static-credentials»{{token:4}}«/»'
    Accept      = 'application/json'
}
$headers.Add('Authorization', "Bearer $apiToken")
Invoke-Sqlcmd -ServerInstance db -Username app -Password '«sdk-static-credentials»{{password:8}}«/»' -Query 'SELECT 1'
$connection = New-Object System.Data.SqlClient.SqlConnection "Server=db;Database=shop;User Id=app;Password=«sdk-static-credentials»{{password:9}}«/»"
$connection2 = New-Object -TypeName System.Data.SqlClient.SqlConnection
$connection2.ConnectionString = "Server=db;Database=shop;User Id=app;Password=«sdk-static-credentials»{{password:10}}«/»"
$network = New-Object System.Net.NetworkCredential('svc', '«sdk-static-credentials»{{password:11}}«/»')
$direct = [System.Net.NetworkCredential]::new('svc', "«sdk-static-credentials»{{password:12}}«/»")
Publish-Module -Path ./Shop -NuGetApiKey '«sdk-static-credentials»{{token:5}}«/»'
$splat = @{
    StorageAccountName = 'shop'
    StorageAccountKey  = '«sdk-static-credentials»{{password:13}}«/»'
}
$splatted = New-AzStorageContext @splat

# environment
$fromEnvironment = ConvertTo-SecureString «sdk-non-vault-secret-read»$env:SERVICE_PASSWORD«/» -AsPlainText -Force
Set-AWSCredential -AccessKey $env:AWS_ID -SecretKey «sdk-non-vault-secret-read»$env:AWS_SECRET«/»
$context2 = New-AzStorageContext -StorageAccountName shop -StorageAccountKey («sdk-non-vault-secret-read»[Environment]::GetEnvironmentVariable('STORAGE_KEY')«/»)

# vault
$storageKey2 = Get-AzKeyVaultSecret -VaultName shop -Name storage-key -AsPlainText
$context3 = New-AzStorageContext -StorageAccountName shop -StorageAccountKey $storageKey2
$secret = (Get-SECSecretValue -SecretId shop/app).SecretString
$secure2 = ConvertTo-SecureString $secret -AsPlainText -Force

# federated
Connect-AzAccount -Identity -AccountId 6f1f6b1a-6d8e-4d47-9a52-5a0b3b6f0c11
Connect-MgGraph -Identity
$context4 = New-AzStorageContext -StorageAccountName shop -UseConnectedAccount
Get-S3Bucket -Region eu-west-1
$trusted = New-Object System.Data.SqlClient.SqlConnection "Server=db;Database=shop;Integrated Security=True"

# near misses
$asked = Read-Host -Prompt 'Password' -AsSecureString
$encrypted = ConvertTo-SecureString $stored -Key $key
$user = Get-Credential -UserName svc -Message 'Enter your password'
$labels = @{ Password = 'Password'; Token = $token }
Write-Host "Token: $token"
Invoke-RestMethod -Uri https://api.shop.io -Headers @{ Authorization = "Bearer $token" }
