/**
 * What one file says, as plain serialisable data: no syntax nodes, no secret values. Extractors (one folder a host) make
 * it, the graph joins it, rules read it.
 */
import type { PolicyDocument, Purpose } from '../iam/model';
import type { Confidence, CredentialType, Encoding, Reading } from '../secrets/model';
import type { Range, Span } from '../syntax/span';

export type Host =
  | 'terraform'
  | 'cloudformation'
  | 'kubernetes'
  | 'helm-template'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'dotenv'
  | 'properties'
  | 'ini'
  | 'typescript'
  | 'javascript'
  | 'python'
  | 'go'
  | 'java'
  | 'agent'
  | 'xml'
  | 'dockerfile'
  | 'shell'
  | 'sql'
  | 'text';

export type IdentityKind =
  | 'iam-role'
  | 'iam-user'
  | 'iam-group'
  | 'iam-access-key'
  | 'service-account'
  | 'k8s-service-account'
  | 'k8s-user'
  | 'k8s-group'
  | 'oidc-provider'
  | 'database-account'
  | 'api-key'
  | 'certificate'
  | 'ssh-key'
  | 'agent';

/**
 * A name under which an identity is mentioned somewhere. Schemes, so that names of different worlds never meet:
 * `tf:<dir>:<type>.<name>` · `cfn:<file>:<LogicalId>` · `arn:…` · `iam-role:<name>` · `iam-user:<name>` ·
 * `cdk:<file>:<variable>` · `k8s-sa:<namespace>/<name>` (namespace `default` where none is written) · `managed-policy:<name>` · `api:<provider>`.
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
}

export type Storage = 'literal' | 'environment' | 'vault' | 'none';

/**
 * The kind of place a credential stands in. Rules choose by it; `generic` slots are the ones no host extractor knows.
 * tf-*: Terraform · cfn-*: CloudFormation · k8s-*: Kubernetes · sdk-argument: credential parameter of an SDK or driver
 * call in source · agent-*: what an MCP server is given · assignment: `name = literal` in source · key-value: data and configuration files · header: an HTTP
 * header in any text · text: found by its format alone.
 */
export type SlotKind =
  | 'tf-provider-argument'
  | 'tf-resource-argument'
  | 'tf-variable-default'
  | 'tf-local'
  | 'tf-compute-environment'
  | 'cfn-property'
  | 'cfn-parameter-default'
  | 'cfn-compute-environment'
  | 'k8s-env'
  | 'k8s-secret-data'
  | 'k8s-configmap-data'
  | 'sdk-argument'
  | 'assignment'
  | 'key-value'
  | 'agent-env'
  | 'agent-header'
  | 'agent-argument'
  | 'agent-url'
  | 'header'
  | 'file'
  | 'text';

export interface Slot {
  readonly kind: SlotKind;
  /** Name of the argument, key or variable: `password`, `DB_PASSWORD`. Empty for `text`. */
  readonly name: string;
  /** What holds it, for messages and vault names: `aws_db_instance.main`, `Deployment/api container web`, `boto3.client`. */
  readonly owner?: string;
  /** Type of the holder where a rule needs it: `aws_db_instance`, `AWS::RDS::DBInstance`, `provider:aws`. */
  readonly ownerType?: string;
}

export interface CredentialFact {
  readonly type: CredentialType;
  readonly storage: Storage;
  /** The exact value without quotes (for a connection string: the password only). Of a reference: the whole reference. */
  readonly span: Span;
  /** The literal with its quotes or marks; equals the span where there are none. */
  readonly literal: Range;
  readonly slot: Slot;
  /** Id of the token format, e.g. `github-pat-classic`, where one matched. */
  readonly format?: string;
  readonly provider?: string;
  readonly checksum?: 'passes' | 'fails' | 'none';
  readonly confidence: Confidence;
  /** What the value says about itself: when it expires, whose it is. */
  readonly reading?: Reading;
  /** Why this is believed to be a secret, in words, without the value. */
  readonly evidence: readonly string[];
  /** Keyed hash of the value, equal for equal values within a run; empty where the value is not in the file. */
  readonly fingerprint: string;
  /** The vault path or environment variable behind a `vault` or `environment` storage: `DB_PASSWORD`, `secret/app/db`. */
  readonly source?: string;
  /** Alias of the identity this credential proves, where the file says so. */
  readonly identity?: Alias;
  /** base64 text that decodes to the secret (Kubernetes `data`). */
  readonly encoded?: boolean;
  /** How the secret is hidden, outermost first, where decoding the file's text has shown it (secrets/decode/). */
  readonly encoding?: readonly Encoding[];
}

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
  readonly span: Span;
}

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
  /** Written in the list of a SAM function or state machine: a rule of its own says what to write there instead. */
  readonly inSam?: boolean;
}

