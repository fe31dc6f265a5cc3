/**
 * Modules of Microsoft's public registry, each of which is one resource: what is a property of the resource is a parameter of the
 * module. Their defaults are their own, so only what is written counts. https://azure.github.io/Azure-Verified-Modules/indexes/bicep/
 */
import { entryOf, type ObjectValue } from '../../syntax/value';
import type { SettingFact } from '../model';

const TYPES: Readonly<Record<string, string>> = {
  'app-configuration/configuration-store': 'Microsoft.AppConfiguration/configurationStores',
  'automation/automation-account': 'Microsoft.Automation/automationAccounts',
  'cognitive-services/account': 'Microsoft.CognitiveServices/accounts',
  'container-registry/registry': 'Microsoft.ContainerRegistry/registries',
  'container-service/managed-cluster': 'Microsoft.ContainerService/managedClusters',
  'document-db/database-account': 'Microsoft.DocumentDB/databaseAccounts',
  'event-hub/namespace': 'Microsoft.EventHub/namespaces',
  'key-vault/vault': 'Microsoft.KeyVault/vaults',
  'search/search-service': 'Microsoft.Search/searchServices',
  'service-bus/namespace': 'Microsoft.ServiceBus/namespaces',
  'storage/storage-account': 'Microsoft.Storage/storageAccounts',
};
/** Parameters that are not called as the property is. */
const RENAMED: Readonly<Record<string, string>> = { acrAdminUserEnabled: 'adminUserEnabled' };
const PARAMETERS = new Map(Object.entries(RENAMED).map(([parameter, property]) => [property, parameter]));

const PATH = /^br(?:\/public:|:mcr\.microsoft\.com\/bicep\/)avm\/res\/([a-z0-9-]+\/[a-z0-9-]+):/;

/** The type of the resource that a module is; empty where it is none of these. */
export function verifiedType(path: string): string {
  return TYPES[PATH.exec(path)?.[1] ?? ''] ?? '';
}

/** What is handed to the module, as the resource has it. Undefined where that is not written here. */
export function asResource(call: ObjectValue): ObjectValue | undefined {
  const params = entryOf(call, 'params')?.value;
  if (params?.kind !== 'object') return undefined;
  const entries = params.entries.map((entry) => ({ ...entry, key: RENAMED[entry.key] ?? entry.key }));
  const properties: ObjectValue = { ...params, open: true, entries };
  return { ...params, open: true, entries: [{ key: 'properties', keySpan: params.span, value: properties }] };
}

/** The setting with the way to it inside of the module's parameters. */
export function asParameter(setting: SettingFact): SettingFact {
  const path = setting.path.filter((key) => key !== 'properties').map((key) => PARAMETERS.get(key) ?? key);
  return { ...setting, path };
}
