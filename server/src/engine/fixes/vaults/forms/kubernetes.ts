/** How the operators of a cluster reach a vault. A form that is absent is one that the operator has no provider for. */
import type { SecretName } from '../../naming';

export interface KubernetesForm {
  readonly externalSecrets: ExternalSecretsForm;
  readonly csi?: CsiForm;
  /** HashiCorp's own operator and agent. */
  readonly vaultAgent?: VaultAgentForm;
  /** 1Password's own operator. */
  readonly item?: (name: SecretName) => string;
  readonly vals?: ValsForm;
}

/** https://external-secrets.io/latest/api/externalsecret/ */
export interface ExternalSecretsForm {
  /** Key under `spec.provider` of a SecretStore. */
  readonly provider: string;
  /** What that provider must be set to, where it says so, for the same names to mean the same: `service: ParameterStore`. */
  readonly settings?: (name: SecretName) => Readonly<Record<string, string>>;
  /** Name of the store when the workspace has none. */
  readonly store: string;
  /** How such a store logs in without a key of its own: ends "a store …". */
  readonly login: string;
  /** Where the entry is, as seen from a store with these settings (those of the workspace's own). */
  readonly remote: (name: SecretName, settings?: Readonly<Record<string, string>>) => Remote;
}

/** `remoteRef` of an ExternalSecret. */
export interface Remote {
  readonly key: string;
  readonly property?: string;
}

/** https://secrets-store-csi-driver.sigs.k8s.io/ */
export interface CsiForm {
  /** `spec.provider` of a SecretProviderClass. */
  readonly provider: string;
  /** The parameter that lists what to read, and the line that its text begins with, where there is one. */
  readonly list: { readonly parameter: string; readonly head?: string };
  /**
   * One item of that list, which stands in a file called `alias`, without indentation; undefined where it needs what the
   * parameters of the workspace's own objects do not say.
   */
  readonly item: (name: SecretName, alias: string, known: Readonly<Record<string, string>>) => readonly string[] | undefined;
}

/** An entry of the KV engine: its mount, its path, and the path of the API. */
export type VaultAgentForm = (name: SecretName) => { readonly mount: string; readonly path: string; readonly api: string };

/** `ref+awsssm://app/db/password`, which helmfile and helm-secrets fill in. https://github.com/helmfile/vals */
export interface ValsForm {
  readonly scheme: string;
  readonly path: (name: SecretName) => string;
  /** The first part of the path is the vault or project, which only other references of the workspace tell. */
  readonly scoped?: true;
}
