/** Objects of policies as they stand in a text: JSON, YAML and HCL alike, with what an insertion needs to know. */
import { stringOf } from '../../facts/terraform/values/template';
import { parseEmbeddedJson } from '../../syntax/data/json';
import type { Expression, ObjectExpression, Template } from '../../syntax/hcl/ast';
import { contains, type Range } from '../../syntax/span';
import { HOLE, type Value } from '../../syntax/value';
import { documentsOf, hclOf } from '../hosts/parse';
import { blocksAround, childrenOf, plainText } from '../hosts/terraform/locate';
import { rangeOf } from '../hosts/tree';
import { type Notation, templateAround } from './notation';

export interface WrittenObject extends Range {
  readonly entries: readonly WrittenEntry[];
}

export interface WrittenEntry extends Range {
  readonly key: string;
  /** Where its value is an object, that object. */
  readonly object?: WrittenObject;
}

/** The object that stands at exactly this range; for a string that holds JSON, the object it holds. */
export function objectAt(file: string, text: string, notation: Notation, at: Range): WrittenObject | undefined {
  if (notation === 'hcl') {
    const found = expressionAt(text, at);
    return found && fromHcl(found);
  }
  const template = notation.startsWith('hcl') ? templateAround(text, at) : undefined;
  const roots = template ? embedded(file, text, template) : documentsOf(file, text);
  for (const root of roots) {
    const found = valueAt(root, at) ?? (template && contains(at, root.span) ? root : undefined);
    if (found) return fromValue(found);
  }
  return undefined;
}

function embedded(file: string, text: string, template: Template): Value[] {
  const { value } = parseEmbeddedJson(stringOf(template, { file, text }, [], () => HOLE));
  return value ? [value] : [];
}

function valueAt(root: Value, at: Range): Value | undefined {
  let node: Value | undefined = root;
  while (node) {
    if (node.kind === 'object' && node.span.start === at.start && node.span.end === at.end) return node;
    const children: readonly Value[] =
      node.kind === 'object' ? node.entries.map(({ value }) => value) : node.kind === 'list' ? node.items : [];
    node = children.find((child) => contains(rangeOf(child), at));
  }
  return undefined;
}

function fromValue(value: Value): WrittenObject | undefined {
  if (value.kind !== 'object') return undefined;
  const { start, end } = value.span;
  const entries = value.entries.map(({ key, keySpan, value: inner }): WrittenEntry => {
    const object = fromValue(inner);
    return { key, start: keySpan.start, end: rangeOf(inner).end, ...(object ? { object } : {}) };
  });
  return { start, end, entries };
}

function expressionAt(text: string, at: Range): ObjectExpression | undefined {
  const { body } = hclOf(text);
  const own = blocksAround(body, at).at(-1)?.body ?? body;
  let node: Expression | undefined = own.attributes.find(({ value }) => contains(value, at))?.value;
  while (node && !(node.kind === 'object' && node.start === at.start && node.end === at.end))
    node = childrenOf(node).find((child) => contains(child, at));
  return node?.kind === 'object' ? node : undefined;
}

function fromHcl({ start, end, entries }: ObjectExpression): WrittenObject {
  return {
    start,
    end,
    entries: entries.map(({ key, value, ...range }): WrittenEntry => {
      const name = key.kind === 'variable' ? key.name : (plainText(key) ?? '');
      return { key: name, start: range.start, end: value.end, ...(value.kind === 'object' ? { object: fromHcl(value) } : {}) };
    }),
  };
}
