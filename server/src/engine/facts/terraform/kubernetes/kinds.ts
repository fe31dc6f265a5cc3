/** Resource types of the hashicorp/kubernetes provider that are an object of a cluster, and the object's kind. */

/** https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs: each with and without `_v1`, `_v1beta1`. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    role: 'Role',
    cluster_role: 'ClusterRole',
    role_binding: 'RoleBinding',
    cluster_role_binding: 'ClusterRoleBinding',
    service_account: 'ServiceAccount',
    default_service_account: 'ServiceAccount',
    config_map: 'ConfigMap',
    config_map_data: 'ConfigMap',
    secret: 'Secret',
    pod: 'Pod',
    deployment: 'Deployment',
    stateful_set: 'StatefulSet',
    daemonset: 'DaemonSet',
    daemon_set: 'DaemonSet',
    replication_controller: 'ReplicationController',
    job: 'Job',
    cron_job: 'CronJob',
  }),
);

/** The kind of object that a resource of the type makes; undefined for other types. */
export function kindOf(type: string): string | undefined {
  const name = /^kubernetes_(\w{1,80})$/.exec(type)?.[1]?.replace(/_v\d(?:(?:alpha|beta)\d)?(?=_|$)/, '');
  return name === undefined ? undefined : KINDS.get(name);
}

/** Types that hold a whole manifest: as a map, as YAML. https://registry.terraform.io/providers/gavinbunney/kubectl/latest/docs */
export const MANIFEST_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['kubernetes_manifest', 'manifest'],
  ['kubectl_manifest', 'yaml_body'],
]);

/** Whether a reference to the resource names an account or a role. */
export function isNamed(type: string): boolean {
  return /^(?:ServiceAccount|Role|ClusterRole)$/.test(kindOf(type) ?? '');
}
