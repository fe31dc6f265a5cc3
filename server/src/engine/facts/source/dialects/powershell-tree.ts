/** PowerShell's grammar in the words of the roles: towers of expressions fall to what stands in them, a command is a call. */
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import { inField, isComment, made, piece, type Rewrite } from './reshape';

/** Nodes that say nothing where they hold one other. */
const TOWER =
  /^(?:(?:logical|bitwise|comparison|additive|multiplicative|format|range|array_literal|cast)_(?:argument_)?expression|unary_expression|argument_expression|expression_with_unary_operator|pipeline|pipeline_chain|string_literal|left_assignment_expression|member_name|key_expression|type_literal|type_spec|script_parameter_default|statement_list|command_name_expr)$/;
/** Parameters without a value, in front of one that is somebody else's. */
const SWITCHES = new Set([
  'asplaintext',
  'force',
  'serviceprincipal',
  'identity',
  'usebasicparsing',
  'verbose',
  'passthru',
  'notypeinformation',
]);

const REWRITES: Readonly<Record<string, Rewrite>> = {
  variable,
  command,
  pipeline_chain: piped,
  cast_expression: (node) => node.children.at(-1) ?? node,
  additive_expression: sum,
  additive_argument_expression: sum,
  invokation_expression: invocation,
  member_access: (node) => fields(node, ['object', 'property']),
  element_access: (node) => fields(node, ['object', 'index']),
  hash_literal_expression: (node) => ({ ...node, children: node.children.flatMap(inBody) }),
  hash_entry: (node) => fields(node, ['key', 'value']),
  assignment_expression: assignment,
  script_parameter: parameter,
  expandable_string_literal: holes,
  expandable_here_string_literal: (node, text) => hereString(holes(node, text)),
  verbatim_here_string_characters: hereString,
};

export const powershellNode: Rewrite = (node, text) => {
  const [only, more] = node.children;
  if (only && !more && TOWER.test(node.type)) return only;
  return Object.hasOwn(REWRITES, node.type) ? (REWRITES[node.type] as Rewrite)(node, text) : node;
};

function fields(node: SourceNode, names: readonly string[]): SourceNode {
  const parts = node.children.filter((child) => !isComment(child));
  return parts.length < names.length ? node : { ...node, children: parts.map((child, i) => inField(child, names[i])) };
}

const inBody = (child: SourceNode): readonly SourceNode[] => (child.type === 'hash_literal_body' ? child.children : [child]);

/** `$name` and `$script:name` are one; `$env:NAME` is a member of the environment; `@name` hands over what it holds. */
function variable(node: SourceNode, text: string): SourceNode {
  const written = text.slice(node.start, Math.min(node.end, node.start + 100));
  const [head, brace = '', scope = ''] = /^[$@](\{?)(?:(\w+):)?/.exec(written) ?? [''];
  const end = brace ? node.end - 1 : node.end;
  const start = node.start + head.length;
  if (start >= end) return piece('variable', node.start, node.end);
  if (/^env$/i.test(scope)) {
    const at = start - scope.length - 1;
    return made('member_access', node, [
      piece('variable', at, at + scope.length, 'object'),
      piece('simple_name', start, end, 'property'),
    ]);
  }
  const name = piece('variable', start, end);
  return written.startsWith('@') ? made('splat', node, [name]) : name;
}

/** `Verb-Noun value -Name value -Switch`: its words are positional, its parameters named. */
function command(node: SourceNode, text: string): SourceNode {
  const name = childIn(node, 'command_name');
  const elements = (childIn(node, 'command_elements')?.children ?? []).filter(
    (child) => child.type !== 'command_argument_sep' && child.type !== 'redirection' && !isComment(child),
  );
  if (!name) return node;
  const given: SourceNode[] = [];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as SourceNode;
    const next = elements[i + 1];
    if (element.type !== 'command_parameter') given.push(...listed(element));
    else if (
      next &&
      next.type !== 'command_parameter' &&
      !SWITCHES.has(text.slice(element.start + 1, element.end).toLowerCase())
    ) {
      const key = piece('command_parameter', element.start + 1, element.end, 'key');
      given.push({ type: 'named_argument', start: element.start, end: next.end, children: [key, inField(next, 'value')] });
      i++;
    }
  }
  const program = text.slice(name.start, name.end).toLowerCase();
  // Without the switch its text is encrypted.
  if (program === 'convertto-securestring' && !elements.some((one) => isSwitch(one, '-asplaintext', text)))
    return made('command', node, []);
  return program === 'new-object' ? construction(node, given, text) : called(node, name, given);
}

function isSwitch({ type, start, end }: SourceNode, name: string, text: string): boolean {
  const written = text.slice(start, end).toLowerCase();
  return type === 'command_parameter' && written.length > 2 && name.startsWith(written);
}