/** Something that uses, assumes or deploys an identity. */
export interface ReferenceFact {
  readonly type: 'uses' | 'assumes' | 'deploys';
  /** What refers: `Deployment/api`, `aws_lambda_function.worker`, `boto3.client("s3")`. */
  readonly from: string;
  readonly fromType: string;
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
  /** The operation as written: `GetObject` of `new GetObjectCommand(…)`. */
  readonly span: Span;
}

/** A place that reads a vault: a dynamic reference, a data source, secretKeyRef, an SDK read. */
export interface VaultReferenceFact {
  readonly vault:
    | 'hashicorp-vault'
    | 'aws-secrets-manager'
    | 'aws-ssm'
    | 'azure-key-vault'
    | 'gcp-secret-manager'
    | '1password'
    | 'kubernetes-secret'
    | 'ci-secret';
  /** Path or name inside the vault, where it is written. */
  readonly path?: string;
  readonly from: string;
  readonly span: Span;
}

/** What could not be analysed, said honestly. `reason` never holds text of the file beyond names. */
export interface UnresolvedFact {
  readonly reason: string;
  readonly span: Span;
  /** What a policy says, or who gets it, hangs on it: without it no verdict over permissions is complete. */
  readonly policy?: true;
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

/** A CloudFormation parameter that a rule needs to judge as a whole. */
export interface ParameterFact {
  readonly name: string;
  readonly secretNamed: boolean;
  /** Masked where it is shown (CloudFormation NoEcho, Terraform sensitive). */
  readonly masked: boolean;
  readonly host: 'cloudformation' | 'terraform';
  /** The parameter's name as written. */
  readonly span: Span;
  /** Places that print the parameter in clear (Outputs, Metadata). */
  readonly echoes: readonly Span[];
}

/**
 * Switches that decide how identities are proven, or what somebody without one may do. instance-metadata: whether
 * the role of an instance is given to requests without a session token (IMDSv1) · instance-metadata-default: the same for a
 * whole account and region · database-iam-login: whether workloads may log in with their role in place of a password ·
 * guest-access: whether strangers get credentials · compute-identity: whether a workload that calls AWS has a role of its own ·
 * shared-task-role: whether the code of a container runs with the role that starts it · secret-in-state: whether a credential
 * argument is stored in the Terraform state although it has a write-only twin or a managed secret · masked-value: whether a
 * variable or output that holds a secret is hidden in what Terraform prints.
 */
export type SettingTopic =
  | 'instance-metadata'
  | 'instance-metadata-default'
  | 'database-iam-login'
  | 'guest-access'
  | 'compute-identity'
  | 'shared-task-role'
  | 'secret-in-state'
  | 'masked-value';

/** One such switch of one resource. */
export interface SettingFact {
  readonly about: SettingTopic;
  /** What has it, for messages: `aws_instance.web`, `Database`. */
  readonly owner: string;
  /** `aws_instance`, `AWS::RDS::DBInstance`. */
  readonly ownerType: string;
  /** `missing`: nothing is written and the default is not safe. A resource that cannot have the switch has no fact. */
  readonly state: 'safe' | 'unsafe' | 'missing' | 'unknown';
  /** The value where it is written, else the name of its owner. */
  readonly span: Span;
  /** The owner's name: where an edit finds the resource. */
  readonly block: Span;
  /** Where the switch is written inside of the resource, outermost first: `metadata_options`, `http_tokens`. */
  readonly path: readonly string[];
  /** The value that makes it safe, where one value does. */
  readonly safe?: boolean | string;
  /** What makes it certain, in words for a message, without text of the file beyond names. */
  readonly detail?: string;
}

/** Something that one IAM user is given: a way to log in, or a policy of its own. */
export interface UserMeansFact {
  /** service-login: a password or key for one service, such as CodeCommit or Keyspaces. */
  readonly about: 'access-key' | 'console-login' | 'service-login' | 'policy';
  readonly user: Alias;
  /** What gives it: `aws_iam_access_key.ci`. */
  readonly from: string;
  /** The value that names the user. */
  readonly span: Span;
  /** The name of what gives it. */
  readonly block: Span;
  /** Whether it is there at all depends on something that is not known. */
  readonly conditional?: boolean;
}

/** What a machine, container, function or build is given to run with. Whoever may describe its resource can read it. */
export interface RuntimeFact {
  readonly owner: string;
  readonly ownerType: string;
  readonly kind: 'environment' | 'script';
  /** The whole text. */
  readonly span: Span;
}

/** What is fetched to start a server. */
export interface AgentPackage {
  readonly kind: 'npm package' | 'Python package' | 'image' | 'Go module';
  /** As written, with its version where it has one. */
  readonly name: string;
  /** The same bytes each time, or a version that its registry does not change. */
  readonly pinned: boolean;
  readonly span: Span;
}

/** Something a server may do beyond its own task. */
export interface AgentPower {
  readonly kind: 'shell' | 'files' | 'admin';
  /** In words, for a message. */
  readonly what: string;
  readonly span: Span;
}

/** A server or tool that an AI agent is given. */
export interface AgentFact {
  readonly name: string;
  readonly identity: Alias;
  /** Its name as written. */
  readonly span: Span;
  /** Names of the credentials it is given, literal or by reference. */
  readonly secrets: readonly string[];
  readonly powers: readonly AgentPower[];
  readonly package?: AgentPackage;
}

/** A file that exists to hold credentials. */
export interface CredentialFileFact {
  /** In words, for a message: `npm login`, `Java keystore`. */
  readonly what: string;
  /** The name of its first credential; the whole value where an entry has none; empty for a binary file. */
  readonly span: Span;
  readonly credentials: number;
  readonly confidence: Confidence;
}

export interface Facts {
  readonly file: string;
  readonly host: Host;
  readonly identities: readonly IdentityFact[];
  readonly credentials: readonly CredentialFact[];
  readonly policies: readonly PolicyFact[];
  readonly roles: readonly RbacRoleFact[];
  readonly attachments: readonly AttachmentFact[];
  readonly references: readonly ReferenceFact[];
  readonly needs: readonly NeedFact[];
  readonly vaultReferences: readonly VaultReferenceFact[];
  readonly parameters: readonly ParameterFact[];
  readonly settings: readonly SettingFact[];
  readonly shields: readonly ShieldFact[];
  readonly runtimes: readonly RuntimeFact[];
  readonly userMeans: readonly UserMeansFact[];
  readonly agents: readonly AgentFact[];
  readonly credentialFiles: readonly CredentialFileFact[];
  readonly unresolved: readonly UnresolvedFact[];
  /** The text, where other files read this one as a whole (Terraform), with HOLEs in place of every secret value. */
  readonly source?: string;
}

/** Facts under construction: what an extractor fills. */
export type FactsDraft = { -readonly [K in keyof Facts]: Facts[K] extends readonly (infer T)[] ? T[] : Facts[K] };

export function emptyFacts(file: string, host: Host): FactsDraft {
  return {
    file,
    host,
    identities: [],
    credentials: [],
    policies: [],
    roles: [],
    attachments: [],
    references: [],
    needs: [],
    vaultReferences: [],
    parameters: [],
    settings: [],
    shields: [],
    runtimes: [],
    userMeans: [],
    agents: [],
    credentialFiles: [],
    unresolved: [],
  };
}
