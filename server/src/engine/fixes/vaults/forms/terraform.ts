/** How Terraform and OpenTofu read a vault. */
import type { SecretName } from '../../naming';

export type TerraformForm = (name: SecretName, form: 'data' | 'ephemeral') => TerraformReference;

/** A block that declares the value and the expression that reads it. */
export interface TerraformReference {
  /** Block type and first label: `data`, `aws_secretsmanager_secret_version`; a variable has no second. */
  readonly block: readonly [type: string, kind?: string];
  readonly label: string;
  /** Arguments as written. */
  readonly body: readonly (readonly [name: string, expression: string])[];
  /** Where such blocks are kept by custom; else in the file itself. */
  readonly file?: string;
  readonly expression: (label: string) => string;
}

/** How AWS services that read a secret by themselves are told of it: by a path, or by an ARN from a data source. */
export type HandedOver = (name: SecretName) => Pick<TerraformReference, 'block' | 'label' | 'body'> & {
  readonly path: string;
  readonly arn: (label: string) => string;
};
