/**
 * Pulumi programs in TypeScript, JavaScript and Python. Google's and Azure's resources go through the readers of their Terraform
 * twins, from which their packages are made; AWS has readers of its own.
 */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Entry, ObjectValue } from '../../../syntax/value';
import { addCloudFacts, isCloudType } from '../../cloud/index';
import type { ExtractContext } from '../../context';
import type { Use } from '../policies/uses';
import type { Building } from '../values/value';
import { addAws } from './aws';
import { type PulumiResource, resourcesIn, snake, terraformTypeOf } from './resources';

/** Fills identities, attachments and what clouds are told; gives what documents of the program are for. */
export function addPulumi(context: ExtractContext, building: Building): ReadonlyMap<SourceNode, Use> {
  const { dialect } = building.tracer.source.language;
  if (!/pulumi/.test(context.text) || (dialect !== 'js' && dialect !== 'python')) return new Map();
  const resources = resourcesIn(building);
  for (const one of resources) {
    const native = nativeOf(one);
    const type = native?.type ?? terraformTypeOf(one.type) ?? awsTypeOf(one.type);
    if (!type || !isCloudType(type)) continue;
    const { owner, alias, span: block } = one;
    const body = native?.body ?? listed(one.body);
    addCloudFacts({ notation: native ? 'arm' : 'terraform', type, owner, alias, block, body, open: false }, context.facts);
  }
  return addAws(context, building.tracer, resources);
}

/** A nested block of Terraform may be there several times; Pulumi writes the only one as an object. */
function listed(body: ObjectValue): ObjectValue {
  const entries = body.entries.map((entry): Entry => {
    const { value } = entry;
    return value.kind === 'object' ? { ...entry, value: { kind: 'list', span: value.span, items: [value] } } : entry;
  });
  return { ...body, entries };
}

/** AWS keeps Terraform's types; the names of its databases differ. */
function awsTypeOf([provider, module, type]: readonly string[]): string | undefined {
  if (provider !== 'aws' || !module || !type) return undefined;
  const known = `aws_${module}_${snake(type)}`;
  return known === 'aws_rds_instance' ? 'aws_db_instance' : known;
}

/** Types of the package that is made from ARM, which has their properties one level up. https://www.pulumi.com/registry/packages/azure-native/ */
const NATIVE: Readonly<Record<string, string>> = {
  'authorization.RoleAssignment': 'Microsoft.Authorization/roleAssignments',
  'authorization.RoleDefinition': 'Microsoft.Authorization/roleDefinitions',
  'managedidentity.UserAssignedIdentity': 'Microsoft.ManagedIdentity/userAssignedIdentities',
  'managedidentity.FederatedIdentityCredential': 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
  'storage.StorageAccount': 'Microsoft.Storage/storageAccounts',
  'containerregistry.Registry': 'Microsoft.ContainerRegistry/registries',
  'documentdb.DatabaseAccount': 'Microsoft.DocumentDB/databaseAccounts',
  'keyvault.Vault': 'Microsoft.KeyVault/vaults',
  'keyvault.Secret': 'Microsoft.KeyVault/vaults/secrets',
  'keyvault.Key': 'Microsoft.KeyVault/vaults/keys',
  'web.WebApp': 'Microsoft.Web/sites',
  'servicebus.Namespace': 'Microsoft.ServiceBus/namespaces',
};
const ABOVE = new Set(['identity', 'sku', 'kind', 'location', 'tags', 'name']);

function nativeOf({ type: [provider = '', ...rest], body }: PulumiResource): { type: string; body: ObjectValue } | undefined {
  const type = /^azure_?native$/i.test(provider) ? NATIVE[rest.join('.')] : undefined;
  if (!type) return undefined;
  const camel = (entry: Entry): Entry => ({
    ...entry,
    key: entry.key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  });
  const entries = body.entries.map(camel);
  const properties: ObjectValue = { ...body, entries: entries.filter(({ key }) => !ABOVE.has(key)) };
  const own = entries.filter(({ key }) => ABOVE.has(key));
  return { type, body: { ...body, entries: [...own, { key: 'properties', keySpan: body.span, value: properties }] } };
}
