/** PHP. */
import type { SourceNode } from '../../syntax/source/tree';
import { isUrlPart } from './connection';
import { identity } from './php/identity';
import { isLaravelConfig, knowsThrow } from './php/project';
import { fitted } from './source/expression';
import { sourceHost } from './source/host';
import type { Fallback, Replacement, Spot } from './source/language';
import { textIn } from './source/nodes';

/** Where PHP wants a constant expression. https://www.php.net/manual/en/language.constants.syntax.php */
const CONSTANTS = new Set([
  'attribute',
  'const_declaration',
  'declare_statement',
  'enum_case',
  'heredoc',
  'property_declaration',
  'property_promotion_parameter',
  'simple_parameter',
  'static_variable_declaration',
  'subscript_expression',
]);
/** Where an expression with operators of its own needs no brackets. */
const OPEN = new Set([
  'argument',
  'array_element_initializer',
  'assignment_expression',
  'parenthesized_expression',
  'return_statement',
]);

export const php = sourceHost({
  id: 'php',
  title: 'PHP',
  literals: ['string', 'encapsed_string'],
  constants: CONSTANTS,
  refuses: ({ node, parent }) =>
    parent.type === 'array_element_initializer' && parent.children.length > 1 && parent.children[0] === node,
  content: (text, node) =>
    /^["']/.test(textIn(text, node)) && text[node.end - 1] === text[node.start]
      ? { start: node.start + 1, end: node.end - 1 }
      : undefined,
  whole: (spot, expression) => ({
    edits: [{ start: spot.node.start, end: spot.node.end, text: fitted(spot, expression, OPEN) }],
  }),
  part,
  fallback,
  adapted({ place }, source, fromEnvironment) {
    if (!fromEnvironment) return source;
    const name = place.name.env;
    if (isLaravelConfig(place)) return { ...source, expression: `env('${name}')` };
    return knowsThrow(place) ? source : { ...source, expression: `getenv('${name}')` };
  },
  identity,
  byHand: ['Read the value where it is used, or in the constructor: PHP wants a constant here.'],
  without: {
    'hashicorp-vault': 'no maintained client for PHP',
    'azure-key-vault': 'no maintained client for PHP',
    '1password': 'no SDK for PHP: op run fills the environment',
  },
});

/** The literal in two, with the value between them. */
function part(spot: Spot, expression: string): Replacement | undefined {
  const { text, node, parent, content, secret } = spot;
  const isChain = parent.type === 'binary_expression' && textIn(text, parent.children[1]) === '.';
  if (!isChain && !OPEN.has(parent.type)) return undefined;
  if (node.children.some((child) => isHole(child) && child.start < secret.end && secret.start < child.end)) return undefined;
  const quote = text[node.start];
  const inUrl = isUrlPart(text, content, secret);
  const value = inUrl ? `rawurlencode(${expression})` : fitted(spot, expression, NEVER);
  const head =
    secret.start === content.start
      ? { start: node.start, end: secret.end, text: value }
      : { start: secret.start, end: secret.end, text: `${quote} . ${value}` };
  const tail =
    secret.end === content.end
      ? { start: secret.end, end: node.end, text: '' }
      : { start: secret.end, end: secret.end, text: ` . ${quote}` };
  return { edits: [head, tail] };
}

const NEVER = new Set<string>();

function isHole({ type }: SourceNode): boolean {
  return type !== 'string_content' && type !== 'escape_sequence';
}

/** `getenv('X') ?: 'literal'`, `$_ENV['X'] ?? 'literal'`, `env('X', 'literal')`. */
function fallback({ text, node, parent, path, place }: Spot): Fallback | undefined {
  const call = path.at(-4);
  const [first, second] = path.at(-3)?.children ?? [];
  if (parent.type === 'argument' && second === parent && first && call?.type === 'function_call_expression') {
    const name = /^env\(\s*['"](\w+)['"]/.exec(textIn(text, call))?.[1];
    if (!name) return undefined;
    return { name, read: { start: call.start, end: call.end }, without: [{ start: first.end, end: parent.end, text: '' }] };
  }
  const isOr = parent.type === 'conditional_expression' || parent.type === 'binary_expression';
  const left = isOr && parent.children.at(-1) === node ? parent.children[0] : undefined;
  const name = /^(?:getenv\(|\$_(?:ENV|SERVER)\[)['"](\w+)['"][)\]]$/.exec(textIn(text, left))?.[1];
  const operator = left ? text.slice(left.end, node.start) : '';
  if (!left || !name || !/^\s*(?:\?:|\?\?)\s*$/.test(operator)) return undefined;
  const read = { start: parent.start, end: parent.end };
  if (!knowsThrow(place)) return { name, read, without: [{ ...read, text: `getenv('${name}')` }] };
  const stop = `throw new \\RuntimeException('${name} is not set')`;
  return { name, read, without: [{ start: node.start, end: node.end, text: stop }] };
}
