/** C#. */
import type { SourceNode } from '../../syntax/source/tree';
import type { SourceReference } from '../vaults/forms/program';
import { isUrlPart } from './connection';
import { variableInstead } from './csharp/constant';
import { helperEdits } from './csharp/helper';
import { identity } from './csharp/identity';
import { usings } from './csharp/usings';
import { doubledBraces, fitted } from './source/expression';
import { sourceHost } from './source/host';
import type { Fallback, Replacement, Spot } from './source/language';
import { lastOf, textIn } from './source/nodes';

/** Where an expression with operators of its own needs no brackets. */
const OPEN = new Set([
  'argument',
  'arrow_expression_clause',
  'assignment_expression',
  'initializer_expression',
  'interpolation',
  'lambda_expression',
  'parenthesized_expression',
  'property_declaration',
  'return_statement',
  'variable_declarator',
]);
/** https://learn.microsoft.com/en-us/dotnet/csharp/language-reference/keywords/const */
const CONSTANTS = new Set([
  'attribute',
  'bracketed_argument_list',
  'case_switch_label',
  'constant_pattern',
  'element_binding_expression',
  'enum_member_declaration',
  'interpolation',
  'parameter',
]);
/** Those of them in which a name must be a constant's. */
const TAKES_CONSTANTS = new Set([
  'attribute',
  'case_switch_label',
  'constant_pattern',
  'enum_member_declaration',
  'parameter',
  'switch_section',
]);
const FUNCTIONS = new Set([
  'accessor_declaration',
  'anonymous_method_expression',
  'constructor_declaration',
  'field_declaration',
  'global_statement',
  'lambda_expression',
  'local_function_statement',
  'method_declaration',
  'property_declaration',
]);

export const csharp = sourceHost({
  id: 'csharp',
  title: 'C#',
  literals: ['string_literal', 'verbatim_string_literal', 'raw_string_literal', 'interpolated_string_expression'],
  constants: CONSTANTS,
  declaration: (spot) => variableInstead(spot, TAKES_CONSTANTS),
  content,
  whole: (spot, expression) => ({
    edits: [{ start: spot.node.start, end: spot.node.end, text: fitted(spot, expression, OPEN) }],
  }),
  part,
  fallback,
  adapted,
  isAsync,
  imports: usings,
  helper: helperEdits,
  identity,
  byHand: ['Make the constant a static readonly field, or read the value where it is used: C# wants a constant here.'],
  without: { '1password': 'no SDK for .NET: op run fills the environment' },
});

/** A property called `Environment`, as in many Startup classes, hides the class. */
function adapted({ text }: Spot, source: SourceReference): SourceReference {
  if (!/\bEnvironment\s*(?:[{;=,)]|=>)/.test(text)) return source;
  const full = (code: string) => code.replace(/(?<![.\w])Environment\.Get/g, 'System.Environment.Get');
  const { helper } = source;
  const lines = helper && { helper: { ...helper, lines: helper.lines.map(full) } };
  return { ...source, expression: full(source.expression), ...lines };
}

function content(text: string, node: SourceNode) {
  const written = textIn(text, node);
  const open = /^(?:[$@]{0,2})("{3,}|")/.exec(written);
  const quotes = open?.[1] ?? '';
  if (!open || (quotes !== '"' && node.type !== 'raw_string_literal') || !written.endsWith(quotes)) return undefined;
  return { start: node.start + open[0].length, end: node.end - quotes.length };
}

/** The hole of an interpolated string. A raw string stays as it is. */
function part(spot: Spot, expression: string): Replacement | undefined {
  const { text, node, secret, content, parent } = spot;
  if (node.type === 'raw_string_literal' || parent.type === 'member_access_expression') return undefined;
  if (node.children.some(({ type, start, end }) => type === 'interpolation' && start < secret.end && secret.start < end))
    return undefined;
  const value = isUrlPart(text, content, secret) ? `Uri.EscapeDataString(${expression})` : expression;
  const hole = { ...secret, text: `{${value}}` };
  const imports = value === expression ? [] : [{ from: 'System' }];
  if (node.type === 'interpolated_string_expression')
    return { edits: [{ start: hole.start, end: hole.end, text: hole.text }], imports };
  const mark = { start: node.start, end: node.start, text: '$' };
  return { edits: [mark, ...doubledBraces(spot), { start: hole.start, end: hole.end, text: hole.text }], imports };
}

/** `Environment.GetEnvironmentVariable("X") ?? "literal"`, and the same of a configuration. */
function fallback({ text, node, parent }: Spot): Fallback | undefined {
  const [left, operator] = parent.type === 'binary_expression' && node.field === 'right' ? parent.children : [];
  const read = /^[\w.?]+(?:\(|\[)"([\w:.-]+)"[)\]]$/.exec(textIn(text, left))?.[1];
  if (!read || textIn(text, operator) !== '??') return undefined;
  const stop = `throw new InvalidOperationException("${read}")`;
  return {
    name: read,
    read: { start: parent.start, end: parent.end },
    without: [{ start: node.start, end: node.end, text: stop }],
  };
}

function isAsync({ text, path }: Spot): boolean {
  const inner = lastOf(path, ({ type }) => FUNCTIONS.has(type));
  if (!inner || path.some(({ type }) => type === 'lock_statement' || type === 'query_expression')) return false;
  return inner.type === 'global_statement' || hasModifier(text, inner, 'async');
}

function hasModifier(text: string, { children }: SourceNode, word: string): boolean {
  return children.some((child) => child.type === 'modifier' && textIn(text, child) === word);
}
