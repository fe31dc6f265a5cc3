/** How configuration files name a value of a vault. */
import type { SecretName } from '../../naming';

export interface ConfigurationForms {
  /** An Ansible lookup, without the braces around it, and the collection it comes from. */
  readonly ansible?: (name: SecretName) => { readonly lookup: string; readonly needs: string };
  /** A reference in plain text that a tool of the vault replaces by the value when a program starts: `op://app/db/password`. */
  readonly reference?: (name: SecretName) => { readonly text: string; readonly run: string };
}
