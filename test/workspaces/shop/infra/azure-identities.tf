# Who sets up and runs the returns desk in Azure.

variable "azure_client_secret" {
  type      = string
  sensitive = true
}

provider "azuread" {
  client_id     = "7c1d2e3f-2222-4333-8444-555555555555"
  client_secret = var.azure_client_secret
}

data "azurerm_subscription" "returns" {}

resource "azurerm_user_assigned_identity" "returns_deploy" {
  name                = "returns-deploy"
  resource_group_name = "returns"
  location            = "westeurope"
}

resource "azurerm_role_assignment" "returns_deploy" {
  scope                = data.azurerm_subscription.returns.id
  role_definition_name = "Owner"
  principal_id         = azurerm_user_assigned_identity.returns_deploy.principal_id
}

resource "azurerm_federated_identity_credential" "returns_deploy" {
  name                = "pull-requests"
  resource_group_name = "returns"
  parent_id           = azurerm_user_assigned_identity.returns_deploy.id
  audience            = ["api://AzureADTokenExchange"]
  issuer              = "https://token.actions.githubusercontent.com"
  subject             = "repo:example/shop:pull_request"
}

resource "azurerm_role_definition" "returns_operator" {
  name  = "returns-operator"
  scope = data.azurerm_subscription.returns.id

  permissions {
    actions = [
      "Microsoft.Web/sites/restart/action",
      "Microsoft.Authorization/roleAssignments/write",
    ]
  }
}

resource "azurerm_role_definition" "returns_support" {
  name  = "returns-support"
  scope = data.azurerm_subscription.returns.id

  permissions {
    actions     = ["*"]
    not_actions = ["Microsoft.Authorization/*/write"]
  }
}

resource "azuread_application" "returns_directory" {
  display_name = "returns-directory"

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      id   = "19dbc75e-c2e2-444c-a770-ec69d8559fc7"
      type = "Role"
    }
  }
}

resource "azuread_application_password" "returns_directory" {
  application_id = azuread_application.returns_directory.id
}
