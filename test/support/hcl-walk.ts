/** Every node of an HCL tree as `kind start end`, to be compared with what another parser says about the same text. */
import type { Body, Expression, HclFile } from '../../server/src/engine/syntax/hcl/ast';

interface At {
  readonly start: number;
  readonly end: number;
}

/** The nodes of the tree, in the order they stand in the tree. */
export function nodesOf(file: HclFile): string[] {
  const out: string[] = [];
  const add = (kind: string, { start, end }: At) => out.push(`${kind} ${start} ${end}`);

  function body(node: Body): void {
    for (const attribute of node.attributes) {
      add('attribute', attribute);
      add('name', attribute.nameRange);
      add('value', attribute.value);
      expression(attribute.value);
    }
    for (const block of node.blocks) {
      add('block', block);
      add('name', block.typeRange);
      for (const label of block.labels) add('label', label);
      body(block.body);
    }
  }

  function expression(node: Expression, chained = false): void {
    switch (node.kind) {
      case 'template':
        add(node.form === 'quoted' ? 'quoted' : 'heredoc', node);
        for (const part of node.parts) {
          if (part.kind !== 'text') add(part.kind, part);
          if (part.kind === 'interpolation') expression(part.expression);
        }
        return;
      case 'access':
        add('access', node.nameRange);
        expression(node.target);
        return;
      case 'index':
        out.push(`index ${node.end}`);
        if (node.key.kind !== 'literal' || node.key.end !== node.end) expression(node.key);
        expression(node.target);
        return;
      case 'splat':
        out.push('splat');
        expression(node.target);
        return;
      case 'object':
        add('object', node);
        for (const entry of node.entries) {
          add('entry', entry);
          expression(entry.key);
          add('value', entry.value);
          expression(entry.value);
        }
        return;
      case 'conditional':
        // A chain counts once: see hcl-tree-sitter.ts.
        if (!chained) add(node.kind, node);
        expression(node.condition);
        expression(node.whenTrue);
        expression(node.whenFalse, true);
        return;
      default:
        add(node.kind, node);
        for (const child of children(node)) expression(child);
    }
  }

  body(file.body);
  return out;
}

function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'call':
      return node.args;
    case 'list':
      return node.items;
    case 'for':
      return [node.collection, ...(node.key ? [node.key] : []), node.value, ...(node.condition ? [node.condition] : [])];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
      return [node.operand];
    case 'parens':
      return [node.inner];
    default:
      return [];
  }
}
