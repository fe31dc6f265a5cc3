// Invoices are written in Azure: a database, a store for the documents, and the vault of both.
param location string = resourceGroup().location
param administratorLogin string = 'billing'

@description('Password of the administrator of the database')
param administratorPassword string

@secure()
param mailPassword string = '{{password:billing-mail}}'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'shop-billing'
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'shop-billing'
  location: location
  properties: {
    version: '16'
    administratorLogin: administratorLogin
    administratorLoginPassword: administratorPassword
  }
}

resource documents 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'shopbillingdocuments'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    sasPolicy: {
      expirationAction: 'Block'
      sasExpirationPeriod: '1.00:00:00'
    }
  }
}

module mail './mail.bicep' = {
  name: 'mail'
  params: {
    password: mailPassword
    token: vault.getSecret('mail-token')
  }
}

output documentsKey string = documents.listKeys().keys[0].value
