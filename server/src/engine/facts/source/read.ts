/** Reads expressions by role, so that one reader serves all languages. Nothing here recurses on the input. */
import { childIn, type SourceNode } from '../../syntax/source/tree';
import { textOf } from '../../syntax/value';
import type { Language, Role } from './dialects/role';
import { readLiteral } from './literal';

/** One source file under analysis. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
}

export interface Arguments {
  readonly positional: readonly SourceNode[];
  /** Keyword arguments (Python). */
  readonly named: ReadonlyMap<string, SourceNode>;
  readonly spreads: readonly SourceNode[];
}

/** What has been read of the calls of a source: several readers ask about each. */
interface Seen {
  readonly callees: Map<SourceNode, string | undefined>;
  readonly arguments: Map<SourceNode, Arguments>;
}

const seen = new WeakMap<Source, Seen>();

function seenIn(source: Source): Seen {
  const known = seen.get(source) ?? { callees: new Map(), arguments: new Map() };
  seen.set(source, known);
  return known;
}

const MAX_CHAIN = 16;
const ARGUMENT_LISTS = new Set(['arguments', 'argument_list', 'token_tree', 'value_arguments']);

export function roleOf(source: Source, node: SourceNode): Role | undefined {
  const role = source.language.roles.get(node.type);
  return typeof role === 'function' ? role(node, source.text) : role;
}

/** The expression inside parentheses, casts, awaits, pointers and lists of one. */
export function unwrap(source: Source, node: SourceNode): SourceNode {
  let at = node;
  for (let i = 0; i < MAX_CHAIN; i++) {
    const role = roleOf(source, at);
    let inner: SourceNode | undefined;
    if (role?.is === 'wrap') inner = role.inner ? childIn(at, role.inner) : at.children.at(-1);
    else if (role?.is === 'argument') inner = at.children.at(-1);
    else if (at.type === 'expression_list' && at.children.length === 1) inner = at.children[0];
    if (!inner) return at;
    at = inner;
  }
  return at;
}

/** Name of an identifier, key or plain string key; undefined for anything computed. */
export function keyName(source: Source, node: SourceNode | undefined): string | undefined {
  if (!node) return undefined;
  const inner = unwrap(source, node);
  const role = roleOf(source, inner);
  if (role?.is === 'string') return textOf(readLiteral(source.file, source.text, inner).value);
  if (role?.is === 'name' || inner.type === 'type_identifier') return textIn(source, inner);
  return undefined;
}

/**
 * Dotted text of a name, member chain or callee: `boto3.client`, `this.key`, `Client.create().send`. A computed part is `[]`;
 * `self` and `this` are one. Undefined for any other expression and for very long chains.
 */
export function dotted(source: Source, node: SourceNode | undefined): string | undefined {
  const parts: string[] = [];
  let at = node;
  for (let i = 0; at && i < MAX_CHAIN; i++) {
    at = unwrap(source, at);
    const role = roleOf(source, at);
    let called = '';
    if (role?.is === 'call' && !role.construct) {
      called = '()';
      if (role.callee) {
        at = childIn(at, role.callee);
        if (!at) return undefined;
        at = unwrap(source, at);
        const inner = roleOf(source, at);
        if (inner?.is === 'member') {
          parts.unshift(`${textIn(source, childIn(at, inner.property))}${called}`);
          at = childIn(at, inner.object);
          continue;
        }
        parts.unshift(`${typeName(source, at)}${called}`);
        return parts.join('.');
      }
      parts.unshift(`${textIn(source, childIn(at, role.name))}${called}`);
      at = childIn(at, role.object);
      if (!at) return parts.join('.');
      continue;
    }
    if (role?.is === 'member') {
      parts.unshift(textIn(source, childIn(at, role.property)));
      at = childIn(at, role.object);
      continue;
    }
    if (role?.is === 'index') {
      parts.unshift(keyName(source, childIn(at, role.index)) ?? '[]');
      at = childIn(at, role.object);
      continue;
    }
    if (role?.is === 'call') parts.unshift(`new ${typeName(source, childIn(at, role.callee))}`);
    else if (role?.is === 'name' || at.type.endsWith('identifier') || at.type === 'generic_type')
      parts.unshift(typeName(source, at));
    // Called on a literal or another computed value: `"text".getBytes`.
    else if (parts.length > 0) parts.unshift('[]');
    else return undefined;
    return parts.join('.');
  }
  // `::Aws::Credentials`
  return !at && parts.length > 0 ? parts.join('.') : undefined;
}

