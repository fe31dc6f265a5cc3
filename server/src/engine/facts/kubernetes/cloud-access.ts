/** What links identities of a cloud with those of a cluster, in the words that every host shares. */
import { HOLE } from '../../syntax/value';
import type { Alias } from '../model';
import { serviceAccountAlias } from './manifest';

/** https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html: each stands for a role of Kubernetes. */
const ACCESS_POLICIES: Readonly<Record<string, string>> = {
  AmazonEKSClusterAdminPolicy: 'cluster-admin',
  AmazonEKSAdminPolicy: 'admin',
  AmazonEKSEditPolicy: 'edit',
  AmazonEKSViewPolicy: 'view',
};

/** The role that an access policy of EKS stands for, by its ARN; what is not known of the ARN's partition says nothing. */
export function roleOfAccessPolicy(arn: string): Alias | undefined {
  const name = /:eks::aws:cluster-access-policy\/(\w{1,64})$/.exec(arn)?.[1] ?? '';
  return Object.hasOwn(ACCESS_POLICIES, name) ? `k8s-cluster-role:${ACCESS_POLICIES[name]}` : undefined;
}

/** `system:serviceaccount:shop:api`: how a token of the account calls it. */
export function accountOfSubject(subject: string): Alias | undefined {
  const [, namespace, name] = /^system:serviceaccount:([^:*?]{1,63}):([^:*?]{1,253})$/.exec(subject) ?? [];
  return namespace && name && !subject.includes(HOLE) ? serviceAccountAlias(namespace, name) : undefined;
}

/** `serviceAccount:shop-prod.svc.id.goog[shop/api]`: how Google Cloud calls it, whichever project that is. */
export function accountOfMember(member: string): Alias | undefined {
  const [, namespace, name] = /^serviceAccount:[^[\]]{1,200}\[([^/[\]]{1,63})\/([^/[\]]{1,253})\]$/.exec(member) ?? [];
  const isKnown = namespace && name && !`${namespace}${name}`.includes(HOLE);
  return isKnown && /\.svc\.id\.goog\[|^serviceAccount:\uFFFC\[/.test(member) ? serviceAccountAlias(namespace, name) : undefined;
}

/** A role or user by its ARN; by its name where the account is not known. */
export function aliasOfArn(arn: string): Alias | undefined {
  const [, account = '', kind, name = ''] =
    /^arn:[^:]{1,20}:iam::([^:]{1,40}):(role|user)\/(?:[^/]{1,128}\/){0,8}([^/]{1,128})$/.exec(arn) ?? [];
  if (kind === undefined || name.includes(HOLE)) return undefined;
  return arn.includes(HOLE) || !/^\d{12}$/.test(account) ? `iam-${kind}:${name}` : arn;
}
