/** Azure's switches in every notation, and in files that are half typed. */
import { strict as assert } from 'node:assert';
import { LOCAL_AUTH } from '../../server/src/engine/facts/cloud/azure/switches/local-auth';
import { MANAGED_IDENTITY } from '../../server/src/engine/facts/cloud/azure/switches/managed-identity';
import { VAULTS_AND_SAS } from '../../server/src/engine/facts/cloud/azure/switches/vaults-and-sas';
import { isCloudType } from '../../server/src/engine/facts/cloud/index';
import { analyze } from '../support/analysis';

const RULES = /^tf-azure-(?:local-auth-enabled|no-managed-identity|keyvault-all-permissions|sas-long-lived)$/;

/** Rule and text of every finding of these rules. */
async function found(file: string, text: string): Promise<string[]> {
  const { findings } = await analyze({ [file]: text });
  return findings
    .filter(({ rule }) => RULES.test(rule))
    .map(({ rule, span }) => `${rule.slice(9)} ${text.slice(span.start, span.end)}`);
}

const arm = (type: string, properties: object, rest: object = {}): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [{ type, apiVersion: '2023-05-01', name: 'shop', ...rest, properties }],
  });

const TERRAFORM = `resource "azurerm_servicebus_namespace" "events" {
  name               = "shop-events"
  local_auth_enabled = true
}

resource "azurerm_linux_web_app" "shop" {
  name = "shop"

  site_config {}
}

resource "azurerm_container_registry" "images" {
  name          = "shopimages"
  admin_enabled = true
}
`;

describe("Azure's switches", () => {
  it('are known by the types of every table', () => {
    for (const { places } of [...LOCAL_AUTH, ...MANAGED_IDENTITY, ...VAULTS_AND_SAS])
      for (const { types, path } of places) {
        assert.ok(types.every(isCloudType));
        const inArm = types.every((type) => type.startsWith('Microsoft.'));
        assert.ok(!inArm || path[0] === 'properties' || path[0] === 'identity', types.join());
      }
  });

  it('are read in ARM as in Terraform', async () => {
    assert.deepEqual(await found('main.tf', TERRAFORM), [
      'no-managed-identity "azurerm_servicebus_namespace" "events"',
      'local-auth-enabled true',
      'no-managed-identity "azurerm_linux_web_app" "shop"',
      'local-auth-enabled true',
    ]);
    const namespace = arm(
      'Microsoft.ServiceBus/namespaces',
      { disableLocalAuth: false },
      { identity: { type: 'SystemAssigned' } },
    );
    assert.deepEqual(await found('azuredeploy.json', namespace), ['local-auth-enabled false']);
    const quiet = arm('Microsoft.ServiceBus/namespaces', { disableLocalAuth: true }, { identity: { type: 'SystemAssigned' } });
    assert.deepEqual(await found('azuredeploy.json', quiet), []);
    const cluster = { disableLocalAccounts: true, servicePrincipalProfile: { clientId: '9c1a4b1e-7a50-4a5d-8f7e-2f0a4f3c7d11' } };
    assert.deepEqual(await found('azuredeploy.json', arm('Microsoft.ContainerService/managedClusters', cluster)), [
      'no-managed-identity 9c1a4b1e-7a50-4a5d-8f7e-2f0a4f3c7d11',
    ]);
    const own = { disableLocalAccounts: true, servicePrincipalProfile: { clientId: 'msi' } };
    assert.deepEqual(await found('azuredeploy.json', arm('Microsoft.ContainerService/managedClusters', own)), []);
  });

  it('stand before the cut of a file that is half typed', async () => {
    for (let cut = 0; cut <= TERRAFORM.length; cut += 10) {
      const seen = await found('main.tf', TERRAFORM.slice(0, cut));
      if (cut > TERRAFORM.indexOf('resource "azurerm_linux'))
        assert.ok(seen.includes('local-auth-enabled true'), `cut at ${cut}`);
    }
    await found('main.tf', [...TERRAFORM].filter((_, i) => i % 10 !== 9).join(''));
  });
});
