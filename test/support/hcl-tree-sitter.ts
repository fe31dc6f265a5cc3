/** The same list of nodes as `hcl-walk.ts`, from tree-sitter. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const resolve = createRequire(`${process.cwd()}/package.json`).resolve;

const KINDS: Readonly<Record<string, string>> = {
  attribute: 'attribute',
  block: 'block',
  object: 'object',
  tuple: 'list',
  object_elem: 'entry',
  function_call: 'call',
  for_tuple_expr: 'for',
  for_object_expr: 'for',
  conditional: 'conditional',
  quoted_template: 'quoted',
  heredoc_template: 'heredoc',
  template_interpolation: 'interpolation',
  binary_operation: 'binary',
  unary_operation: 'unary',
  variable_expr: 'variable',
  numeric_lit: 'literal',
  bool_lit: 'literal',
  null_lit: 'literal',
  template_if_intro: 'directive',
  template_else_intro: 'directive',
  template_if_end: 'directive',
  template_for_start: 'directive',
  template_for_end: 'directive',
};

/** Makes the function that gives the nodes of a text, or undefined when tree-sitter finds an error in it. `$$${` it takes for an interpolation, Go does not (nor do we): such texts are left out. */
export async function treeSitterHcl(): Promise<(text: string) => string[] | undefined> {
  const wasm = (name: string) => readFileSync(resolve(name));
  await Parser.init({ wasmBinary: wasm('web-tree-sitter/web-tree-sitter.wasm') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm')));
  return (text) => {
    const tree = parser.parse(text);
    const nodes = tree && !/[$]{3}|%{3}/.test(text) && !tree.rootNode.hasError ? nodesOf(tree.rootNode) : undefined;
    tree?.delete();
    return nodes;
  };
}

/** `a ? b : c ? d : e` groups to the right (Go does); tree-sitter groups it to the left. The chain counts once. */
function isLeftOfConditional(node: Node): boolean {
  const outer = node.parent?.parent;
  return node.type === 'conditional' && outer?.type === 'conditional' && outer.startIndex === node.startIndex;
}

function nodesOf(root: Node): string[] {
  const out: string[] = [];
  const add = (kind: string, node: Node) => out.push(`${kind} ${node.startIndex} ${node.endIndex}`);

  function walk(node: Node, parent: string): void {
    const { type } = node;
    // The condition and collection of a directive are marked, not read, in our tree.
    if (KINDS[type] === 'directive') {
      add('directive', node);
      return;
    }
    if (KINDS[type] && !isLeftOfConditional(node)) add(KINDS[type], node);
    if (type === 'string_lit') add(parent === 'block' ? 'label' : 'quoted', node);
    if (type === 'identifier' && parent === 'get_attr') add('access', node);
    if (type === 'new_index' || type === 'legacy_index') out.push(`index ${node.endIndex}`);
    if (type === 'full_splat' || type === 'attr_splat') out.push('splat');
    const kids = node.children.filter((child): child is Node => child !== null);
    if (type === 'attribute' || type === 'object_elem') add('value', kids.filter((kid) => kid.type === 'expression').at(-1)!);
    if (type === 'attribute' || type === 'block') add('name', kids[0]!);
    kids.forEach((kid, i) => {
      if (kid.type === '(' && type !== 'function_call') out.push(`parens ${kid.startIndex} ${kids[i + 2]!.endIndex}`);
      if (type === 'block' && i > 0 && kid.type === 'identifier') add('label', kid);
      walk(kid, type);
    });
  }

  walk(root, '');
  return out;
}
