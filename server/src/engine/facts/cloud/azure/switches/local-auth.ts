/**
 * Keys and accounts of a service's own, beside identities of Entra ID. Arguments and defaults: the resource pages of
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs, https://learn.microsoft.com/en-us/azure/templates/ and
 * https://docs.ansible.com/ansible/latest/collections/azure/azcollection/
 */
import { get } from '../../../../syntax/value';
import type { CloudResource } from '../../resource';
import type { Place, Switch } from './model';
import { plainOf, valueAt } from './read';

const terraform = (safe: boolean, name: string, ...types: string[]): Place => ({ types, path: [name], safe });
const arm = (safe: boolean, name: string, ...types: string[]): Place => ({ types, path: ['properties', name], safe });
/** Azure's usual name for it. */
const disableLocalAuth = (...types: string[]): Place => arm(true, 'disableLocalAuth', ...types);

const on = (places: readonly Place[], unless?: Switch['unless']): Switch => ({
  about: 'local-auth',
  otherwise: 'missing',
  places,
  ...(unless ? { unless } : {}),
});

/** Off by default: only who turns it on hears of it. */
const off = (places: readonly Place[], unless?: Switch['unless']): Switch => ({ ...on(places, unless), otherwise: 'safe' });

export const LOCAL_AUTH: readonly Switch[] = [
  on(
    [
      {
        ...terraform(true, 'local_authentication_disabled', 'azurerm_cosmosdb_account'),
        also: [{ path: ['local_authentication_enabled'], safe: false }],
      },
      disableLocalAuth('Microsoft.DocumentDB/databaseAccounts'),
    ],
    speaksSql,
  ),
  on([
    terraform(false, 'local_auth_enabled', 'azurerm_servicebus_namespace'),
    disableLocalAuth('Microsoft.ServiceBus/namespaces'),
  ]),
  on([
    terraform(false, 'local_authentication_enabled', 'azurerm_eventhub_namespace'),
    disableLocalAuth('Microsoft.EventHub/namespaces'),
  ]),
  on([
    terraform(false, 'local_auth_enabled', 'azurerm_eventgrid_topic', 'azurerm_eventgrid_domain'),
    disableLocalAuth('Microsoft.EventGrid/topics', 'Microsoft.EventGrid/domains'),
  ]),
  on([
    terraform(false, 'local_auth_enabled', 'azurerm_cognitive_account'),
    terraform(false, 'local_authentication_enabled', 'azurerm_ai_services'),
    disableLocalAuth('Microsoft.CognitiveServices/accounts'),
  ]),
  on([
    terraform(
      false,
      'local_auth_enabled',
      'azurerm_machine_learning_compute_cluster',
      'azurerm_machine_learning_compute_instance',
    ),
    disableLocalAuth('Microsoft.MachineLearningServices/workspaces/computes'),
  ]),
  on([
    terraform(false, 'local_auth_enabled', 'azurerm_app_configuration'),
    disableLocalAuth('Microsoft.AppConfiguration/configurationStores'),
  ]),
  on([
    terraform(false, 'local_authentication_enabled', 'azurerm_search_service'),
    disableLocalAuth('Microsoft.Search/searchServices'),
  ]),
  on([
    terraform(false, 'local_auth_enabled', 'azurerm_signalr_service', 'azurerm_web_pubsub'),
    disableLocalAuth('Microsoft.SignalRService/signalR', 'Microsoft.SignalRService/webPubSub'),
  ]),
  on([
    terraform(false, 'local_authentication_enabled', 'azurerm_iothub', 'azurerm_automation_account', 'azurerm_maps_account'),
    disableLocalAuth('Microsoft.Devices/IotHubs', 'Microsoft.Automation/automationAccounts', 'Microsoft.Maps/accounts'),
  ]),
  on([
    terraform(true, 'local_account_disabled', 'azurerm_kubernetes_cluster'),
    arm(true, 'disableLocalAccounts', 'Microsoft.ContainerService/managedClusters'),
  ]),
  on([
    terraform(false, 'shared_access_key_enabled', 'azurerm_storage_account'),
    arm(false, 'allowSharedKeyAccess', 'Microsoft.Storage/storageAccounts'),
  ]),
  on([
    terraform(false, 'access_keys_authentication_enabled', 'azurerm_redis_cache'),
    arm(true, 'disableAccessKeyAuthentication', 'Microsoft.Cache/redis'),
  ]),
  off([
    terraform(false, 'admin_enabled', 'azurerm_container_registry'),
    arm(false, 'adminUserEnabled', 'Microsoft.ContainerRegistry/registries'),
    { types: ['azure_rm_containerregistry'], path: ['admin_user_enabled'], safe: false },
  ]),
  off([
    terraform(
      false,
      'ftp_publish_basic_authentication_enabled',
      'azurerm_linux_web_app',
      'azurerm_windows_web_app',
      'azurerm_linux_function_app',
      'azurerm_windows_function_app',
    ),
    arm(false, 'allow', 'Microsoft.Web/sites/basicPublishingCredentialsPolicies'),
  ]),
  off(
    [
      terraform(false, 'local_user_enabled', 'azurerm_storage_account'),
      arm(false, 'isLocalUserEnabled', 'Microsoft.Storage/storageAccounts'),
    ],
    withoutSftp,
  ),
  {
    about: 'local-auth',
    otherwise: 'unknown',
    isSafe: (text) => !/^SharedKey$/i.test(text),
    places: [
      { types: ['azurerm_batch_account'], path: ['allowed_authentication_modes'], safe: 'AAD' },
      { types: ['Microsoft.Batch/batchAccounts'], path: ['properties', 'allowedAuthenticationModes'], safe: 'AAD' },
    ],
  },
];

/** Local users log in over SFTP, which asks for a hierarchical namespace. https://learn.microsoft.com/en-us/azure/storage/blobs/secure-file-transfer-protocol-support */
function withoutSftp({ body, notation }: CloudResource, written: boolean): 'missing' | undefined {
  const inProperties = notation === 'arm' ? ['properties'] : [];
  const isOn = (name: string) => plainOf(valueAt(body, [...inProperties, name]).value) === 'true';
  const sftp = isOn('sftp_enabled') || isOn('isSftpEnabled');
  return !written && sftp ? 'missing' : undefined;
}

/** Keys of Cosmos DB can be turned off for its own API only. https://learn.microsoft.com/en-us/azure/cosmos-db/how-to-disable-key-based-authentication */
function speaksSql({ body, notation }: CloudResource): 'none' | undefined {
  const inProperties = notation === 'arm' ? ['properties'] : [];
  const capabilities = valueAt(body, [...inProperties, 'capabilities']).value;
  const names = capabilities?.kind === 'list' ? capabilities.items.map((one) => plainOf(get(one, 'name')) ?? '') : [];
  const other = names.some((name) => /^Enable(?:Mongo|Cassandra|Table|Gremlin)/i.test(name));
  return other || /^mongo/i.test(plainOf(valueAt(body, ['kind']).value) ?? '') ? 'none' : undefined;
}
