/** Where each kind of workload names the account that it runs as, and who it is where nothing is named: from the provider's pages. */
import { get, type ObjectValue } from '../../../syntax/value';
import { partsAt } from './parts';

export interface Place {
  readonly types: readonly string[];
  /** The parts that hold the account, outermost first. */
  readonly at: readonly string[];
  readonly account: string;
  readonly scopes?: string;
  /** Whose default account takes its place. */
  readonly runs: 'Compute Engine' | 'App Engine';
  /** Without this part there is no account at all. */
  readonly needed?: true;
  /** Nothing runs there. */
  readonly skip?: (body: ObjectValue) => boolean;
}

const is = (body: ObjectValue, name: string, wanted: boolean): boolean => {
  const value = get(body, name);
  return value?.kind === 'literal' ? value.value === wanted : value !== undefined;
};
const compute = { runs: 'Compute Engine' } as const;
const email = { account: 'email', scopes: 'scopes', ...compute } as const;
const nodes = { account: 'service_account', scopes: 'oauth_scopes', ...compute } as const;

/** A cluster whose first pool is thrown away, that has no nodes of its own, or whose pools say it themselves. */
const hasNoNodes = (body: ObjectValue): boolean =>
  is(body, 'remove_default_node_pool', true) || is(body, 'enable_autopilot', true) || partsAt(body, ['node_pool']).length > 0;

export const PLACES: readonly Place[] = [
  // Without the block an instance has no account at all.
  // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance#service_account
  {
    types: [
      'google_compute_instance',
      'google_compute_instance_template',
      'google_compute_region_instance_template',
      'google_compute_instance_from_template',
    ],
    at: ['service_account'],
    needed: true,
    ...email,
  },
  { types: ['gcp_compute_instance', 'gcp_compute_instance_template'], at: ['service_accounts'], needed: true, ...email },
  { types: ['gcp_compute_instance_template'], at: ['properties', 'service_accounts'], needed: true, ...email },
  { types: ['compute.v1.instance'], at: ['serviceAccounts'], needed: true, ...email },
  { types: ['compute.v1.instanceTemplate'], at: ['properties', 'serviceAccounts'], needed: true, ...email },
  // https://cloud.google.com/kubernetes-engine/docs/how-to/service-accounts#node-service-accounts
  { types: ['google_container_cluster'], at: ['node_config'], skip: hasNoNodes, ...nodes },
  { types: ['google_container_cluster'], at: ['node_pool', 'node_config'], needed: true, ...nodes },
  {
    types: ['google_container_cluster'],
    at: ['cluster_autoscaling', 'auto_provisioning_defaults'],
    skip: (body) => !is(body, 'enable_autopilot', true),
    ...nodes,
  },
  { types: ['google_container_node_pool'], at: ['node_config'], ...nodes },
  { types: ['gcp_container_cluster', 'gcp_container_node_pool'], at: ['node_config'], needed: true, ...nodes },
  { types: ['gcp_container_node_pool'], at: ['config'], needed: true, ...nodes },
  {
    types: ['container.v1.cluster'],
    at: ['cluster', 'nodeConfig'],
    needed: true,
    account: 'serviceAccount',
    scopes: 'oauthScopes',
    ...compute,
  },
  {
    types: ['container.v1.cluster'],
    at: ['cluster', 'nodePools', 'config'],
    needed: true,
    account: 'serviceAccount',
    scopes: 'oauthScopes',
    ...compute,
  },
  { types: ['container.v1.nodePool'], at: ['nodePool', 'config'], account: 'serviceAccount', scopes: 'oauthScopes', ...compute },
  // https://cloud.google.com/run/docs/securing/service-identity
  { types: ['google_cloud_run_service'], at: ['template', 'spec'], account: 'service_account_name', ...compute },
  {
    types: ['google_cloud_run_v2_service', 'google_cloud_run_v2_worker_pool'],
    at: ['template'],
    account: 'service_account',
    ...compute,
  },
  { types: ['google_cloud_run_v2_job'], at: ['template', 'template'], account: 'service_account', ...compute },
  // https://cloud.google.com/functions/docs/securing/function-identity
  { types: ['google_cloudfunctions_function'], at: [], account: 'service_account_email', runs: 'App Engine' },
  { types: ['google_cloudfunctions2_function'], at: ['service_config'], account: 'service_account_email', ...compute },
  {
    types: ['google_app_engine_standard_app_version', 'google_app_engine_flexible_app_version'],
    at: [],
    account: 'service_account',
    runs: 'App Engine',
  },
  { types: ['google_dataflow_job', 'google_dataflow_flex_template_job'], at: [], account: 'service_account_email', ...compute },
  {
    types: ['google_composer_environment'],
    at: ['config', 'node_config'],
    account: 'service_account',
    scopes: 'oauth_scopes',
    ...compute,
  },
  {
    types: ['google_dataproc_cluster'],
    at: ['cluster_config', 'gce_cluster_config'],
    account: 'service_account',
    scopes: 'service_account_scopes',
    ...compute,
  },
  { types: ['google_notebooks_instance'], at: [], account: 'service_account', scopes: 'service_account_scopes', ...compute },
  { types: ['google_workbench_instance'], at: ['gce_setup', 'service_accounts'], account: 'email', ...compute },
  { types: ['google_workflows_workflow'], at: [], account: 'service_account', ...compute },
];
