@secure()
param password string

@secure()
param token string

resource settings 'Microsoft.App/managedEnvironments/daprComponents@2024-03-01' = {
  name: 'shop/mail'
  properties: {
    componentType: 'bindings.smtp'
    version: 'v1'
    secrets: [
      {
        name: 'password'
        value: password
      }
      {
        name: 'token'
        value: token
      }
    ]
  }
}
