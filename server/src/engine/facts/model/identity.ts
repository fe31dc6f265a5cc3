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
 * `cdk:<file>:<variable>` · `k8s-sa:<namespace>/<name>` (namespace `default` where none is written) · `managed-policy:<name>` · `api:<provider>:<variable or file>` · `db:<engine>:<user>@<host>/<database>` ·
 * `gcp-sa:<e-mail>` · `gcp-account:<dir>:<id>` (of a project that is not known) · `gcp-agent:<project>:<e-mail>` (Google's own, of a project whose number is not known) · `k8s-object:<namespace>/<kind>/<name>` · `azure-client:<guid>` (application) · `azure-principal:<guid>` (object) · `cloud-role:<name>` ·
 * `arm:<file>:<symbol or type/name>` · `play:<file>:<task>` · `gdm:<file>:<name>` · `key:<SHA-256 of the SubjectPublicKeyInfo>` (a certificate, its
 * private key and its SSH form are one key pair) · `key-file:<path>` (the key pair that a file holds).
 */
export type Alias = string;

/** What a certificate or key pair says of itself (RFC 5280, RFC 4253): its public parts only. */
export interface KeyFact {
  readonly algorithm: 'RSA' | 'DSA' | 'EC' | 'Ed25519' | 'Ed448' | 'other';
  /** Of the modulus or the curve's order. */
  readonly bits?: number;
  /** `P-256` */
  readonly curve?: string;
  /** Hash that its issuer signed with: `SHA-1`. */
  readonly signature?: string;
  /** Distinguished names in RFC 4514 form: `CN=shop.example,O=Shop`. */
  readonly subject?: string;
  readonly issuer?: string;
  /** Other names of the subject: DNS names, addresses, URIs. */
  readonly names?: readonly string[];
  /** ISO times between which a certificate is valid. */
  readonly from?: string;
  readonly until?: string;
  readonly serial?: string;
  readonly selfSigned?: true;
  /** It may issue certificates (basicConstraints CA). */
  readonly authority?: true;
  /** An authority that browsers trust issued it, or it is one of its own: it stands under their rules. */
  readonly publicTrust?: true;
  /** Of an SSH key. */
  readonly comment?: string;
  /** OpenSSH's fingerprint of a key (`SHA256:…`), the SHA-256 of a certificate in hex. */
  readonly fingerprint?: string;
  /** certificate · request · public-key · private-key */
  readonly form: 'certificate' | 'request' | 'public-key' | 'private-key';
  /** Of a private key: whether a passphrase protects it. */
  readonly encrypted?: boolean;
  readonly span: Span;
}

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
  /** Of certificates and key pairs whose text is in the file. */
  readonly key?: KeyFact;
  /** What it is for, as the declaration says: a description, a display name. */
  readonly purpose?: { readonly text: string; readonly source: string };
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

/** A Secret of Kubernetes that a manifest declares, or that an operator makes of it: its name only. */
export interface SecretObjectFact {
  /** `<namespace>/<name>` */
  readonly key: string;
  readonly span: Span;
}

/** A role, user, group or policy of a template, and which kinds of its resources name it: none where nothing does. */
export interface NamedFact {
  readonly key: Alias;
  /** `AWS::IAM::Role`. */
  readonly type: string;
  /** Logical id. */
  readonly name: string;
  /** Types of the resources that name it, and `Outputs` for anything else of the template. */
  readonly by: readonly string[];
  /**
   * It names itself who has it, or a name that others may know: a policy with `Roles`, a user with `Groups`, a `RoleName` that is put
   * together. Or its template takes in texts that may name it.
   */
  readonly placed?: true;
  /** Of types that take tags: the mapping of its properties, its list of tags, and whether one of them names an owner, or may. */
  readonly tagging?: { readonly properties: Span; readonly list?: Span; readonly keys: readonly string[]; readonly open?: true };
  /** The logical id, as the key of its entry. */
  readonly span: Span;
}
