/** How configuration files name a value of a vault. */
import type { Step } from '../../model';
import type { SecretName } from '../../naming';

export interface ConfigurationForms {
  /** An Ansible lookup, without the braces around it, and what it needs: the collection, packages, variables. */
  readonly ansible?: (name: SecretName) => { readonly lookup: string; readonly needs: string };
  /**
   * A reference in plain text that a tool of the vault replaces by the value when a program starts: `op://app/db/password`. `run` is
   * the command that starts one, with the references in its environment or in a file of `NAME=reference` replaced.
   */
  readonly reference?: (name: SecretName) => {
    readonly text: string;
    readonly run: (command: string, file?: string) => string;
  };
  /** A property of Spring, where `spring.config.import` shows that the program reads this vault; undefined where it does not. */
  readonly spring?: (name: SecretName, imports: readonly string[]) => SpringProperty | undefined;
  /** How a program of .NET adds the vault to its configuration, where a key overrides what appsettings.json says. */
  readonly dotnet?: (name: SecretName, keys: readonly string[]) => DotnetSource;
  /** What Azure App Service and Functions replace in a setting. `vaultName` is an expression of the template. */
  readonly appService?: (name: SecretName, vaultName: string) => string;
  /** `valueFrom` of a secret in a task definition of ECS. */
  readonly taskSecret?: (name: SecretName) => string;
}

export interface SpringProperty {
  /** What `spring.config.import` must list for it, unless it does. */
  readonly location?: string;
  readonly placeholder: string;
  /** What Spring needs besides what any reader does. */
  readonly needs?: string;
}

export interface DotnetSource {
  /** What the value is called there: `Azure Key Vault (ConnectionStrings--Default)`. */
  readonly place: string;
  readonly store: readonly Step[];
  readonly reader: readonly Step[];
  /** The method that adds the vault, and the line and package for a program that does not call it yet. */
  readonly method: string;
  readonly call: string;
}
