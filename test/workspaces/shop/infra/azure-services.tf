# What the returns desk runs on in Azure.

data "azurerm_client_config" "current" {}

resource "azurerm_linux_web_app" "returns" {
  name                = "shop-returns"
  resource_group_name = "returns"
  location            = "westeurope"
  service_plan_id     = var.returns_plan

  site_config {}
}

resource "azurerm_servicebus_namespace" "returns" {
  name                = "shop-returns"
  resource_group_name = "returns"
  location            = "westeurope"
  sku                 = "Standard"
  local_auth_enabled  = true

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_key_vault" "returns" {
  name                = "shop-returns"
  resource_group_name = "returns"
  location            = "westeurope"
  sku_name            = "standard"
  tenant_id           = data.azurerm_client_config.current.tenant_id

  access_policy {
    tenant_id          = data.azurerm_client_config.current.tenant_id
    object_id          = var.returns_principal
    secret_permissions = ["Get", "List", "Set", "Delete", "Recover", "Backup", "Restore", "Purge"]
  }
}

resource "azurerm_storage_account" "labels" {
  name                     = "shopreturnlabels"
  resource_group_name      = "returns"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"

  sas_policy {
    expiration_period = "01.00:00:00"
  }
}

data "azurerm_storage_account_sas" "carrier" {
  connection_string = azurerm_storage_account.labels.primary_connection_string
  start             = "2026-01-01T00:00:00Z"
  expiry            = "2027-01-01T00:00:00Z"

  permissions {
    read = true
    list = true
  }
}

variable "returns_plan" {
  type = string
}

variable "returns_principal" {
  type = string
}
