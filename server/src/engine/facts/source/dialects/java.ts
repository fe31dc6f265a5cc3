/** Java: what the node types of its grammar mean. */
import { assign, fn, language, list, name, string, wrap } from './role';

export const java = language('java', {
  string_literal: string,
  identifier: name,
  this: name,
  field_access: { is: 'member', object: 'object', property: 'field' },
  array_access: { is: 'index', object: 'array', index: 'index' },
  method_invocation: { is: 'call', object: 'object', name: 'name' },
  object_creation_expression: { is: 'call', callee: 'type', construct: true },
  variable_declarator: { is: 'assign', name: 'name', value: 'value', field: true },
  assignment_expression: assign('left', 'right'),
  element_value_pair: { is: 'pair', key: 'key', value: 'value' },
  binary_expression: { is: 'binary' },
  ternary_expression: { is: 'choice', condition: 0 },
  parenthesized_expression: wrap,
  cast_expression: { is: 'wrap', inner: 'value' },
  array_initializer: list,
  array_creation_expression: { is: 'wrap', inner: 'value' },
  import_declaration: { is: 'import' },
  formal_parameters: { is: 'parameters' },
  method_declaration: fn,
  constructor_declaration: fn,
  lambda_expression: fn,
  class_declaration: { is: 'class' },
  record_declaration: { is: 'class' },
  enhanced_for_statement: { is: 'each', name: 'name' },
});
