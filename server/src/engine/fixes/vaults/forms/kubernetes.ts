/** How operators in a cluster reach a vault. */
import type { SecretName } from '../../naming';

export interface KubernetesForm {
  /** Key under `spec.provider` of a SecretStore. */
  readonly provider: string;
  /** Name of the store when the workspace has none. */
  readonly store: string;
  readonly key: (name: SecretName) => string;
}
