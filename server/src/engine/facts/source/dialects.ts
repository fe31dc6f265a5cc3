/** What the node types of each grammar mean. Language differences live here, as data; the readers know only roles. */
import type { Host } from '../model';

/** Fields are names of the grammar; a role without a field reads the node's own children. */
export type Role =
  | { readonly is: 'string' }
  /** Adjacent literals. */
  | { readonly is: 'adjacent' }
  | { readonly is: 'name' }
  | { readonly is: 'member'; readonly object: string; readonly property: string }
  | { readonly is: 'index'; readonly object: string; readonly index: string }
  /** `callee` is an expression, or `object` and `name` are (Java). */
  | { readonly is: 'call'; readonly callee?: string; readonly object?: string; readonly name?: string; readonly construct?: true }
  /** `body` holds the pairs where the node itself does not (Go composite literals). */
  | { readonly is: 'object'; readonly body?: string; readonly type?: string }
  | { readonly is: 'pair'; readonly key: string; readonly value: string; readonly named?: true }
  | { readonly is: 'spread' }
  | { readonly is: 'assign'; readonly name: string; readonly value: string; readonly field?: true }
  | { readonly is: 'binary' }
  | { readonly is: 'choice'; readonly condition: number }
  /** Parentheses, casts, await, pointers: the value is the child in `inner`, or the last child. */
  | { readonly is: 'wrap'; readonly inner?: string }
  | { readonly is: 'list' }
  | { readonly is: 'import' }
  | { readonly is: 'parameters' }
  | { readonly is: 'function' }
  | { readonly is: 'class' };

export type Dialect = 'js' | 'python' | 'go' | 'java';

export interface Language {
  readonly dialect: Dialect;
  readonly roles: ReadonlyMap<string, Role>;
}

const wrap: Role = { is: 'wrap' };
const name: Role = { is: 'name' };
const string: Role = { is: 'string' };
const list: Role = { is: 'list' };
const fn: Role = { is: 'function' };
const assign = (left: string, right: string): Role => ({ is: 'assign', name: left, value: right });

const JS: Readonly<Record<string, Role>> = {
  string,
  template_string: string,
  identifier: name,
  this: name,
  shorthand_property_identifier: name,
  shorthand_property_identifier_pattern: name,
  property_identifier: name,
  private_property_identifier: name,
  member_expression: { is: 'member', object: 'object', property: 'property' },
  subscript_expression: { is: 'index', object: 'object', index: 'index' },
  call_expression: { is: 'call', callee: 'function' },
  new_expression: { is: 'call', callee: 'constructor', construct: true },
  object: { is: 'object' },
  pair: { is: 'pair', key: 'key', value: 'value' },
  spread_element: { is: 'spread' },
  variable_declarator: assign('name', 'value'),
  assignment_expression: assign('left', 'right'),
  assignment_pattern: assign('left', 'right'),
  object_assignment_pattern: assign('left', 'right'),
  required_parameter: assign('pattern', 'value'),
  optional_parameter: assign('pattern', 'value'),
  enum_assignment: assign('name', 'value'),
  public_field_definition: { is: 'assign', name: 'name', value: 'value', field: true },
  field_definition: { is: 'assign', name: 'property', value: 'value', field: true },
  binary_expression: { is: 'binary' },
  ternary_expression: { is: 'choice', condition: 0 },
  parenthesized_expression: wrap,
  await_expression: wrap,
  non_null_expression: wrap,
  as_expression: { is: 'wrap', inner: '0' },
  satisfies_expression: { is: 'wrap', inner: '0' },
  type_assertion: wrap,
  computed_property_name: wrap,
  array: list,
  import_statement: { is: 'import' },
  formal_parameters: { is: 'parameters' },
  function_declaration: fn,
  function_expression: fn,
  generator_function_declaration: fn,
  arrow_function: fn,
  method_definition: fn,
  class_declaration: { is: 'class' },
  class: { is: 'class' },
};

const PYTHON: Readonly<Record<string, Role>> = {
  string,
  concatenated_string: { is: 'adjacent' },
  identifier: name,
  attribute: { is: 'member', object: 'object', property: 'attribute' },
  subscript: { is: 'index', object: 'value', index: 'subscript' },
  call: { is: 'call', callee: 'function' },
  dictionary: { is: 'object' },
  pair: { is: 'pair', key: 'key', value: 'value' },
  keyword_argument: { is: 'pair', key: 'name', value: 'value', named: true },
  dictionary_splat: { is: 'spread' },
  assignment: assign('left', 'right'),
  named_expression: assign('name', 'value'),
  default_parameter: assign('name', 'value'),
  typed_default_parameter: assign('name', 'value'),
  boolean_operator: { is: 'binary' },
  binary_operator: { is: 'binary' },
  conditional_expression: { is: 'choice', condition: 1 },
  parenthesized_expression: wrap,
  await: wrap,
  list,
  tuple: list,
  expression_list: list,
  pattern_list: list,
  import_statement: { is: 'import' },
  import_from_statement: { is: 'import' },
  parameters: { is: 'parameters' },
  lambda_parameters: { is: 'parameters' },
  function_definition: fn,
  lambda: fn,
  class_definition: { is: 'class' },
};

const GO: Readonly<Record<string, Role>> = {
  interpreted_string_literal: string,
  raw_string_literal: string,
  identifier: name,
  field_identifier: name,
  selector_expression: { is: 'member', object: 'operand', property: 'field' },
  index_expression: { is: 'index', object: 'operand', index: 'index' },
  call_expression: { is: 'call', callee: 'function' },
  composite_literal: { is: 'object', body: 'body', type: 'type' },
  literal_value: { is: 'object' },
  keyed_element: { is: 'pair', key: 'key', value: 'value' },
  literal_element: wrap,
  const_spec: assign('name', 'value'),
  var_spec: assign('name', 'value'),
  short_var_declaration: assign('left', 'right'),
  assignment_statement: assign('left', 'right'),
  binary_expression: { is: 'binary' },
  parenthesized_expression: wrap,
  unary_expression: { is: 'wrap', inner: 'operand' },
  type_conversion_expression: { is: 'wrap', inner: 'operand' },
  expression_list: list,
  import_spec: { is: 'import' },
  parameter_list: { is: 'parameters' },
  function_declaration: fn,
  method_declaration: fn,
  func_literal: fn,
};

const JAVA: Readonly<Record<string, Role>> = {
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
};

const language = (dialect: Dialect, roles: Readonly<Record<string, Role>>): Language => ({
  dialect,
  roles: new Map(Object.entries(roles)),
});

const JS_LANGUAGE = language('js', JS);

/** The language of each source host. */
export const LANGUAGES: Partial<Record<Host, Language>> = {
  typescript: JS_LANGUAGE,
  javascript: JS_LANGUAGE,
  python: language('python', PYTHON),
  go: language('go', GO),
  java: language('java', JAVA),
};
