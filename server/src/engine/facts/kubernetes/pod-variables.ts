import { get, itemsOf, textOf, type Value } from '../../syntax/value';
import type { PodVariable } from '../model';

/** References of `valueFrom` and `envFrom`, and what they name. */
const REFERENCES: readonly (readonly [string, PodVariable['from']])[] = [
  ['secretKeyRef', 'secret'],
  ['configMapKeyRef', 'config-map'],
  ['secretRef', 'secret'],
  ['configMapRef', 'config-map'],
];

/** `env` and `envFrom` of a container, without any value. */
export function variablesOf(container: Value): PodVariable[] {
  const owner = textOf(get(container, 'name')) ?? '';
  return [
    ...itemsOf(get(container, 'env')).flatMap((item) => variable(item, owner)),
    ...itemsOf(get(container, 'envFrom')).flatMap((item) => wholeSource(item, owner)),
  ];
}

function variable(item: Value, container: string): PodVariable[] {
  const key = get(item, 'name');
  const name = textOf(key);
  if (!key || !name) return [];
  const base = { name, nameSpan: key.span, container, item: item.span };
  const value = get(item, 'value');
  if (value) {
    const text = textOf(value) ?? '';
    const path = /^\/[\w./-]{1,200}$/.test(text) ? { path: text } : {};
    return [{ ...base, from: 'literal', span: value.span, ...path }];
  }
  for (const [reference, from] of REFERENCES) {
    const source = sourceOf(get(item, 'valueFrom', reference));
    if (source) return [{ ...base, from, ...source }];
  }
  return [{ ...base, from: 'other', span: get(item, 'valueFrom')?.span ?? key.span }];
}

function wholeSource(item: Value, container: string): PodVariable[] {
  for (const [reference, from] of REFERENCES) {
    const source = sourceOf(get(item, reference));
    if (source) return [{ name: '', nameSpan: source.span, container, item: item.span, from, ...source }];
  }
  return [];
}

function sourceOf(reference: Value | undefined): Pick<PodVariable, 'span' | 'source'> | undefined {
  if (reference?.kind !== 'object') return undefined;
  const name = get(reference, 'name');
  const key = textOf(get(reference, 'key'));
  return { span: (name ?? reference).span, source: { name: textOf(name) ?? '', ...(key ? { key } : {}) } };
}
