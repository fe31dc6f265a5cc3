/** Kotlin's grammar names few fields: here its nodes get those of Java's and JavaScript's, and builders become objects. */
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import { inField, isComment, made, piece, type Rewrite } from './reshape';

const MAPS = new Set(['mapOf', 'mutableMapOf', 'hashMapOf', 'linkedMapOf']);
const TYPE = /(?:^|_)type$|^type_|^modifiers$/;

const REWRITES: Readonly<Record<string, Rewrite>> = {
  navigation_expression: (node) => fields(node, ['object', 'property']),
  index_expression: (node) => fields(node, ['object', 'index']),
  call_expression: call,
  value_argument: argument,
  value_arguments: (node) => node,
  annotated_lambda: (node) => node.children.at(-1) ?? node,
  lambda_literal: builder,
  infix_expression: pair,
  property_declaration: property,
  class_parameter: parameter,
  parameter,
  function_value_parameters: withDefaults,
  string_literal: template,
};

export const kotlinNode: Rewrite = (node, text) =>
  Object.hasOwn(REWRITES, node.type) ? (REWRITES[node.type] as Rewrite)(node, text) : node;

function fields(node: SourceNode, names: readonly string[]): SourceNode {
  const parts = node.children.filter((child) => !isComment(child));
  return parts.length < names.length ? node : { ...node, children: parts.map((child, i) => inField(child, names[i])) };
}

/** `f(a) { … }`: the block is one more argument. `X().apply { … }` sets what X is given. */
function call(node: SourceNode, text: string): SourceNode {
  const [callee, ...rest] = node.children.filter((child) => !isComment(child) && !TYPE.test(child.type));
  if (!callee) return node;
  const given = rest.flatMap((child) => (child.type === 'value_arguments' ? child.children : [child]));
  const holder = rest.find(({ type }) => type === 'value_arguments') ?? piece('value_arguments', callee.end, node.end);
  const inner = isCall(callee) ? callee : applied(callee, text);
  if (inner) {
    const before = childIn(inner, 'arguments');
    const all = [...(before?.children ?? []), ...given];
    return { ...inner, end: node.end, children: [...head(inner), made('value_arguments', argumentsAt(before ?? holder), all)] };
  }
  const name = text.slice(callee.start, Math.min(callee.end, callee.start + 200));
  if (MAPS.has(name)) return made('map_literal', node, given);
  // `HMAC256` of a class is a function, `pkg.Type` a class.
  const type = /^(?:[a-z]\w*\.)*[A-Z]\w*$/.test(name) ? 'constructor_call' : 'call_expression';
  return made(type, node, [inField(callee, 'function'), made('value_arguments', argumentsAt(holder), given)]);
}

function isCall({ type }: SourceNode): boolean {
  return type === 'call_expression' || type === 'constructor_call';
}

function head(call: SourceNode): SourceNode[] {
  return call.children.filter(({ field }) => field !== 'arguments');
}

function argumentsAt(node: SourceNode): SourceNode {
  return inField(node, 'arguments');
}

function applied(callee: SourceNode, text: string): SourceNode | undefined {
  if (callee.type !== 'navigation_expression') return undefined;
  const [object, property] = [childIn(callee, 'object'), childIn(callee, 'property')];
  return object && property && isCall(object) && text.slice(property.start, property.end) === 'apply' ? object : undefined;
}

/** `name = value` is a pair; any other argument is its value. */
function argument(node: SourceNode): SourceNode {
  const [first, second] = node.children.filter((child) => !isComment(child));
  if (first && second) return { ...node, children: [inField(first, 'key'), inField(second, 'value')] };
  return first ?? node;
}

/** What a block gives to the names of its receiver. */
function builder(node: SourceNode, text: string): SourceNode {
  const children = node.children.map((child) => {
    const operator = childIn(child, 'operator');
    const isGiven = child.type === 'assignment' && operator && text.slice(operator.start, operator.end) === '=';
    return isGiven && childIn(child, 'left')?.type === 'identifier' ? { ...child, type: 'builder_assignment' } : child;
  });
  return made('builder', node, children);
}

/** `"name" to value`. */
function pair(node: SourceNode, text: string): SourceNode {
  const [left, word, right] = node.children.filter((child) => !isComment(child));
  if (!left || !word || !right || text.slice(word.start, word.end) !== 'to') return made('infix', node, node.children);
  return { ...node, children: [inField(left, 'key'), inField(right, 'value')] };
}

/** `val name: Type = value`, or `by lazy { value }`. */
function property(node: SourceNode): SourceNode {
  const at = node.children.findIndex(({ type }) => type === 'variable_declaration');
  const name = node.children[at]?.children.find(({ type }) => type === 'identifier');
  const rest = node.children.slice(at + 1).filter((child) => !isComment(child) && !TYPE.test(child.type));
  const given = rest.find(({ type }) => !/^(?:getter|setter|property_delegate)$/.test(type)) ?? delegated(rest);
  if (at < 0 || !name) return node;
  const others = rest.filter((child) => child !== given && child.type !== 'property_delegate');
  const value = given ? [inField(given, 'value')] : [];
  return { ...node, children: [inField(name, 'name'), ...value, ...others] };
}

function delegated(rest: readonly SourceNode[]): SourceNode | undefined {
  const made = rest.find(({ type }) => type === 'property_delegate')?.children[0];
  const block = made && childIn(made, 'arguments')?.children.at(-1);
  return block?.type === 'builder' && block.children.length === 1 ? block.children[0] : made;
}

/** `name: Type = value` of a primary constructor. */
function parameter(node: SourceNode): SourceNode {
  const parts = node.children.filter((child) => !isComment(child) && !TYPE.test(child.type));
  const [name, value] = parts;
  if (name?.type !== 'identifier') return node;
  return { ...node, children: [inField(name, 'name'), ...(value ? [inField(value, 'value')] : [])] };
}

/** Defaults of functions stand beside their parameters. */
function withDefaults(node: SourceNode): SourceNode {
  const children: SourceNode[] = [];
  for (const child of node.children) {
    const before = children.at(-1);
    const isDefault = before?.type === 'parameter' && child.type !== 'parameter' && child.type !== 'parameter_modifiers';
    if (isDefault && !isComment(child)) children[children.length - 1] = withDefault(before, child);
    else children.push(child);
  }
  return { ...node, children };
}

function withDefault(parameter: SourceNode, value: SourceNode): SourceNode {
  return { ...parameter, children: [...parameter.children, inField(value, 'value')] };
}

/** `$name` behind an escape is two pieces of text to the grammar. */
function template(node: SourceNode, text: string): SourceNode {
  const at = node.children.findIndex(({ type, start, end }) => type === 'string_content' && text.slice(start, end) === '$');
  if (at < 0) return node;
  const children = node.children.map((child, i) => {
    if (child.type !== 'string_content' || text.slice(child.start, child.end) !== '$') return child;
    const word =
      node.children[i + 1]?.start === child.end ? /^[A-Za-z_]\w*/.exec(text.slice(child.end, child.end + 80))?.[0] : '';
    if (!word) return child;
    const end = child.end + word.length;
    return made('interpolation', { ...child, end }, [piece('identifier', child.end, end)]);
  });
  return { ...node, children };
}
