/** Ruby: what the node types of its grammar mean. */
import type { SourceNode } from '../../../syntax/source/tree';
import { assign, fn, language, list, name, type Role, string, wrap } from './role';

/** Methods that give back what they are called on, in another form. */
const SAME = /^(?:freeze|dup|to_s|to_str|to_sym|strip|chomp|squish|presence|itself|with_indifferent_access|symbolize_keys)$/;

/** `client.password`: without arguments a call reads as an attribute does. */
function called(node: SourceNode, text: string): Role {
  if (node.children.some(({ field }) => field === 'arguments' || field === 'block'))
    return { is: 'call', object: 'receiver', name: 'method' };
  const method = node.children.at(-1);
  if (method && method.field === 'method' && SAME.test(text.slice(method.start, Math.min(method.end, method.start + 40))))
    return { is: 'wrap', inner: 'receiver' };
  return { is: 'member', object: 'receiver', property: 'method' };
}

export const ruby = language('ruby', {
  string,
  chained_string: { is: 'adjacent' },
  identifier: name,
  constant: name,
  instance_variable: name,
  class_variable: name,
  global_variable: name,
  self: name,
  hash_key_symbol: name,
  simple_symbol: name,
  scope_resolution: { is: 'member', object: 'scope', property: 'name' },
  element_reference: { is: 'index', object: 'object', index: '1' },
  call: called,
  hash: { is: 'object' },
  pair: { is: 'pair', key: 'key', value: 'value' },
  hash_splat_argument: { is: 'spread' },
  splat_argument: { is: 'spread' },
  assignment: assign('left', 'right'),
  operator_assignment: assign('left', 'right'),
  optional_parameter: assign('name', 'value'),
  keyword_parameter: assign('name', 'value'),
  binary: { is: 'binary' },
  conditional: { is: 'choice', condition: 0 },
  parenthesized_statements: wrap,
  block: { is: 'wrap', inner: 'body' },
  do_block: { is: 'wrap', inner: 'body' },
  block_body: wrap,
  array: list,
  method_parameters: { is: 'parameters' },
  block_parameters: { is: 'parameters' },
  lambda_parameters: { is: 'parameters' },
  method: fn,
  singleton_method: fn,
  lambda: fn,
  class: { is: 'class' },
  module: { is: 'class' },
});
