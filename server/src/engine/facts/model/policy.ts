/** What an identity may do, who may become it, and what keeps strangers out of a resource. */
import type { PolicyDocument, Purpose } from '../../iam/model';
import type { Range, Span } from '../../syntax/span';
import type { Alias } from './identity';

/** One AWS policy document. In an identity policy each Allow is a grant; in a trust policy it says who may become the identity. */
export interface PolicyFact extends PolicyDocument {
  /** Own key, by which attachments and references name it: `tf:<dir>:data.aws_iam_policy_document.x`, `cfn:<file>:Policy`. */
  readonly key: Alias;
  /** Message name: `aws_iam_role.app assume_role_policy`. */
  readonly name: string;
  readonly purpose: Purpose;
  readonly form:
    | 'inline-json'
    | 'heredoc'
    | 'jsonencode'
    | 'policy-document'
    | 'cloudformation'
    | 'sam-template'
    | 'file'
    | 'source'
    | 'cdk';
  /** Identities that hold it, as far as this file says. */
  readonly holders: readonly Alias[];
  /** The exact values that name them, where the document is given to somebody in the same declaration. */
  readonly named?: readonly { readonly holder: Alias; readonly span: Span }[];
  readonly span: Span;
}

/** A policy or role given to an identity: attachments, bindings, managed policy ARNs. */
export interface AttachmentFact {
  /** Key of the policy or role: a PolicyFact or RbacRoleFact key, or `managed-policy:<name>`, `k8s-cluster-role:<name>`. */
  readonly policy: Alias;
  /** The identity that receives it. */
  readonly identity: Alias;
  readonly type: 'grant' | 'trust' | 'boundary' | 'binding' | 'resource';
  /** What attaches: `ClusterRoleBinding/ops`, `aws_iam_role_policy_attachment.x`. */
  readonly name: string;
  /** The exact value that names the policy or role. */
  readonly span: Span;
  readonly literal: Range;
  /** The exact value that names the identity. */
  readonly identitySpan?: Span;
  readonly clusterWide?: boolean;
  /** Of a RoleBinding: where its rights hold; `default` where none is written. */
  readonly namespace?: string;
  /** The whole subject of a binding, as an item of its list: what goes where the subject goes. */
  readonly subject?: Span;
  /** Written in the list of a SAM function or state machine: a rule of its own says what to write there instead. */
  readonly inSam?: boolean;
}

/**
 * What keeps strangers out of a resource whatever its policy says: a bucket that blocks public policies, a network of one's own, a
 * login; or (`policy`) that a policy which stands apart is that resource's.
 */
export interface ShieldFact {
  readonly type: 'policy' | 'public-access-block' | 'network' | 'login';
  /** The resource: its key, or `s3-bucket:<name>` and `search-domain:<name>`. */
  readonly resource: Alias;
  /** The declaration that says so; for `policy`, the holder of the document. */
  readonly holder: Alias;
  readonly span: Span;
}
