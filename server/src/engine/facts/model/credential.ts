/** What proves an identity, and where it is kept. */
import type { Confidence, CredentialType, Encoding, Reading } from '../../secrets/model';
import type { Range, Span } from '../../syntax/span';
import type { Alias } from './identity';

export type Storage = 'literal' | 'environment' | 'vault' | 'none';

/**
 * The kind of place a credential stands in. Rules choose by it; `generic` slots are the ones no host extractor knows.
 * tf-*: Terraform · cfn-*: CloudFormation · k8s-*: Kubernetes · helm-value: values of a chart · ci-variable: variables, inputs and
 * logins of a pipeline · compose-env: environment of a Compose service or development container · docker-build: ENV, ARG and RUN of an image · sdk-argument: credential parameter of an SDK or driver
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
  | 'helm-value'
  | 'ci-variable'
  | 'compose-env'
  | 'docker-build'
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

/** A file that exists to hold credentials. */
export interface CredentialFileFact {
  /** In words, for a message: `npm login`, `Java keystore`. */
  readonly what: string;
  /** The name of its first credential; the whole value where an entry has none; empty for a binary file. */
  readonly span: Span;
  /** None in a file that only has the name of one. */
  readonly credentials: number;
  readonly confidence: Confidence;
}
