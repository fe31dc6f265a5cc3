/** 1Password's operator, which makes a Secret of every field of an item. https://developer.1password.com/docs/k8s/operator/ */
import { get, textOf } from '../../../../syntax/value';
import { vaultObjects } from '../objects';
import type { Delivery } from './model';

const KIND = 'OnePasswordItem';

export const itemOperator: Delivery = {
  kind: KIND,
  suffix: 'item',
  isUsed: ({ context }, form) => form.item !== undefined && vaultObjects(context).some(({ kind }) => kind === KIND),
  make: ({ items, type }, form) => {
    const name = items[0]?.name;
    const path = name && form.item?.(name);
    if (!path || type || items.some((item) => item.key !== item.name.field)) return undefined;
    return { apiVersion: 'onepassword.com/v1', kind: KIND, spec: ['spec:', `  itemPath: ${path}`], steps: [] };
  },
  target: (object) => textOf(get(object, 'metadata', 'name')),
  extend: ({ value }, item, form) =>
    textOf(get(value, 'spec', 'itemPath')) === form.item?.(item.name) && item.key === item.name.field ? [] : undefined,
};
