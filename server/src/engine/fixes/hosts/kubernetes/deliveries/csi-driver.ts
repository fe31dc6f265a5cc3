/** Secrets Store CSI driver. https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret */
import { entryOf, get, itemsOf, textOf } from '../../../../syntax/value';
import type { Edit } from '../../../model';
import { dns } from '../../../naming';
import { indentAt, lineEnd, newlineOf, trimmedEnd } from '../../../text';
import type { CsiForm } from '../../../vaults/forms/kubernetes';
import { appendItem } from '../block';
import { nearest, textsOf, vaultObjects } from '../objects';
import { addMount } from '../pod';
import type { Delivery, Item, Order } from './model';

const KIND = 'SecretProviderClass';
const VERSION = 'secrets-store.csi.x-k8s.io/v1';

export const csiDriver: Delivery = {
  kind: KIND,
  suffix: 'secret-provider-class',
  isUsed: (order, { csi }) => csi !== undefined && order.pod !== undefined && parametersOf(order, csi) !== undefined,
  make: (order, { csi }) => {
    const known = csi && parametersOf(order, csi);
    const listed = known && order.items.map((item) => csi.item(item.name, aliasOf(item), known));
    if (!csi || !known || !listed) return undefined;
    const lines: string[] = csi.list.head ? [csi.list.head] : [];
    for (const one of listed) {
      if (!one) return undefined;
      lines.push(...one);
    }
    const others = Object.entries(known).filter(([key]) => key !== csi.list.parameter);
    return {
      apiVersion: VERSION,
      kind: KIND,
      spec: [
        'spec:',
        `  provider: ${csi.provider}`,
        '  parameters:',
        ...others.map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`),
        `    ${csi.list.parameter}: |`,
        ...lines.map((line) => `      ${line}`),
        '  secretObjects:',
        `    - secretName: ${order.secret}`,
        `      type: ${order.type ?? 'Opaque'}`,
        '      data:',
        ...order.items.flatMap((item) => dataLines(item).map((line) => `        ${line}`)),
      ],
      steps: [
        'The reader is the identity of the pod: that of its ServiceAccount, or the one that the parameters name.',
        'The Secret exists as long as a pod mounts the volume: whatever else reads it has to mount it too.',
      ],
    };
  },
  target: (object) => textOf(get(itemsOf(get(object, 'spec', 'secretObjects'))[0], 'secretName')),
  extend: ({ value, text }, item, { csi }) => {
    const data = get(itemsOf(get(value, 'spec', 'secretObjects'))[0], 'data');
    if (itemsOf(data).some((one) => textOf(get(one, 'key')) === item.key)) return [];
    const parameters = get(value, 'spec', 'parameters');
    const lines = csi?.item(item.name, aliasOf(item), textsOf(parameters));
    const list = csi && entryOf(parameters, csi.list.parameter)?.value;
    if (!lines || list?.kind !== 'string' || list.style !== 'block' || data?.kind !== 'list') return undefined;
    const more = appendItem(text, data, dataLines(item));
    return more && [endOfBlock(text, list.literal, lines), more];
  },
  pod: ({ pod, secret }) =>
    pod &&
    addMount(pod, secret, [
      '  csi:',
      '    driver: secrets-store.csi.k8s.io',
      '    readOnly: true',
      '    volumeAttributes:',
      `      secretProviderClass: ${secret}`,
    ]),
};

/** The file that the value stands in, which no other entry has. */
function aliasOf({ name }: Item): string {
  return dns(name.service, name.component, name.field);
}

function dataLines(item: Item): string[] {
  return [`- objectName: ${aliasOf(item)}`, `  key: ${item.key}`];
}

/** What the workspace's own objects tell the provider: vault, tenant, role; undefined where it has none of this provider. */
function parametersOf({ context, file, namespace }: Order, { provider }: CsiForm): Record<string, string> | undefined {
  const all = vaultObjects(context).filter((one) => one.kind === KIND && textOf(get(one.value, 'spec', 'provider')) === provider);
  const own = all.filter((one) => one.namespace === namespace);
  const found = nearest(file, own.length > 0 ? own : all);
  return found && textsOf(get(found.value, 'spec', 'parameters'));
}

/** Lines at the end of a block scalar, at the column of its first. */
function endOfBlock(text: string, literal: { start: number; end: number }, lines: readonly string[]): Edit {
  const first = text.indexOf('\n', literal.start) + 1;
  const lead = indentAt(text, first);
  const at = lineEnd(text, trimmedEnd(text, literal).end);
  return { start: at, end: at, text: lines.map((line) => newlineOf(text) + lead + line).join('') };
}
