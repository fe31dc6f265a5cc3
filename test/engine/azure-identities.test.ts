/** What Azure's resources say of identities: who gets which role where, who becomes whom, which credentials are made, also half-typed. */
import { strict as assert } from 'node:assert';
import type { Facts } from '../../server/src/engine/facts/model';
import { analyze } from '../support/analysis';
import { only, read } from './terraform-support';

const IDENTITY = `
resource "azurerm_user_assigned_identity" "ci" {
  name                = "ci"
  location            = "westeurope"
  resource_group_name = "shared"
}
`;

function assignment(scope: string, principal = 'azurerm_user_assigned_identity.ci.principal_id', more = ''): Facts {
  return read(`
data "azurerm_subscription" "current" {}
${IDENTITY}
resource "azurerm_role_assignment" "x" {
  scope                = ${scope}
  role_definition_name = "Owner"
  principal_id         = ${principal}
  ${more}
}`).facts;
}

describe('Azure: scopes', () => {
  const SCOPES: readonly (readonly [string, string])[] = [
    ['"/"', 'organization'],
    ['"/providers/Microsoft.Management/managementGroups/contoso"', 'management-group'],
    ['azurerm_management_group.root.id', 'management-group'],
    ['"/subscriptions/11111111-2222-4333-8444-555555555555"', 'subscription'],
    ['"/subscriptions/$' + '{var.id}"', 'subscription'],
    ['data.azurerm_subscription.current.id', 'subscription'],
    ['var.subscription_id', 'subscription'],
    ['azurerm_resource_group.shop.id', 'resource-group'],
    ['"$' + '{data.azurerm_subscription.current.id}/resourceGroups/shop"', 'resource-group'],
    ['"/subscriptions/a/resourceGroups/shop"', 'resource-group'],
    ['"/subscriptions/a/resourceGroups/shop/providers/Microsoft.Web/sites/shop"', 'resource'],
    ['azurerm_key_vault.shop.id', 'resource'],
    ['var.scope', 'unknown'],
    ['each.value', 'unknown'],
  ];
  for (const [scope, level] of SCOPES)
    it(`${scope} is ${level}`, () => assert.equal(only(assignment(scope).cloudGrants).level, level));
});

describe('Azure: members', () => {
  const MEMBERS: readonly (readonly [string, string, string?])[] = [
    ['azurerm_user_assigned_identity.ci.principal_id', 'machine', 'tf::azurerm_user_assigned_identity.ci'],
    ['azuread_service_principal.ci.object_id', 'machine', 'tf::azuread_service_principal.ci'],
    ['data.azuread_service_principal.ci.object_id', 'machine', 'tf::data.azuread_service_principal.ci'],
    ['azurerm_linux_web_app.web.identity[0].principal_id', 'machine', 'tf::azurerm_linux_web_app.web.identity'],
    ['azurerm_linux_web_app.web.identity.0.principal_id', 'machine', 'tf::azurerm_linux_web_app.web.identity'],
    [
      'azurerm_kubernetes_cluster.aks.kubelet_identity[0].object_id',
      'machine',
      'tf::azurerm_kubernetes_cluster.aks.kubelet_identity',
    ],
    ['module.bootstrap.identities.ci.principal_id', 'machine'],
    ['data.azuread_group.admins.object_id', 'group'],
    ['azuread_user.jo.object_id', 'human'],
    ['data.azurerm_client_config.me.object_id', 'unknown'],
    ['var.principal_id', 'unknown'],
  ];
  for (const [principal, kind, identity] of MEMBERS)
    it(`${principal} is ${kind}`, () => {
      const { member } = only(assignment('"/"', principal).cloudGrants);
      assert.equal(member.kind, kind);
      assert.equal(member.identity?.replace('tf:.:', 'tf::'), identity);
    });

  it('are what their type says', () => {
    const { member } = only(assignment('"/"', 'var.principal_id', 'principal_type = "ServicePrincipal"').cloudGrants);
    assert.equal(member.kind, 'machine');
  });
});

describe('Azure: roles', () => {
  const ROLES: readonly (readonly [string, string | undefined, string?])[] = [
    ['role_definition_name = "Key Vault Secrets User"', 'Key Vault Secrets User'],
    ['role_definition_id = "/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635"', 'Owner'],
    ['role_definition_id = data.azurerm_role_definition.known.id', 'Contributor'],
    [
      'role_definition_id = "$' + '{var.subscription}$' + '{data.azurerm_role_definition.known.role_definition_id}"',
      'Contributor',
    ],
    ['role_definition_id = "/providers/Microsoft.Authorization/roleDefinitions/11111111-2222-4333-8444-555555555555"', undefined],
    ['role_definition_id = azurerm_role_definition.own.role_definition_resource_id', undefined, 'azurerm_role_definition.own'],
    ['role_definition_name = var.role', undefined],
  ];
  for (const [written, name, own] of ROLES)
    it(written, () => {
      const { facts } = read(`
data "azurerm_role_definition" "known" {
  name = "Contributor"
}
resource "azurerm_role_assignment" "x" {
  scope        = "/"
  ${written}
  principal_id = azurerm_user_assigned_identity.ci.principal_id
}`);
      const grant = only(facts.cloudGrants);
      assert.equal(grant.roleName, name);
      assert.equal(grant.customRole?.split(':').at(-1), own);
    });

  it('of one own say what they permit, and where', () => {
    const { facts, at } = read(`
resource "azurerm_role_definition" "own" {
  name  = "own"
  scope = azurerm_resource_group.shop.id
  permissions {
    actions     = ["Microsoft.Web/sites/*"]
    not_actions = ["Microsoft.Web/sites/delete"]
  }
  permissions {
    actions      = ["*/read"]
    data_actions = ["Microsoft.KeyVault/vaults/secrets/*"]
  }
  assignable_scopes = [azurerm_resource_group.shop.id, "/subscriptions/a"]
}`);
    const role = only(facts.cloudRoles);
    assert.deepEqual(
      [role.permissions, role.excluded, role.data?.permissions ?? []].map((terms) => terms.map(({ span }) => at(span))),
      [['Microsoft.Web/sites/*', '*/read'], ['Microsoft.Web/sites/delete'], ['Microsoft.KeyVault/vaults/secrets/*']],
    );
    assert.equal(role.level, 'subscription');
  });
});

