/** Who a file speaks of, and what uses them. */
import type { Span } from '../../syntax/span';

export type IdentityKind =
  | 'iam-role'
  | 'iam-user'
  | 'iam-group'
  | 'iam-access-key'
  | 'service-account'
  | 'service-principal'
  | 'managed-identity'
  | 'k8s-service-account'
  | 'k8s-user'
  | 'k8s-group'
  | 'oidc-provider'
  | 'database-account'
  | 'api-key'
  | 'certificate'
  | 'ssh-key'
  | 'bot'
  | 'device'
  | 'agent';

/**
 * A name under which an identity is mentioned somewhere. Schemes, so that names of different worlds never meet:
 * `tf:<dir>:<type>.<name>` · `cfn:<file>:<LogicalId>` · `arn:…` · `iam-role:<name>` · `iam-user:<name>` ·
 * `cdk:<file>:<variable>` · `k8s-sa:<namespace>/<name>` (namespace `default` where none is written) · `managed-policy:<name>` · `api:<provider>` ·
 * `gcp-sa:<e-mail>` · `gcp-account:<dir>:<id>` (of a project that is not known) · `azure-client:<guid>` (application) · `azure-principal:<guid>` (object) · `cloud-role:<name>` ·
 * `arm:<file>:<symbol or type/name>` · `play:<file>:<task>` · `gdm:<file>:<name>`.
 */
export type Alias = string;

export interface IdentityFact {
  readonly kind: IdentityKind;
  readonly provider: 'aws' | 'kubernetes' | 'azure' | 'gcp' | 'github' | 'database' | (string & {});
  /** The name shown to people. */
  readonly name: string;
  /** First alias is the identity's own key; two facts that share any alias are one identity. */
  readonly aliases: readonly Alias[];
  /** Whether this place declares it (a resource, a manifest) or only mentions it. */
  readonly declared: boolean;
  readonly span: Span;
  /** Tags, labels and annotations as written; the graph derives owner and environment from them. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Of a ServiceAccount's declaration: its mapping (block, in Terraform), where an edit inserts a key. */
  readonly body?: Span;
  /** `automountServiceAccountToken` of a ServiceAccount, which has a `body`; absent where it is not written. */
  readonly automount?: { readonly value: boolean | undefined; readonly span: Span };
}

/** Something that uses, assumes or deploys an identity. */
export interface ReferenceFact {
  readonly type: 'uses' | 'assumes' | 'deploys';
  /** What refers: `Deployment/api`, `aws_lambda_function.worker`, `boto3.client("s3")`. */
  readonly from: string;
  readonly fromType: string;
  /** The identity that refers, where one does: the ServiceAccount that becomes a cloud role. */
  readonly fromIdentity?: Alias;
  /** The identity. */
  readonly to: Alias;
  readonly span: Span;
  /** Nothing is written there: the identity follows from a default (a pod without serviceAccountName). */
  readonly implicit?: boolean;
}

/** An AWS action that the program in this file calls through an SDK. */
export interface NeedFact {
  /** `s3:GetObject`, spelled as in the table of actions. */
  readonly action: string;
  /** Only some ways of the call need it: what takes back an upload that failed, one of several kinds of a batch. */
  readonly maybe?: true;
  /** The operation as written: `GetObject` of `new GetObjectCommand(…)`. */
  readonly span: Span;
}
