/** What runs, with which switches and means. */
import type { Range, Span } from '../../syntax/span';
import type { Alias } from './identity';

/** A parameter of a template that a rule needs to judge as a whole. */
export interface ParameterFact {
  readonly name: string;
  readonly secretNamed: boolean;
  /** Masked where it is shown (CloudFormation NoEcho, Terraform sensitive). */
  readonly masked: boolean;
  readonly host: 'cloudformation' | 'terraform' | 'arm' | 'bicep';
  /** The parameter's name as written. */
  readonly span: Span;
  /** Places that print the parameter in clear (Outputs, Metadata). */
  readonly echoes: readonly Span[];
  /** ARM and Bicep: the type, where it is written. */
  readonly type?: Span;
  /** ARM: the mapping of the parameter. */
  readonly body?: Span;
  /** ARM and Bicep: a default that is written out. */
  readonly defaultValue?: { readonly span: Span; readonly literal: Range };
}

/**
 * Switches that decide how identities are proven, or what somebody without one may do. instance-metadata: whether
 * the role of an instance is given to requests without a session token (IMDSv1) · instance-metadata-default: the same for a
 * whole account and region · database-iam-login: whether workloads may log in with their role in place of a password ·
 * guest-access: whether strangers get credentials · compute-identity: whether a workload that calls AWS has a role of its own ·
 * shared-task-role: whether the code of a container runs with the role that starts it · secret-in-state: whether a credential
 * argument is stored in the Terraform state although it has a write-only twin or a managed secret · masked-value: whether a
 * variable or output that holds a secret is hidden in what Terraform prints · printed-key: whether an output of an ARM template or
 * Bicep file gives out a key of a resource · cluster-access: whom the API server or the kubelet
 * lets in, in a configuration file (flags are of pods) · local-auth: whether keys and local accounts of an Azure service work beside
 * identities · managed-identity: whether an Azure workload has an identity of its own · vault-rbac: whether rights over a key vault are
 * roles · sas-policy: whether the lifetime of SAS tokens is limited · default-account: whether a Google workload runs as the project's
 * default account · api-scope: which APIs the token of a Google machine is for · key-file: whether a provider of Terraform logs in with
 * a key file · web-site: a bucket that is one, where whoever asks may read · client-secret-login: whether Terraform logs in to Azure with
 * a secret that it is handed.
 */
export type SettingTopic =
  | 'instance-metadata'
  | 'instance-metadata-default'
  | 'database-iam-login'
  | 'guest-access'
  | 'compute-identity'
  | 'shared-task-role'
  | 'secret-in-state'
  | 'masked-value'
  | 'printed-key'
  | 'cluster-access'
  | 'local-auth'
  | 'managed-identity'
  | 'vault-rbac'
  | 'sas-policy'
  | 'default-account'
  | 'api-scope'
  | 'key-file'
  | 'web-site'
  | 'client-secret-login'
  /** How strong a key is that a declaration or a command asks for. */
  | 'key-strength';

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
  /** Of an item of a list: the literal with its quotes. */
  readonly literal?: Range;
  /** The owner's name: where an edit finds the resource. */
  readonly block: Span;
  /** Where the switch is written inside of the resource, outermost first: `metadata_options`, `http_tokens`. */
  readonly path: readonly string[];
  /** The value that makes it safe, where one value does. */
  readonly safe?: boolean | string;
  /** In data files the mapping that the path begins in: an `edit-data` change sets it. */
  readonly body?: Span;
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