/** `new S3Client`, `boto3.client`: what a call calls, without its own `()`. */
export function calleeOf(source: Source, call: SourceNode): string | undefined {
  const { callees } = seenIn(source);
  if (!callees.has(call)) callees.set(call, readCallee(source, call));
  return callees.get(call);
}

function readCallee(source: Source, call: SourceNode): string | undefined {
  const role = roleOf(source, call);
  if (role?.is !== 'call') return undefined;
  if (role.construct) {
    const type = dotted(source, childIn(call, role.callee));
    return type && `new ${type}`;
  }
  return dotted(source, call)?.slice(0, -2);
}

/** The arguments of a call, sorted by how they are given. */
export function argumentsOf(source: Source, call: SourceNode): Arguments {
  const seen = seenIn(source).arguments;
  const known = seen.get(call) ?? readArguments(source, call);
  seen.set(call, known);
  return known;
}

function readArguments(source: Source, call: SourceNode): Arguments {
  const positional: SourceNode[] = [];
  const named = new Map<string, SourceNode>();
  const spreads: SourceNode[] = [];
  for (const child of argumentNodes(source, listOfArguments(call))) {
    if (/comment/.test(child.type)) continue;
    const role = roleOf(source, child);
    const inner = role?.is === 'argument' ? child.children.at(-1) : undefined;
    const name = role?.is === 'argument' && role.name ? keyName(source, childIn(child, role.name)) : undefined;
    if (inner && name) named.set(name, inner);
    else if (inner) (roleOf(source, inner)?.is === 'spread' ? spreads : positional).push(inner);
    else if (role?.is === 'spread') spreads.push(child);
    else if (role?.is === 'pair') {
      const key = keyName(source, childIn(child, role.key));
      const value = childIn(child, role.value);
      if (key && value) named.set(key, value);
    } else positional.push(child);
  }
  return { positional, named, spreads };
}

/** What a macro of Rust is given is not parsed: an argument of several tokens is none that can be read. */
function argumentNodes(source: Source, list: SourceNode | undefined): readonly SourceNode[] {
  const children = list?.children ?? [];
  if (list?.type !== 'token_tree') return children;
  const endsAt = (i: number) => children[i + 1]?.start ?? list.end - 1;
  const isSplit = (i: number) =>
    i < 0 || i === children.length - 1 || source.text.slice(children[i]?.end, endsAt(i)).includes(',');
  return children.filter((_, i) => isSplit(i - 1) && isSplit(i));
}

/** The grammars of some languages give the list no field. */
function listOfArguments(call: SourceNode): SourceNode | undefined {
  return childIn(call, 'arguments') ?? call.children.find(({ type }) => ARGUMENT_LISTS.has(type));
}

/** Pairs of an object literal, dictionary or struct literal: key, key node, value. Shorthand `{ key }` is its own value. */
export function pairsOf(source: Source, node: SourceNode): { key: string; keyNode: SourceNode; value: SourceNode }[] {
  const role = roleOf(source, node);
  const holder = role?.is === 'object' && role.body ? childIn(node, role.body) : node;
  const pairs = [];
  for (const child of holder?.children ?? []) {
    const pair = roleOf(source, child);
    if (pair?.is === 'name') pairs.push({ key: source.text.slice(child.start, child.end), keyNode: child, value: child });
    if (pair?.is !== 'pair') continue;
    const keyNode = childIn(child, pair.key);
    const value = childIn(child, pair.value);
    const key = keyName(source, keyNode);
    if (key && keyNode && value) pairs.push({ key, keyNode, value });
  }
  return pairs;
}

/** The text of a name, without the mark that PHP and Ruby put in front of it: `$token`, `:token`. */
function textIn(source: Source, node: SourceNode | undefined): string {
  if (!node) return '';
  const isMarked = node.type === 'variable_name' || node.type === 'simple_symbol';
  return source.text.slice(isMarked ? node.start + 1 : node.start, node.end);
}

/** What the object at hand is called. */
const THIS = new Set(['self', 'cls', 'Self', 'this', 'static']);

function typeName(source: Source, node: SourceNode | undefined): string {
  const text = textIn(source, node?.type === 'generic_type' ? node.children[0] : node).slice(0, 120);
  if (THIS.has(text)) return 'this';
  if (node?.type === 'instance_variable' || node?.type === 'class_variable') return `this.${text.replace(/^@@?/, '')}`;
  // `\Aws\S3\S3Client`
  return (node?.type === 'qualified_name' ? text.replace(/^\\/, '').replace(/\\/g, '.') : text).replace(/\s+/g, '');
}
