/** What runs in a cluster: a pod or whatever makes pods, from YAML, JSON, a chart or Terraform. */
import type { Range, Span } from '../../syntax/span';
import type { Alias } from './identity';

/** A variable of a container. */
export interface PodVariable {
  readonly name: string;
  readonly nameSpan: Span;
  readonly container: string;
  readonly from: 'literal' | 'secret' | 'config-map' | 'other';
  /** The Secret or ConfigMap and its key; of `envFrom` the key is absent and the name empty. */
  readonly source?: { readonly name: string; readonly key?: string };
  /** The literal, where it is a path of a file: `/var/secrets/google/key.json`. */
  readonly path?: string;
  /** The value, or the name of the Secret. */
  readonly span: Span;
  /** The whole item of the list: what goes where the variable goes. */
  readonly item: Span;
}

/** A volume of a pod. */
export interface PodVolume {
  readonly name: string;
  readonly kind: 'secret' | 'config-map' | 'host-path' | 'token' | 'csi' | 'other';
  /** The Secret, ConfigMap, path of the host or audience of the token. */
  readonly source: string;
  /** The exact value that says so: the path, the name, the seconds. */
  readonly span: Span;
  /** Lifetime of a projected token. */
  readonly seconds?: number;
  /** Where containers see it. */
  readonly mounts: readonly { readonly container: string; readonly path: string }[];
  /** The whole item of the list. */
  readonly item: Span;
}

/** A command-line flag that decides whom a part of Kubernetes itself lets in: `--anonymous-auth=true`. Those of other programs are not kept. */
export interface PodFlag {
  /** `kube-apiserver`, `kubelet`. */
  readonly program: string;
  /** Without its dashes. */
  readonly name: string;
  /** `true` where none is written. */
  readonly value: string;
  /** The value; the whole flag where none is written. */
  readonly span: Span;
  /** The item of the list that the flag fills, with its quotes; of a longer text the flag with its value. */
  readonly literal: Range;
  /** The value is written as an item of its own, or the flag is a part of a longer text: the item holds less or more than the flag. */
  readonly apart?: true;
}

export interface PodFact {
  /** `Deployment/api`, `kubernetes_deployment.api`. */
  readonly owner: string;
  readonly ownerType: string;
  readonly namespace: string;
  /** The ServiceAccount it runs as; absent where nobody can say. */
  readonly account?: Alias;
  /** The owner's name. */
  readonly span: Span;
  /** The mapping (block, in Terraform) that holds `containers`: where an edit inserts a key. */
  readonly spec: Span;
  /**
   * `automountServiceAccountToken`; absent where it is not written. `implicit`: it is not, and what makes the pod asks for the
   * token (Terraform's provider does), whatever the account says.
   */
  readonly automount?: { readonly value: boolean | undefined; readonly span: Span; readonly implicit?: true };
  readonly variables: readonly PodVariable[];
  readonly volumes: readonly PodVolume[];
  readonly flags: readonly PodFlag[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** An action of a template, or a value that is not known, may add to it. */
  readonly open?: true;
}
