/** How the value of a vault becomes a Kubernetes Secret: one file an operator. */
import type { Value } from '../../../../syntax/value';
import type { Edit, FixContext, Step } from '../../../model';
import type { SecretName } from '../../../naming';
import type { KubernetesForm } from '../../../vaults/forms/kubernetes';
import type { Declared } from '../objects';
import type { Pod } from '../pod';

/** One key of the Kubernetes Secret, and the vault's entry and field behind it. */
export interface Item {
  readonly key: string;
  readonly name: SecretName;
}

/** What is asked of an operator. */
export interface Order {
  readonly context: FixContext;
  /** The manifest that needs the Secret. */
  readonly file: string;
  /** Line ending of new files, where that manifest is not there to look at. */
  readonly newline?: string;
  readonly namespace?: string;
  /** Name of the Kubernetes Secret. */
  readonly secret: string;
  /** Its type, where that is not Opaque. */
  readonly type?: string;
  readonly items: readonly Item[];
  /** The pod that reads it. */
  readonly pod?: Pod;
}

/** An object without its metadata: lines of `spec:` without indentation. */
export interface Made {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: readonly string[];
  readonly steps: readonly Step[];
}

export interface Delivery {
  readonly kind: string;
  /** `app-db-external-secret.yaml` */
  readonly suffix: string;
  /** Whether the workspace gets secrets of this vault this way. */
  readonly isUsed: (order: Order, form: KubernetesForm) => boolean;
  /** The object that fills the Secret; undefined where the vault has no form for it, or needs what is not known. */
  readonly make: (order: Order, form: KubernetesForm) => Made | undefined;
  /** Name of the Secret that an object of this kind fills. */
  readonly target: (object: Value) => string | undefined;
  /** One more key in an object that is there; undefined where it cannot be written. */
  readonly extend: (object: Declared, item: Item, form: KubernetesForm, context: FixContext) => Edit[] | undefined;
  /** What the pod needs besides, in its manifest; undefined where there is no place for it. */
  readonly pod?: (order: Order) => Edit[] | undefined;
}
