/** PowerShell: what the node types of its grammar mean, once powershell-tree.ts has put them in the fields of these roles. */
import { powershellNode } from './powershell-tree';
import { assign, fn, language, list, name, string, wrap } from './role';

export const powershell = language(
  'powershell',
  {
    expandable_string_literal: string,
    expandable_here_string_literal: string,
    verbatim_string_characters: string,
    verbatim_here_string_characters: string,
    generic_token: string,
    variable: name,
    simple_name: name,
    command_parameter: name,
    type_name: name,
    member_access: { is: 'member', object: 'object', property: 'property' },
    element_access: { is: 'index', object: 'object', index: 'index' },
    command: { is: 'call', callee: 'function' },
    invokation_expression: { is: 'call', callee: 'function' },
    construction: { is: 'call', callee: 'function', construct: true },
    hash_literal_expression: { is: 'object' },
    hash_entry: { is: 'pair', key: 'key', value: 'value' },
    named_argument: { is: 'pair', key: 'key', value: 'value', named: true },
    splat: { is: 'spread' },
    assignment_expression: assign('left', 'value'),
    script_parameter: assign('name', 'value'),
    additive_expression: { is: 'binary' },
    parenthesized_expression: wrap,
    sub_expression: wrap,
    array_literal_expression: list,
    parameter_list: { is: 'parameters' },
    function_statement: fn,
    class_statement: { is: 'class' },
  },
  powershellNode,
);