describe('Azure: identities', () => {
  it('an application and its service principal are one', async () => {
    const { graph } = await analyze({
      'main.tf': `
resource "azuread_application" "ci" {
  display_name = "ci"
}
resource "azuread_service_principal" "ci" {
  client_id = azuread_application.ci.client_id
}
resource "azurerm_role_assignment" "x" {
  scope                = azurerm_resource_group.shop.id
  role_definition_name = "Reader"
  principal_id         = azuread_service_principal.ci.object_id
}`,
    });
    const { kind, name, grants } = only(graph.identities.filter(({ provider }) => provider === 'azure'));
    assert.deepEqual([kind, name, grants.map(({ managed }) => managed)], ['service-principal', 'ci', ['Reader']]);
  });

  it('what the platform makes for a workload is one of its own', async () => {
    const { graph } = await analyze({
      'main.tf': `
resource "azurerm_linux_web_app" "web" {
  name = "web"
  identity {
    type         = "SystemAssigned, UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.ci.id]
  }
}
${IDENTITY}
resource "azurerm_role_assignment" "x" {
  scope                = azurerm_key_vault.shop.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_linux_web_app.web.identity[0].principal_id
}`,
    });
    const azure = graph.identities.filter(({ provider }) => provider === 'azure');
    assert.deepEqual(azure.map(({ name, kind }) => [name, kind]).sort(), [
      ['ci', 'managed-identity'],
      ['web', 'managed-identity'],
    ]);
    const own = azure.find(({ name }) => name === 'web');
    assert.equal(own?.grants.length, 1);
    for (const { references } of azure) assert.ok(references.some(({ from }) => from === 'azurerm_linux_web_app.web'));
  });
});

const SAMPLE = `
${IDENTITY}
resource "azurerm_role_assignment" "x" {
  scope                = "/subscriptions/11111111-2222-4333-8444-555555555555"
  role_definition_name = "Owner"
  principal_id         = azurerm_user_assigned_identity.ci.principal_id
}

resource "azurerm_role_definition" "own" {
  name  = "own"
  scope = "/subscriptions/11111111-2222-4333-8444-555555555555"
  permissions {
    actions = ["*"]
  }
}

resource "azuread_application" "admin" {
  display_name = "admin"
  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"
    resource_access {
      id   = "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8"
      type = "Role"
    }
  }
}

resource "azuread_application_password" "ci" {
  application_id    = azuread_application.admin.id
  end_date_relative = "17520h"
}

resource "azuread_application_flexible_federated_identity_credential" "ci" {
  application_id             = azuread_application.admin.id
  issuer                     = "https://token.actions.githubusercontent.com"
  claims_matching_expression = "claims['sub'] matches 'repo:contoso/*'"
}

resource "azapi_resource" "grant" {
  type      = "Microsoft.Authorization/roleAssignments@2022-04-01"
  parent_id = "/subscriptions/11111111-2222-4333-8444-555555555555"
  body = jsonencode({
    properties = {
      principalId      = azurerm_user_assigned_identity.ci.principal_id
      roleDefinitionId = "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
    }
  })
}

provider "azuread" {
  client_id     = "11111111-2222-4333-8444-555555555555"
  client_secret = var.client_secret
}
`;

describe('Azure: half-typed', () => {
  const found = async (text: string) => {
    const { findings } = await analyze({ 'main.tf': text });
    return findings.filter(({ rule }) => rule.startsWith('tf-azure-')).map(({ rule, span }) => ({ rule, end: span.end }));
  };

  it('what stands before the cut is still found', async () => {
    const whole = await found(SAMPLE);
    assert.equal(new Set(whole.map(({ rule }) => rule)).size, 6);
    const blocks = [...SAMPLE.matchAll(/^}$/gm)].map(({ index }) => (index ?? 0) + 1);
    for (let cut = 0; cut < SAMPLE.length; cut += 10) {
      const closed = blocks.filter((end) => end <= cut).at(-1) ?? 0;
      const now = await found(SAMPLE.slice(0, cut));
      for (const one of whole.filter(({ end }) => end <= closed))
        assert.ok(
          now.some(({ rule, end }) => rule === one.rule && end === one.end),
          `cut at ${cut}: ${one.rule}`,
        );
    }
  });

  it('a character that is not there stops nothing', async () => {
    for (let at = 0; at < SAMPLE.length; at += 10) await found(SAMPLE.slice(0, at) + SAMPLE.slice(at + 1));
  });
});
