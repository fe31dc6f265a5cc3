/** The Kubernetes Secret that a manifest reads, filled from a vault by the operator that the workspace uses. */
import { sibling } from '../../../syntax/path';
import type { Edit, FileEdit, Step } from '../../model';
import { dns, type SecretName } from '../../naming';
import { newlineOf } from '../../text';
import type { KubernetesForm } from '../../vaults/forms/kubernetes';
import { argument } from '../supplied';
import { csiDriver } from './deliveries/csi-driver';
import { externalSecrets } from './deliveries/external-secrets';
import { itemOperator } from './deliveries/item-operator';
import type { Delivery, Made, Order } from './deliveries/model';
import { vaultSecretsOperator } from './deliveries/vault-secrets-operator';
import { type Declared, declaredIn, vaultObjects } from './objects';
import { listed } from './resources';

/** The operator that the workspace uses is asked first; External Secrets, which reads every vault, else. */
const DELIVERIES: readonly Delivery[] = [externalSecrets, vaultSecretsOperator, csiDriver, itemOperator];

export interface Delivered {
  /** In the manifest itself. */
  readonly own: readonly Edit[];
  readonly others: readonly FileEdit[];
  readonly steps: readonly Step[];
}

/** Objects beside the manifest, or more of those that are there. */
export function deliver(order: Order, form: KubernetesForm): Delivered | undefined {
  for (const delivery of inOrder(order, form)) {
    const own = delivery.pod ? delivery.pod(order) : [];
    const present = existing(order, delivery);
    const delivered = own && (present ? extended(order, form, delivery) : created(order, form, delivery));
    if (own && delivered) return { ...delivered, own };
    // A second object for the same Secret would take it from the first.
    if (present) return undefined;
  }
  return undefined;
}

/** The object that takes the place of a Secret manifest. */
export function makeInstead(order: Order, form: KubernetesForm): Made | undefined {
  for (const delivery of inOrder(order, form)) {
    const made = delivery.pod ? undefined : delivery.make(order, form);
    if (made) return made;
  }
  return undefined;
}

function inOrder(order: Order, form: KubernetesForm): Delivery[] {
  const used = DELIVERIES.filter((one) => one.isUsed(order, form));
  return used.includes(externalSecrets) ? used : [...used, externalSecrets];
}

/** The object that fills the Secret already: one that the workspace declares, or the file that a fix of the same moment made. */
function existing(order: Order, { kind, target, suffix }: Delivery): Declared | undefined {
  const { context, namespace, secret } = order;
  const file = fileOf(order, suffix);
  const own = context.read(file);
  return [...(own === undefined ? [] : declaredIn(file, own)), ...vaultObjects(context)].find(
    (one) => one.kind === kind && one.namespace === namespace && target(one.value) === secret,
  );
}

function fileOf({ file, secret }: Order, suffix: string): string {
  return sibling(file, `${secret}-${suffix}.yaml`);
}

function extended(order: Order, form: KubernetesForm, delivery: Delivery): Omit<Delivered, 'own'> | undefined {
  const object = existing(order, delivery);
  const edits: Edit[] = [];
  for (const item of order.items) {
    const more = object && delivery.extend(object, item, form, order.context);
    if (!more) return undefined;
    edits.push(...more);
  }
  return { others: object && edits.length > 0 ? [{ file: object.file, edits }] : [], steps: [] };
}

function created(order: Order, form: KubernetesForm, delivery: Delivery): Omit<Delivered, 'own'> | undefined {
  const { context, file: manifest, secret, namespace } = order;
  const file = fileOf(order, delivery.suffix);
  const made = delivery.make(order, form);
  if (!made || context.read(file) !== undefined) return undefined;
  const newline = order.newline ?? newlineOf(context.read(manifest) ?? '');
  const lines = [
    `apiVersion: ${made.apiVersion}`,
    `kind: ${made.kind}`,
    'metadata:',
    `  name: ${secret}`,
    ...(namespace ? [`  namespace: ${namespace}`] : []),
    ...made.spec,
  ];
  const own: FileEdit = { file, create: true, edits: [{ start: 0, end: 0, text: lines.join(newline) + newline }] };
  const resources = listed(context, manifest, file);
  const isListed = resources.edits.length + resources.steps.length > 0 || /(?:^|\/)templates\//.test(file);
  const apply: Step[] = isListed ? [] : [{ text: APPLY, command: `kubectl apply -f ${argument(file)}` }];
  return { others: [own, ...resources.edits], steps: [...made.steps, ...resources.steps, ...apply] };
}

/** Who applies one manifest by its name would get pods that wait for the Secret. */
const APPLY = 'Apply the new file before what reads the Secret, unless its folder is applied as a whole';

/** Name of the Kubernetes Secret for a vault entry: `app-db`. */
export function secretOf(name: SecretName): string {
  return dns(name.service, name.component);
}
