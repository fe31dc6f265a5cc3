/** How Terraform and OpenTofu read a vault. */
import type { SecretName } from '../../naming';

export interface TerraformForm {
  /** Who reads the vault; a variable needs nobody. */
  readonly provider?: TerraformProvider;
  /** Begins the type of resources that put values into this vault: they cannot read them from there. */
  readonly writers?: readonly string[];
  readonly reference: (name: SecretName, form: 'data' | 'ephemeral') => TerraformReference;
}

export interface TerraformProvider {
  /** Its name in types of resources. */
  readonly name: string;
  readonly source: string;
  /** The versions that brought the data source and the ephemeral resource. */
  readonly since: Readonly<Record<'data' | 'ephemeral', string>>;
  /** How it logs in, in a sentence, for modules that did not use it before. */
  readonly login: string;
  /** A block that the root module must have for it. */
  readonly block?: readonly string[];
}

export type Arguments = readonly (readonly [name: string, expression: string])[];

/** A block that declares the value and the expression that reads it. */
export interface TerraformReference {
  /** Block type and first label: `data`, `aws_secretsmanager_secret_version`; a variable has no second. */
  readonly block: readonly [type: string, kind?: string];
  readonly label: string;
  /** Arguments as written; `needs` gives the expressions of what the block needs besides, in order. */
  readonly body: (needs: readonly string[]) => Arguments;
  readonly needs?: readonly TerraformNeed[];
  /** Where such blocks are kept by custom; else in the file itself. */
  readonly file?: string;
  readonly expression: (label: string) => string;
}

/** Something that another block refers to. */
export interface TerraformNeed extends TerraformReference {
  /** What the module may have in its place, whatever its label and arguments: taken where there is exactly one. */
  readonly instead?: readonly Pick<TerraformReference, 'block' | 'expression'>[];
}

/**
 * How what runs on AWS is told of a secret, which it reads by itself: a build by a path, a container by an expression. The block
 * declares what the expressions refer to.
 */
export type HandedOver = (name: SecretName) => {
  /** A variable of CodeBuild: its type, and its value. */
  readonly build: readonly [type: string, path: string];
  readonly declared: TerraformReference;
  /** `valueFrom` of a container. */
  readonly from: (label: string) => string;
  /** What a role needs to read it: the action of a service that does so, and of a script; and the ARN of the entry. */
  readonly action: Readonly<Record<'service' | 'script', string>>;
  readonly resource: (label: string) => string;
  /** Parts of the name that make an entry besides service and component. */
  readonly per: readonly string[];
};
