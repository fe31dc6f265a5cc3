/** How ARM templates and Bicep are handed a secret of a vault: never the template itself, but whoever deploys it. */
import type { DataValue } from '../../../rules/model';
import type { SecretName } from '../../naming';

export interface ArmForm {
  /** In a parameter file in JSON, in place of `value`. */
  readonly reference: (name: SecretName) => DataValue;
  /** In a `.bicepparam` file. */
  readonly parameter: (name: SecretName) => string;
  /** For a parameter of a module: `vault` is the symbol of the vault. */
  readonly module: (name: SecretName, vault: string) => string;
  /** The type of the vault, with a version: what a Bicep file declares as `existing`. */
  readonly type: string;
  /** What to fill in, and what the vault must allow. */
  readonly needs: string;
}
