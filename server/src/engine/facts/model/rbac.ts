/** Roles of Kubernetes. */
import type { Range, Span } from '../../syntax/span';
import type { Alias } from './identity';

/** A term of a Kubernetes RBAC rule (RFC: rbac.authorization.k8s.io/v1 PolicyRule). */
export interface RbacTerm {
  readonly text: string;
  readonly span: Span;
  readonly literal: Range;
}

export interface RbacRule {
  readonly verbs: readonly RbacTerm[];
  readonly resources: readonly RbacTerm[];
  readonly apiGroups: readonly RbacTerm[];
  readonly resourceNames: readonly RbacTerm[];
  readonly nonResourceUrls: readonly RbacTerm[];
  readonly span: Span;
}

export interface RbacRoleFact {
  /** `k8s-role:<namespace>/<name>` or `k8s-cluster-role:<name>`. */
  readonly key: Alias;
  readonly name: string;
  readonly clusterWide: boolean;
  readonly rules: readonly RbacRule[];
  readonly span: Span;
  readonly labels?: Readonly<Record<string, string>>;
  /** The list of its rules, where one is written as a list. */
  readonly list?: Span;
  /** `aggregationRule`: it also has the rules of every ClusterRole that has all labels of one of these; `*` is any value. */
  readonly aggregates?: readonly Readonly<Record<string, string>>[];
}
