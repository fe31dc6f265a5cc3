/** What ARM templates, parameter files and Bicep say: resources, credentials, parameters, vault reads; also half typed. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { Facts } from '../../server/src/engine/facts/model';
import { analyze, testEngine } from '../support/analysis';
import { planted } from '../support/planted';

const PASSWORD = planted('password');
const ROLE = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

const BICEP = `targetScope = 'subscription'

param sqlLogin string
@secure()
param sqlPassword string
param disableLocalAuth bool = false
var owner = '${ROLE}'
var people = ['7d0f9b3c-1111-4222-8333-944455556666']

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'shop'
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, identity.id)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', owner)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource bus 'Microsoft.ServiceBus/namespaces@2022-10-01-preview' = {
  name: 'shop'
  properties: {
    disableLocalAuth: disableLocalAuth
  }
}

resource sql 'Microsoft.Sql/servers@2021-11-01' = {
  name: 'shop'
  properties: {
    administratorLogin: sqlLogin
    administratorLoginPassword: '${PASSWORD}'
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop'
  properties: {
    siteConfig: {
      appSettings: [
        { name: 'API_TOKEN', value: '@Microsoft.KeyVault(VaultName=shop;SecretName=api-token)' }
      ]
      connectionStrings: [
        { name: 'Orders', connectionString: 'Server=tcp:\${sql.name};Database=orders;User ID=shop;Password=${PASSWORD};Encrypt=true' }
        { name: 'Own', connectionString: 'Server=tcp:x;Database=orders;User ID=shop;Password=\${sqlPassword};Encrypt=true' }
      ]
    }
  }
}

module inner './inner.bicep' = {
  name: 'inner'
  params: {
    password: vault.getSecret('db-password')
  }
}
`;

const ARM = JSON.stringify(
  {
    $schema: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { owner: { type: 'string', defaultValue: ROLE }, sqlPassword: { type: 'secureString' } },
    variables: { identity: 'shop' },
    resources: [
      { type: 'microsoft.managedidentity/userassignedidentities', name: "[variables('identity')]" },
      {
        type: 'Microsoft.Authorization/roleAssignments',
        name: '[guid(subscription().id)]',
        properties: {
          roleDefinitionId: "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', parameters('owner'))]",
          principalId:
            "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', variables('identity')), '2023-01-31').principalId]",
        },
      },
      {
        type: 'Microsoft.Resources/deployments',
        name: 'inner',
        resourceGroup: 'shop',
        properties: {
          mode: 'Incremental',
          expressionEvaluationOptions: { scope: 'inner' },
          parameters: {
            off: { value: false },
            password: { reference: { keyVault: { id: 'x' }, secretName: 'db-password' } },
          },
          template: {
            $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
            contentVersion: '1.0.0.0',
            parameters: { off: { type: 'bool', defaultValue: true } },
            resources: [
              { type: 'Microsoft.ServiceBus/namespaces', name: 'shop', properties: { disableLocalAuth: "[parameters('off')]" } },
            ],
          },
        },
      },
      {
        type: 'Microsoft.Sql/servers',
        name: 'shop',
        properties: { administratorLogin: 'shop', administratorLoginPassword: PASSWORD },
      },
      {
        type: 'Microsoft.Compute/virtualMachines/extensions',
        name: 'vm/script',
        properties: { settings: { commandToExecute: `[concat('setup.sh --password ${PASSWORD} ', variables('identity'))]` } },
      },
    ],
  },
  null,
  2,
);

const factsOf = (file: string, text: string): Facts => analyzeFile({ file, text }, testEngine).facts;
const textAt = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

describe('ARM and Bicep', () => {
  it('are hosts of their own', () => {
    assert.equal(factsOf('infra/main.bicep', BICEP).host, 'bicep');
    assert.equal(factsOf('infra/main.bicepparam', "using './main.bicep'").host, 'bicep');
    assert.equal(factsOf('infra/azuredeploy.json', ARM).host, 'arm');
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
    assert.equal(factsOf('p.json', JSON.stringify({ $schema: schema, parameters: {} })).host, 'arm');
    const blueprint = {
      kind: 'template',
      properties: { template: { contentVersion: '1.0.0.0', resources: [], apiVersion: 'x' } },
    };
    assert.equal(factsOf('b.json', JSON.stringify(blueprint)).host, 'arm');
    assert.equal(factsOf('package.json', '{"name": "x", "resources": []}').host, 'json');
  });

  for (const [file, text] of [
    ['infra/main.bicep', BICEP],
    ['infra/azuredeploy.json', ARM],
  ] as const) {
    it(`give roles with their scope, their member and the role's own place: ${file}`, () => {
      const { cloudGrants } = factsOf(file, text);
      assert.equal(cloudGrants.length, 1);
      const [grant] = cloudGrants;
      assert.equal(grant?.roleName, 'Owner');
      assert.equal(grant?.level, 'subscription');
      assert.equal(textAt(text, grant?.role.span ?? { start: 0, end: 0 }), ROLE);
      assert.match(grant?.member.identity ?? '', /^arm:infra\/.*(?:identity|shop)$/);
    });

    it(`give switches at the value that decides: ${file}`, () => {
      const bus = factsOf(file, text).settings.find(({ about, owner }) => about === 'local-auth' && owner.includes('ServiceBus'));
      assert.equal(bus?.state, 'unsafe');
      assert.equal(textAt(text, bus?.span ?? { start: 0, end: 0 }), 'false');
    });

    it(`give credentials and the reads of vaults: ${file}`, () => {
      const { credentials, vaultReferences } = factsOf(file, text);
      const found = credentials.filter(({ storage }) => storage === 'literal');
      assert.equal(found.length, 2);
      for (const { span } of found) assert.equal(textAt(text, span), PASSWORD);
      assert.ok(vaultReferences.some(({ vault, path }) => vault === 'azure-key-vault' && path === 'db-password'));
    });
  }

  it('keep what generic JSON says', () => {
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
    const text = JSON.stringify({ $schema: schema, contentVersion: '1', parameters: { dbPassword: { value: PASSWORD } } });
    const [credential] = factsOf('main.parameters.json', text).credentials;
    assert.equal(textAt(text, credential?.span ?? { start: 0, end: 0 }), PASSWORD);
    const parameters = `using './main.bicep'\nparam dbPassword = '${PASSWORD}'\n`;
    const [other] = factsOf('main.bicepparam', parameters).credentials;
    assert.equal(textAt(parameters, other?.span ?? { start: 0, end: 0 }), PASSWORD);
  });

  it('take modules as their callers have them', async () => {
    const bus = `param off bool = false
resource bus 'Microsoft.ServiceBus/namespaces@2022-10-01-preview' = {
  name: 'shop'
  properties: {
    disableLocalAuth: off
  }
}
`;
    const main = (value: string) =>
      `param x bool\nmodule bus './modules/bus.bicep' = {\n  params: {\n    off: ${value}\n  }\n}\n`;
    const switches = async (files: Record<string, string>) => {
      const { graph } = await analyze(files);
      return (graph.facts.get('modules/bus.bicep')?.settings ?? []).filter(({ about }) => about === 'local-auth');
    };
    assert.deepEqual(
      (await switches({ 'modules/bus.bicep': bus })).map(({ state }) => state),
      ['unsafe'],
    );
    assert.deepEqual(
      (await switches({ 'modules/bus.bicep': bus, 'main.bicep': main('true') })).map(({ state }) => state),
      ['safe'],
    );
    assert.deepEqual(
      (await switches({ 'modules/bus.bicep': bus, 'main.bicep': main('x') })).map(({ state }) => state),
      ['unknown'],
    );
    const [both, ...more] = await switches({
      'modules/bus.bicep': bus,
      'main.bicep': main('false'),
      'other/main.bicep': main('true').replace('./modules', '../modules'),
    });
    assert.equal(both?.state, 'unsafe');
    assert.equal(both?.span.file, 'main.bicep');
    assert.deepEqual(
      more.map(({ state }) => state),
      ['safe'],
    );
  });

  it('say no value of a secret', () => {
    for (const [file, text] of [['main.bicep', BICEP] as const, ['azuredeploy.json', ARM] as const])
      assert.ok(!JSON.stringify(factsOf(file, text)).includes(PASSWORD), file);
  });

  it('give what stands before a cut, and never throw', () => {
    for (const [file, text] of [['main.bicep', BICEP] as const, ['azuredeploy.json', ARM] as const]) {
      const secret = text.indexOf(PASSWORD);
      for (let at = 0; at < text.length; at += 10) {
        for (const half of [text.slice(0, at), text.slice(0, at) + text.slice(at + 1)]) {
          const facts = factsOf(file, half);
          assert.ok(!facts.unresolved.some(({ reason }) => reason.startsWith('analysis ended early')), `${file} at ${at}`);
          if (at > secret + PASSWORD.length + 200)
            assert.ok(
              facts.credentials.some(({ span }) => textAt(half, span) === PASSWORD),
              `${file} at ${at}`,
            );
        }
      }
    }
  });
});
