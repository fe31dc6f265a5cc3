/** What a vault knows. A host knows the rest; neither knows the other, so that every pair works. */
import type { VaultId } from '../model';
import type { SecretName } from '../naming';

export interface Vault {
  readonly id: VaultId;
  /** Ends the title "Replace with a reference to …". */
  readonly place: (name: SecretName) => string;
  /** What remains to do outside the files: store the value (through standard input), allow the read. Never the value. */
  readonly followUp: (name: SecretName) => readonly string[];
  readonly terraform: (name: SecretName, form: 'data' | 'ephemeral') => TerraformReference;
  /** The command that prints the value, without double quotes and `${`, and what it needs. Absent: there is none to call. */
  readonly shell?: (name: SecretName) => { readonly command: string; readonly needs: string };
  /** How AWS services that read a secret by themselves are told of it: by a path, or by an ARN from a data source. */
  readonly handedOver?: (name: SecretName) => Pick<TerraformReference, 'block' | 'label' | 'body'> & {
    readonly path: string;
    readonly arn: (label: string) => string;
  };
  /** How a template names the value: a dynamic reference in a string, or a parameter. Absent: there is no native way. */
  readonly cloudformation?: { readonly dynamic: (name: SecretName) => string } | { readonly parameter: true };
  /** The provider of an external secret store; absent: a plain Secret that is made outside the repository. */
  readonly kubernetes?: KubernetesStore;
  /** Reached through the environment of the process: then configuration files have their own way to say it. */
  readonly environment?: true;
  readonly source: Readonly<Record<Language, (name: SecretName) => SourceReference>>;
}

export type Language = 'typescript' | 'javascript' | 'python' | 'go' | 'java';

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

export interface KubernetesStore {
  /** Key under `spec.provider` of a SecretStore. */
  readonly provider: string;
  /** Name of the store when the workspace has none. */
  readonly store: string;
  readonly key: (name: SecretName) => string;
}

/** An expression of a source language and what the file must have for it. */
export interface SourceReference {
  readonly expression: string;
  readonly imports: readonly SourceImport[];
  /** The expression holds an `await`. */
  readonly async?: boolean;
  /** A function to add to the file. Its name is the first word of the expression. */
  readonly helper?: { readonly name: string; readonly lines: readonly string[] };
  /** What the program needs for it, for the follow-up: packages, an agent. */
  readonly packages?: string;
}

export interface SourceImport {
  /** Module, package or path. */
  readonly from: string;
  /** Names taken from it (TypeScript), or the alias (Go). */
  readonly names?: readonly string[];
}
