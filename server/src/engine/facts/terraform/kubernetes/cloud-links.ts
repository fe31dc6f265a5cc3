/** Resources of clouds that let an account of a cluster become an identity, and that let identities into a cluster. */

import type { Value } from '../../../syntax/value';
import { accountOfMember, accountOfSubject, aliasOfArn, roleOfAccessPolicy } from '../../kubernetes/cloud-access';
import { serviceAccountAlias } from '../../kubernetes/manifest';
import type { Alias } from '../../model';
import { argumentOf, blocksOf, textIn } from '../module/body';
import type { Instance } from '../module/module';
import { itemsOfArgument, placeOf } from '../module/place';
import { derivedOf } from '../module/root';
import { optionsOf } from '../values/either';
import { plainText } from '../values/scope';
import { meantBy } from './names';
import { ACCOUNT, named } from './naming';

const READERS: ReadonlyMap<string, (instance: Instance) => void> = new Map([
  ['aws_eks_pod_identity_association', podIdentity],
  ['aws_eks_access_policy_association', accessPolicy],
  ['azurerm_federated_identity_credential', (one: Instance) => federated(one, ['parent_id', 'user_assigned_identity_id'])],
  [
    'azuread_application_federated_identity_credential',
    (one: Instance) => federated(one, ['application_id', 'application_object_id']),
  ],
  ['google_service_account_iam_member', workloadIdentity],
  ['google_service_account_iam_binding', workloadIdentity],
]);

/** Whether who becomes whom is what the type is about: it uses no identity itself. */
export function isCloudLink(type: string): boolean {
  return READERS.has(type);
}

/** Adds what a resource says of who becomes whom. */
export function extractCloudLinks(instance: Instance): void {
  if (instance.mode === 'resource') READERS.get(instance.type)?.(instance);
}

interface Link {
  readonly account: Alias | undefined;
  readonly to: Alias | undefined;
  /** What says so. */
  readonly value: Value;
}

function add({ module, scope, address }: Instance, { account, to, value }: Link): void {
  if (account === undefined || to === undefined) return;
  const from = { from: address, fromType: 'ServiceAccount', fromIdentity: account };
  derivedOf(module.root, scope.file).references.push({ type: 'assumes', ...from, to, span: placeOf(value).span });
}

/** The identity that a value names by a reference to it, its ARN or its address. */
function identityIn(value: Value): Alias | undefined {
  if ((value.kind === 'string' || value.kind === 'unknown') && value.origin) return value.origin.key;
  if (value.kind !== 'string') return undefined;
  const address = /(?:^|\/)([a-z][\w.-]{1,80}@[\w.-]{1,100}\.gserviceaccount\.com)$/.exec(value.text)?.[1];
  return address ? `gcp-sa:${address}` : aliasOfArn(value.text);
}

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html */
function podIdentity(instance: Instance): void {
  const namespace = textIn(instance, 'namespace');
  const written = argumentOf(instance, 'service_account');
  const name = written && plainText(named(instance, written, ACCOUNT, namespace));
  const account = name ? meantBy(instance.module.root, serviceAccountAlias(namespace ?? 'default', name)) : undefined;
  for (const value of optionsOf(argumentOf(instance, 'role_arn'))) add(instance, { account, to: identityIn(value), value });
}

/** https://learn.microsoft.com/azure/aks/workload-identity-overview */
function federated(instance: Instance, names: readonly string[]): void {
  const subject = argumentOf(instance, 'subject');
  if (subject?.kind !== 'string') return;
  const holder = names.map((name) => argumentOf(instance, name)).find((value) => value !== undefined);
  add(instance, { account: accountOfSubject(subject.text), to: holder && identityIn(holder), value: subject });
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity */
function workloadIdentity(instance: Instance): void {
  if (textIn(instance, 'role') !== 'roles/iam.workloadIdentityUser') return;
  const holder = argumentOf(instance, 'service_account_id');
  for (const value of [...itemsOfArgument(instance, 'member'), ...itemsOfArgument(instance, 'members')])
    if (value.kind === 'string') add(instance, { account: accountOfMember(value.text), to: holder && identityIn(holder), value });
}

/** Access entries of EKS take the place of the `aws-auth` ConfigMap. */
function accessPolicy(instance: Instance): void {
  const { module, scope, address } = instance;
  const policy = argumentOf(instance, 'policy_arn');
  const role = policy?.kind === 'string' ? roleOfAccessPolicy(policy.text) : undefined;
  const principal = argumentOf(instance, 'principal_arn');
  const identity = principal && identityIn(principal);
  if (!policy || !principal || role === undefined || identity === undefined) return;
  const access = blocksOf(instance, 'access_scope')[0];
  const namespaces = access && textIn(access, 'type') === 'namespace' ? itemsOfArgument(access, 'namespaces') : undefined;
  const where = namespaces
    ? namespaces.map((one) => ({ clusterWide: false, namespace: plainText(one) ?? 'default' }))
    : [{ clusterWide: true }];
  for (const one of where)
    derivedOf(module.root, scope.file).attachments.push({
      ...{ policy: role, identity, type: 'binding', name: address, ...one },
      ...placeOf(policy),
      identitySpan: placeOf(principal).span,
    });
}
