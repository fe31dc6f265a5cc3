/** Roles, bindings, accounts and pods of a cluster that Terraform declares: what a manifest of them would say. */
import type { ExtractContext } from '../../context';
import { addAwsAuth } from '../../kubernetes/aws-auth';
import type { Manifest } from '../../kubernetes/manifest';
import { addBinding, addRole } from '../../kubernetes/rbac';
import { addServiceAccount } from '../../kubernetes/service-accounts';
import { addTokenSecret } from '../../kubernetes/token-secrets';
import { addNamedAccount, addWorkloads } from '../../kubernetes/workloads';
import { emptyFacts, type FactsDraft } from '../../model';
import type { Instance } from '../module/module';
import { derivedOf } from '../module/root';
import { kindOf } from './kinds';
import { manifestsIn } from './manifests';
import { meantBy } from './names';
import type { Seen } from './object';

const READERS: Readonly<Record<string, (context: ExtractContext, manifest: Manifest) => void>> = {
  ServiceAccount: addServiceAccount,
  Role: addRole,
  ClusterRole: addRole,
  RoleBinding: addBinding,
  ClusterRoleBinding: addBinding,
  // Other values of theirs are credentials of the file, or none.
  Secret: addTokenSecret,
  ConfigMap: addAwsAuth,
};

/** Adds what the objects of an instance say. Their credentials are those of its file. */
export function extractKubernetesObjects(instance: Instance): void {
  if (instance.mode !== 'resource') return;
  const seen: Seen = { open: false };
  for (const manifest of manifestsIn(instance, seen)) {
    const facts = emptyFacts(instance.scope.file, 'terraform');
    const context: ExtractContext = { file: facts.file, host: 'terraform', text: '', fingerprint: () => '', facts };
    const read = Object.hasOwn(READERS, manifest.kind) ? READERS[manifest.kind] : addPods;
    read?.(context, manifest);
    add(instance, facts, seen);
  }
}

function addPods(context: ExtractContext, manifest: Manifest): void {
  if (addWorkloads(context, manifest).length === 0) addNamedAccount(context, manifest);
}

/** Takes over what was read, with marks as the aliases that they stand for. */
function add(instance: Instance, facts: FactsDraft, { open }: Seen): void {
  const { root } = instance.module;
  const said = derivedOf(root, instance.scope.file);
  const meant = (alias: string) => meantBy(root, alias);
  for (const role of facts.roles) said.roles.push({ ...role, key: meant(role.key) ?? role.key });
  for (const one of facts.attachments) {
    const [policy, identity] = [meant(one.policy), meant(one.identity)];
    if (policy !== undefined && identity !== undefined) said.attachments.push({ ...one, policy, identity });
  }
  for (const one of facts.references) {
    const to = meant(one.to);
    const from = one.fromIdentity === undefined ? undefined : meant(one.fromIdentity);
    if (to !== undefined) said.references.push({ ...one, to, ...(from === undefined ? {} : { fromIdentity: from }) });
  }
  for (const { account, ...pod } of facts.pods) {
    const to = account === undefined ? undefined : meant(account);
    // The provider sends `true` where nothing is written: the pod has the last word, and says yes.
    // https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1
    const asks = kindOf(instance.type) !== undefined && { automount: { value: true, span: pod.span, implicit: true as const } };
    said.pods.push({ ...asks, ...pod, ...(to === undefined ? {} : { account: to }), ...(open ? { open } : {}) });
  }
  for (const one of facts.identities) {
    const isOwn = one.kind === 'k8s-service-account' && kindOf(instance.type) !== undefined;
    const [alias = ''] = one.aliases;
    const called = meant(alias);
    if (isOwn || called === undefined) continue;
    // By the resource, where nobody knows what the object is called.
    const shown = called === alias ? {} : { name: instance.name };
    said.identities.push(one.declared ? { ...one, ...shown, aliases: [...new Set([instance.alias, called])] } : one);
  }
  for (const { identity, ...one } of facts.credentials) {
    const whose = identity === undefined ? undefined : meant(identity);
    if (one.storage === 'none') said.credentials.push({ ...one, ...(whose === undefined ? {} : { identity: whose }) });
  }
  said.unresolved.push(...facts.unresolved);
}
