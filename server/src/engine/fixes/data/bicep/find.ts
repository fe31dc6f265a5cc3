/** Finding a part of a Bicep file again by the place that facts gave. */
import type { BicepFile, Expression, List, ObjectEntry, ObjectExpression, Statement } from '../../../syntax/bicep/ast';
import { contains, type Range, same } from '../../../syntax/span';

/** What holds a part: a statement, the object or the list around it. */
export type Holder =
  | { readonly kind: 'statement'; readonly part: Statement }
  | { readonly kind: 'entry'; readonly object: ObjectExpression; readonly part: ObjectEntry }
  | { readonly kind: 'item'; readonly list: List; readonly part: Expression };

export interface Found {
  /** The value; the whole statement where its name was asked for. */
  readonly node: Expression | Statement;
  /** From the top down to the node. */
  readonly holders: readonly Holder[];
}

const MAX_DEPTH = 100;

/** The part at exactly this place: a value with or without its quotes, a part of a text, a key, the name of a declaration. */
export function findPart({ statements }: BicepFile, at: Range): Found | undefined {
  const part = statements.find((one) => contains(one, at));
  return part && inStatement(part, at, []);
}

function inStatement(part: Statement, at: Range, holders: readonly Holder[]): Found | undefined {
  const held: readonly Holder[] = [...holders, { kind: 'statement', part }];
  if (same(part.nameRange, at) || same(part, at)) return { node: part, holders: held };
  return part.value && inExpression(part.value, at, held);
}

function inExpression(node: Expression, at: Range, holders: readonly Holder[]): Found | undefined {
  if (holders.length > MAX_DEPTH || !contains(node, at)) return undefined;
  if (same(node, at)) return { node, holders };
  switch (node.kind) {
    case 'text': {
      const hole = node.parts.find((part) => part.kind === 'hole' && contains(part.expression, at));
      return hole?.kind === 'hole'
        ? inExpression(hole.expression, at, holders)
        : contains(node.content, at)
          ? { node, holders }
          : undefined;
    }
    case 'object': {
      const child = node.resources.find((one) => contains(one, at));
      if (child) return inStatement(child, at, holders);
      const part = node.entries.find((one) => contains(one, at));
      if (!part) return undefined;
      const held: readonly Holder[] = [...holders, { kind: 'entry', object: node, part }];
      return same(part.keyRange, at) ? { node: part.value, holders: held } : inExpression(part.value, at, held);
    }
    case 'list':
      return first(node.items, at, (part) => inExpression(part, at, [...holders, { kind: 'item', list: node, part }]));
    case 'for':
    case 'if':
    case 'lambda':
      return inExpression(node.body, at, holders);
    case 'call':
      return first(node.args, at, (part) => inExpression(part, at, holders));
    case 'conditional':
      return first([node.whenTrue, node.whenFalse], at, (part) => inExpression(part, at, holders));
    case 'binary':
      return first([node.left, node.right], at, (part) => inExpression(part, at, holders));
    case 'spread':
      return inExpression(node.value, at, holders);
    case 'access':
    case 'index':
      return inExpression(node.target, at, holders);
    default:
      return undefined;
  }
}

function first<T extends Range, R>(parts: readonly T[], at: Range, find: (part: T) => R | undefined): R | undefined {
  const part = parts.find((one) => contains(one, at));
  return part && find(part);
}

/** The object of a resource, a module or a value, behind its condition and its loop. */
export function bodyOf(node: Found['node']): ObjectExpression | undefined {
  let at: Expression | undefined =
    'nameRange' in node && node.kind !== 'call' && node.kind !== 'access' ? (node as Statement).value : (node as Expression);
  while (at && (at.kind === 'for' || at.kind === 'if')) at = at.body;
  return at?.kind === 'object' ? at : undefined;
}
