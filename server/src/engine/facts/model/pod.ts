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
  /** The whole item of the list. */
  readonly item: Span;
}

/** One command-line flag of a container: `--anonymous-auth=true`. */
export interface PodFlag {
  /** The program: `kube-apiserver`. */
  readonly program: string;
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly literal: Range;
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
  /** `automountServiceAccountToken`; absent where it is not written. */
  readonly automount?: { readonly value: boolean | undefined; readonly span: Span };
  readonly variables: readonly PodVariable[];
  readonly volumes: readonly PodVolume[];
  readonly flags: readonly PodFlag[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** An action of a template, or a value that is not known, may add to it. */
  readonly open?: true;
}
