/** Finding a part of a Terraform file again by the place that facts gave. */
import type { Attribute, Block, Body, Expression, List, ObjectEntry, ObjectExpression } from '../../../syntax/hcl/ast';
import { contains, type Range, same } from '../../../syntax/span';

/** What holds a part: a body, the list or the map around it. */
export type Holder =
  | { readonly kind: 'block'; readonly body: Body; readonly part: Block }
  | { readonly kind: 'attribute'; readonly body: Body; readonly part: Attribute }
  | { readonly kind: 'item'; readonly list: List; readonly part: Expression }
  | { readonly kind: 'entry'; readonly object: ObjectExpression; readonly part: ObjectEntry };

export interface Found {
  /** The block, or the expression; of a place within a text the whole text. */
  readonly node: Block | Expression;
  /** From the top down to the node. */
  readonly holders: readonly Holder[];
}

const MAX_DEPTH = 60;

/** The part at exactly this place: a block, a value with or without its quotes, a part of a text, or a key. */
export function findPart(body: Body, at: Range): Found | undefined {
  return inBody(body, at, []);
}

function inBody(body: Body, at: Range, holders: readonly Holder[]): Found | undefined {
  if (holders.length > MAX_DEPTH) return undefined;
  const block = body.blocks.find((one) => contains(one, at));
  if (block) {
    const held: readonly Holder[] = [...holders, { kind: 'block', body, part: block }];
    return same(block, at) || same(block.typeRange, at) ? { node: block, holders: held } : inBody(block.body, at, held);
  }
  const attribute = body.attributes.find((one) => contains(one, at));
  if (!attribute) return undefined;
  const held: readonly Holder[] = [...holders, { kind: 'attribute', body, part: attribute }];
  if (same(attribute, at) || same(attribute.nameRange, at)) return { node: attribute.value, holders: held };
  return inExpression(attribute.value, at, held);
}

function inExpression(node: Expression, at: Range, holders: readonly Holder[]): Found | undefined {
  if (holders.length > MAX_DEPTH || !contains(node, at)) return undefined;
  if (same(node, at)) return { node, holders };
  switch (node.kind) {
    case 'template':
      return contains(node.content, at) ? { node, holders } : undefined;
    case 'list':
      return first(node.items, at, (part) => inExpression(part, at, [...holders, { kind: 'item', list: node, part }]));
    case 'object': {
      const part = node.entries.find(({ key, value }) => contains(key, at) || contains(value, at));
      if (!part) return undefined;
      const held: readonly Holder[] = [...holders, { kind: 'entry', object: node, part }];
      return contains(part.key, at) ? { node: part.value, holders: held } : inExpression(part.value, at, held);
    }
    case 'parens':
      return inExpression(node.inner, at, holders);
    case 'call':
      return first(node.args, at, (part) => inExpression(part, at, holders));
    case 'conditional':
      return first([node.whenTrue, node.whenFalse], at, (part) => inExpression(part, at, holders));
    default:
      return undefined;
  }
}

function first<T extends Range, R>(parts: readonly T[], at: Range, find: (part: T) => R | undefined): R | undefined {
  const part = parts.find((one) => contains(one, at));
  return part && find(part);
}