function called(node: SourceNode, name: SourceNode, given: readonly SourceNode[]): SourceNode {
  const callee = piece('simple_name', name.start, name.end, 'function');
  return made('command', node, [callee, { ...piece('command_elements', name.end, node.end, 'arguments'), children: given }]);
}

/** `("user", $password)` behind a name are its arguments. */
function listed(element: SourceNode): readonly SourceNode[] {
  if (element.type === 'argument_list')
    return element.children.flatMap((child) => (child.type === 'argument_expression_list' ? child.children : [child]));
  return element.type === 'array_literal_expression' ? element.children : [element];
}

/** `New-Object Type(a, b)`, `New-Object -TypeName Type -ArgumentList a, b -Property @{ … }`. */
function construction(node: SourceNode, given: readonly SourceNode[], text: string): SourceNode {
  const named = (wanted: RegExp) => given.find((one) => one.type === 'named_argument' && wanted.test(keyOf(one, text)));
  const valueIn = (one: SourceNode | undefined) => one && childIn(one, 'value');
  const positional = given.filter(({ type }) => type !== 'named_argument');
  const typed = valueIn(named(/^t/i));
  const type = typed ?? positional.shift();
  if (!type) return made('command', node, []);
  const list = valueIn(named(/^a/i));
  const property = valueIn(named(/^p/i));
  const all = [...positional, ...(list ? listed(list).map(inner) : []), ...(property ? [inner(property)] : [])];
  const quoted = /string/.test(type.type) ? 1 : 0;
  const callee = piece('simple_name', type.start + quoted, type.end - quoted, 'function');
  return made('construction', node, [
    callee,
    { ...piece('argument_list', type.end, node.end, 'arguments'), children: all.flatMap(unlisted) },
  ]);
}

function keyOf(argument: SourceNode, text: string): string {
  const key = childIn(argument, 'key');
  return key ? text.slice(key.start, key.end) : '';
}

const inner = (node: SourceNode): SourceNode => inField(node, undefined);
const unlisted = (node: SourceNode): readonly SourceNode[] => (node.type === 'array_literal_expression' ? node.children : [node]);

/** `value | Verb-Noun`: the value comes first. */
function piped(node: SourceNode): SourceNode {
  const [first, second, third] = node.children;
  const given = second?.type === 'command' ? childIn(second, 'arguments') : undefined;
  if (!first || !second || third || !given) return node;
  const children = second.children.map((child) =>
    child === given ? { ...given, children: [inner(first), ...given.children] } : child,
  );
  return { ...second, start: node.start, end: node.end, children };
}

function sum(node: SourceNode, text: string): SourceNode {
  const [left, right] = node.children;
  if (!left || !right || node.children.length > 2) return node;
  const at = text.slice(left.end, right.start).indexOf('+');
  const operator =
    at < 0 ? piece('operator', left.end, left.end, 'operator') : piece('operator', left.end + at, left.end + at + 1, 'operator');
  return made('additive_expression', node, [inField(left, 'left'), operator, inField(right, 'right')]);
}

/** `[Type]::new(a, b)`, `[Type]::Method(a)`, `$object.Method(a)`. */
function invocation(node: SourceNode, text: string): SourceNode {
  const [object, member, list] = node.children.filter((child) => !isComment(child));
  if (!object || !member) return node;
  const given = list?.type === 'argument_list' ? listed(list) : [];
  const args = { ...piece('argument_list', member.end, node.end, 'arguments'), children: given };
  if (object.type === 'type_name' && /^new$/i.test(text.slice(member.start, member.end)))
    return made('construction', node, [inField(object, 'function'), args]);
  const callee = { type: 'member_access', start: object.start, end: member.end, field: 'function' };
  return made('invokation_expression', node, [
    { ...callee, children: [inField(object, 'object'), inField(member, 'property')] },
    args,
  ]);
}

function assignment(node: SourceNode): SourceNode {
  const left = node.children[0];
  return {
    ...node,
    children: node.children.map((child) =>
      child === left ? inField(child, 'left') : child.type === 'assignement_operator' ? inField(child, 'operator') : child,
    ),
  };
}

function parameter(node: SourceNode): SourceNode {
  const at = node.children.findIndex(({ type }) => type === 'variable');
  return { ...node, children: node.children.map((child, i) => (i < at ? child : inField(child, i === at ? 'name' : 'value'))) };
}

/** What is put into a string in double quotes. */
function holes(node: SourceNode, text: string): SourceNode {
  const children = node.children.map((child) => {
    // A plain variable is its name alone by now.
    const start = child.type === 'variable' ? Math.max(node.start, text.lastIndexOf('$', child.start)) : child.start;
    const end = child.type === 'variable' && text[child.end] === '}' ? child.end + 1 : child.end;
    return made('interpolation', { ...child, start, end }, [child]);
  });
  return { ...node, children };
}

/** Ends before the `@` behind its quote. */
function hereString(node: SourceNode): SourceNode {
  return { ...node, end: node.end - 1 };
}
