/**
 * Identities that Azure gives to what runs in it or calls on its behalf. Types that take an `identity`: the resource pages of
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs and
 * https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/managed-identities-status
 */
import type { CloudResource } from '../../resource';
import type { Place, Switch } from './model';
import { plainOf, valueAt } from './read';

const terraform = (...types: string[]): Place => ({ types, path: ['identity', 'type'], safe: 'SystemAssigned' });
const arm = (...types: string[]): Place => ({ types, path: ['identity', 'type'], safe: 'SystemAssigned' });

/** Any kind of identity will do; `None` and nothing are none. */
const identity = (places: readonly Place[], unless?: Switch['unless']): Switch => ({
  about: 'managed-identity',
  otherwise: 'missing',
  isSafe: (text) => !/^(?:none)?$/i.test(text.trim()),
  places,
  ...(unless ? { unless } : {}),
});

export const MANAGED_IDENTITY: readonly Switch[] = [
  identity([
    terraform(
      'azurerm_app_service',
      'azurerm_app_service_slot',
      'azurerm_linux_web_app',
      'azurerm_linux_web_app_slot',
      'azurerm_windows_web_app',
      'azurerm_windows_web_app_slot',
      'azurerm_function_app',
      'azurerm_function_app_slot',
      'azurerm_function_app_flex_consumption',
      'azurerm_linux_function_app',
      'azurerm_linux_function_app_slot',
      'azurerm_windows_function_app',
      'azurerm_windows_function_app_slot',
      'azurerm_logic_app_standard',
      'azurerm_logic_app_workflow',
      'azurerm_container_group',
      'azurerm_container_app',
      'azurerm_container_app_job',
      'azurerm_automation_account',
      'azurerm_data_factory',
      'azurerm_api_management',
      'azurerm_stream_analytics_job',
      'azurerm_spring_cloud_app',
      'azurerm_machine_learning_compute_cluster',
      'azurerm_machine_learning_compute_instance',
    ),
    arm(
      'Microsoft.Web/sites',
      'Microsoft.Web/sites/slots',
      'Microsoft.Logic/workflows',
      'Microsoft.ContainerInstance/containerGroups',
      'Microsoft.App/containerApps',
      'Microsoft.App/jobs',
      'Microsoft.Automation/automationAccounts',
      'Microsoft.DataFactory/factories',
      'Microsoft.ApiManagement/service',
      'Microsoft.StreamAnalytics/streamingjobs',
    ),
  ]),
  identity(
    [
      terraform(
        'azurerm_eventgrid_topic',
        'azurerm_eventgrid_domain',
        'azurerm_eventgrid_system_topic',
        'azurerm_servicebus_namespace',
        'azurerm_cognitive_account',
        'azurerm_ai_services',
        'azurerm_search_service',
        'azurerm_signalr_service',
        'azurerm_web_pubsub',
        'azurerm_kusto_cluster',
        'azurerm_recovery_services_vault',
        'azurerm_data_protection_backup_vault',
      ),
      arm(
        'Microsoft.EventGrid/topics',
        'Microsoft.EventGrid/domains',
        'Microsoft.EventGrid/systemTopics',
        'Microsoft.ServiceBus/namespaces',
        'Microsoft.CognitiveServices/accounts',
        'Microsoft.Search/searchServices',
        'Microsoft.SignalRService/signalR',
        'Microsoft.SignalRService/webPubSub',
        'Microsoft.Kusto/clusters',
        'Microsoft.RecoveryServices/vaults',
        'Microsoft.DataProtection/backupVaults',
      ),
      { types: ['azure_rm_cognitivesearch'], path: ['identity'], safe: 'SystemAssigned' },
    ],
    hasNone,
  ),
  identity([
    { ...terraform('azurerm_kubernetes_cluster'), instead: ['service_principal', 'client_id'] },
    {
      ...arm('Microsoft.ContainerService/managedClusters'),
      instead: ['properties', 'servicePrincipalProfile', 'clientId'],
    },
    {
      types: ['azure_rm_aks'],
      path: ['identity', 'type'],
      safe: 'SystemAssigned',
      instead: ['service_principal', 'client_id'],
      otherwise: 'safe',
    },
  ]),
  // A machine that calls nothing needs no identity: only one whose first script logs in to Azure.
  identity(
    [
      terraform(
        'azurerm_virtual_machine',
        'azurerm_linux_virtual_machine',
        'azurerm_windows_virtual_machine',
        'azurerm_linux_virtual_machine_scale_set',
        'azurerm_windows_virtual_machine_scale_set',
        'azurerm_orchestrated_virtual_machine_scale_set',
      ),
      arm('Microsoft.Compute/virtualMachines', 'Microsoft.Compute/virtualMachineScaleSets'),
      { types: ['azure_rm_virtualmachine'], path: ['vm_identity'], safe: 'SystemAssigned' },
    ],
    callsNothing,
  ),
];

/** Where a machine's first script stands, in every notation. */
const SCRIPTS: readonly (readonly string[])[] = [
  ['custom_data'],
  ['user_data'],
  ['os_profile', 'custom_data'],
  ['properties', 'osProfile', 'customData'],
  ['properties', 'userData'],
];

function callsNothing({ body }: CloudResource): 'none' | undefined {
  const scripts = SCRIPTS.map((path) => plainOf(valueAt(body, path).value) ?? '');
  return scripts.some((script) => /\baz (?:login|storage|keyvault|acr)\b|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET/.test(script))
    ? undefined
    : 'none';
}

/** A search service on the free tier has no identity. https://learn.microsoft.com/en-us/azure/search/search-how-to-managed-identities */
function hasNone({ body, type }: CloudResource): 'none' | undefined {
  if (!/search/i.test(type)) return undefined;
  const sku = plainOf(valueAt(body, ['sku']).value) ?? plainOf(valueAt(body, ['sku', 'name']).value);
  return sku?.toLowerCase() === 'free' ? 'none' : undefined;
}
