/** Kotlin: what the node types of its grammar mean, once kotlin-tree.ts has put them in the fields of these roles. */
import { kotlinNode } from './kotlin-tree';
import { assign, fn, language, name, string, wrap } from './role';

export const kotlin = language(
  'kotlin',
  {
    string_literal: string,
    multiline_string_literal: string,
    identifier: name,
    this_expression: name,
    navigation_expression: { is: 'member', object: 'object', property: 'property' },
    index_expression: { is: 'index', object: 'object', index: 'index' },
    call_expression: { is: 'call', callee: 'function' },
    constructor_call: { is: 'call', callee: 'function', construct: true },
    map_literal: { is: 'object' },
    builder: { is: 'object' },
    builder_assignment: { is: 'pair', key: 'left', value: 'right' },
    infix_expression: { is: 'pair', key: 'key', value: 'value' },
    value_argument: { is: 'pair', key: 'key', value: 'value', named: true },
    property_declaration: { is: 'assign', name: 'name', value: 'value', field: true },
    class_parameter: { is: 'assign', name: 'name', value: 'value', field: true },
    parameter: assign('name', 'value'),
    assignment: assign('left', 'right'),
    binary_expression: { is: 'binary' },
    if_expression: { is: 'choice', condition: 0 },
    parenthesized_expression: wrap,
    unary_expression: { is: 'wrap', inner: 'argument' },
    as_expression: { is: 'wrap', inner: '0' },
    import: { is: 'import' },
    function_value_parameters: { is: 'parameters' },
    class_parameters: { is: 'parameters' },
    function_declaration: fn,
    anonymous_function: fn,
    class_declaration: { is: 'class' },
    object_declaration: { is: 'class' },
  },
  kotlinNode,
);
