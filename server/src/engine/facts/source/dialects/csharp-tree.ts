/** C#'s grammar in the words of the roles: arguments are their values, initializers are objects, `new()` has its type. */
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import { inField, isComment, made, piece, type Rewrite } from './reshape';

const REWRITES: Readonly<Record<string, Rewrite>> = {
  argument,
  bracketed_argument_list: (node) => (node.children.length === 1 ? (node.children[0] as SourceNode) : node),
  element_binding_expression: (node) => (node.children.length === 1 ? (node.children[0] as SourceNode) : node),
  generic_name: (node) => node.children.find(({ type }) => type === 'identifier') ?? node,
  qualified_name: qualified,
  conditional_access_expression: chained,
  initializer_expression: initializer,
  object_creation_expression: (node) => creation(node, childIn(node, 'type')),
  variable_declaration: declaration,
  property_declaration: declaration,
  variable_declarator: declarator,
  parameter: declarator,
  assignment_expression: assignment,
  interpolation: (node) => ({ ...node, children: node.children.filter(({ type }) => type !== 'interpolation_brace') }),
  string_literal: withoutEncoding,
  raw_string_literal: withoutEncoding,
};

export const csharpNode: Rewrite = (node, text) =>
  Object.hasOwn(REWRITES, node.type) ? (REWRITES[node.type] as Rewrite)(node, text) : node;

/** `name: value` keeps its name; any other argument is its value. */
function argument(node: SourceNode): SourceNode {
  const key = childIn(node, 'name');
  const value = [...node.children].reverse().find((child) => child !== key && !isComment(child));
  if (!value) return node;
  return key ? made('named_argument', node, [key, inField(value, 'value')]) : value;
}

/** `System.Net.NetworkCredential` */
function qualified(node: SourceNode): SourceNode {
  const [object, name] = [childIn(node, 'qualifier'), childIn(node, 'name')];
  return object && name ? made('member_access_expression', node, [inField(object, 'expression'), name]) : node;
}

/** `a?.b` */
function chained(node: SourceNode): SourceNode {
  const object = childIn(node, 'condition');
  const access = node.children.find((child) => child !== object && !isComment(child));
  const property = access?.type === 'member_binding_expression' ? childIn(access, 'name') : undefined;
  if (!object || !property) return node;
  return made('member_access_expression', node, [inField(object, 'expression'), property]);
}

/** `{ Name = value }`, `{ ["name"] = value }`, `{ { "name", value } }`; any other is a list. */
function initializer(node: SourceNode): SourceNode {
  const parts = node.children.filter((child) => !isComment(child));
  const pairs = parts.map((child) =>
    child.type === 'assignment_expression' ? made('initializer_pair', child, child.children) : twin(child),
  );
  return parts.length > 0 && pairs.every((pair) => pair !== undefined) ? made('object_initializer', node, pairs) : node;
}

function twin(child: SourceNode): SourceNode | undefined {
  const [key, value, more] = child.type === 'initializer_expression' ? child.children : [];
  return key && value && !more ? made('initializer_pair', child, [inField(key, 'left'), inField(value, 'right')]) : undefined;
}

/** What the initializer sets is given to the constructor. */
function creation(node: SourceNode, type: SourceNode | undefined): SourceNode {
  const before = node.children.find((child) => child.type === 'argument_list');
  const more = node.children.filter((child) => /initializer/.test(child.type));
  const at = before ?? piece('argument_list', node.start, node.end);
  const all = [...(before?.children ?? []), ...more];
  const list = { ...at, field: 'arguments', children: all };
  return made('object_creation_expression', node, type ? [inField(type, 'type'), list] : [list]);
}

/** `Type name = new(…)`: the type stands in front. */
function declaration(node: SourceNode): SourceNode {
  const type = childIn(node, 'type');
  const typed = (child: SourceNode): SourceNode => {
    if (child.type === 'implicit_object_creation_expression' && type) return inField(creation(child, type), child.field);
    return child.type === 'variable_declarator' ? { ...child, children: child.children.map(typed) } : child;
  };
  return { ...node, children: node.children.map(typed) };
}

function declarator(node: SourceNode): SourceNode {
  const value = [...node.children].reverse().find((child) => child.field === undefined && !isComment(child));
  if (!value || !childIn(node, 'name') || /modifier|attribute/.test(value.type)) return node;
  return { ...node, children: node.children.map((child) => (child === value ? inField(child, 'value') : child)) };
}

/** `options.Password = new() { … }` says no type. */
function assignment(node: SourceNode): SourceNode {
  return {
    ...node,
    children: node.children.map((child) =>
      child.type === 'implicit_object_creation_expression' ? inField(creation(child, undefined), child.field) : child,
    ),
  };
}

/** `"text"u8` */
function withoutEncoding(node: SourceNode): SourceNode {
  const encoding = node.children.find(({ type }) => type === 'string_literal_encoding');
  return encoding ? { ...node, end: encoding.start, children: node.children.filter((child) => child !== encoding) } : node;
}
