/** Where a value comes from, followed through the bindings of one file: a literal, the environment or a vault. */

import { childIn, type SourceNode } from '../../syntax/source/tree';
import type { Range, Span } from '../../syntax/span';
import { spanOf } from '../../syntax/span';
import { HOLE } from '../../syntax/value';
import { joinLiterals, type Literal, readLiteral } from './literal';
import { bindingAt, type Outline } from './outline';
import { argumentsOf, calleeOf, dotted, keyName, pairsOf, roleOf, type Source, unwrap } from './read';
import { ENVIRONMENT_CALLS, ENVIRONMENT_OBJECTS, FALLBACKS, FORMATS, isOwnReader, PASS_THROUGH } from './reads';
import { withBraceHoles, withPercentHoles } from './values/templates';

export type Origin =
  | { readonly kind: 'literal'; readonly literal: Literal; readonly via: readonly Span[] }
  | { readonly kind: 'environment'; readonly name: string; readonly span: Span }
  | { readonly kind: 'vault'; readonly path?: string; readonly span: Span };

/** A vault read that the file makes. */
export interface VaultCall {
  readonly node: SourceNode;
  readonly path?: string;
}

export interface Tracer {
  readonly source: Source;
  readonly outline: Outline;
  /** Vault reads by the offset of their call. */
  readonly vaultCalls: ReadonlyMap<SourceNode, VaultCall>;
  /** Steps left for the whole file: many values that lead to many others must not multiply. */
  readonly budget: { steps: number };
}

export function tracerOf(source: Source, outline: Outline, vaultCalls: ReadonlyMap<SourceNode, VaultCall>): Tracer {
  return { source, outline, vaultCalls, budget: { steps: FILE_STEPS } };
}

interface Search {
  readonly out: Origin[];
  /** Bounds the work for one value; cycles end here too. */
  steps: number;
}

const MAX_STEPS = 200;
const FILE_STEPS = 200_000;
const MAX_DEPTH = 24;

/** Every place the value may come from. Empty when the file does not say. */
export function originsOf(tracer: Tracer, node: SourceNode): Origin[] {
  const search: Search = { out: [], steps: MAX_STEPS };
  trace(tracer, search, node, [], 0);
  return search.out;
}

/** The object literal or other expression that a name stands for; the node itself when it is none. */
export function settle(tracer: Tracer, node: SourceNode): SourceNode {
  let at = unwrap(tracer.source, node);
  for (let i = 0; i < MAX_DEPTH; i++) {
    const role = roleOf(tracer.source, at);
    if (role?.is !== 'name' && role?.is !== 'member') return at;
    const binding = bindingAt(tracer.outline, dotted(tracer.source, at) ?? '', at);
    if (!binding?.value || binding.property) return at;
    at = unwrap(tracer.source, binding.value);
  }
  return at;
}

function trace(tracer: Tracer, search: Search, start: SourceNode, via: readonly Span[], depth: number): void {
  if (--search.steps < 0 || --tracer.budget.steps < 0 || depth > MAX_DEPTH) return;
  const { source } = tracer;
  const node = unwrap(source, start);
  const role = roleOf(source, node);
  const next = (child: SourceNode | undefined) => child && trace(tracer, search, child, via, depth + 1);
  if (role?.is === 'string' || role?.is === 'adjacent') pushLiteral(tracer, search, literalOf(tracer, node, via), via, depth);
  else if (role?.is === 'binary') {
    const operator = childIn(node, 'operator');
    if (operator && /^[+.]$/.test(source.text.slice(operator.start, operator.end))) {
      const literal = literalOf(tracer, node, via);
      if (literal) pushLiteral(tracer, search, literal, via, depth);
      return;
    }
    if (operator && !/^(?:\|\||\?\?|\?:|or)$/.test(source.text.slice(operator.start, operator.end))) return;
    next(childIn(node, 'left'));
    next(childIn(node, 'right'));
  } else if (role?.is === 'choice') {
    const operands = node.children.filter((child) => !/comment/.test(child.type));
    operands.forEach((child, i) => {
      if (i !== role.condition) next(child);
    });
  } else if (role?.is === 'function') next(childIn(node, 'body'));
  else if (role?.is === 'call') traceCall(tracer, search, node, via, depth);
  else if (role?.is === 'name' || role?.is === 'member' || role?.is === 'index') traceName(tracer, search, node, via, depth);
}

function pushLiteral(tracer: Tracer, search: Search, literal: Literal | undefined, via: readonly Span[], depth: number): void {
  if (!literal) return;
  search.out.push({ kind: 'literal', literal, via });
  const { text } = literal.value;
  let from = 0;
  for (const hole of literal.holes) {
    const at = text.indexOf(HOLE, from);
    from = at + 1;
    // In a connection string only the password is a credential; elsewhere (`Bearer ${token}`) every part may be.
    const isConnection = /:\/\/|@|;|=/.test(text);
    if (isConnection && !/(?::\/\/[^@/]{0,80}:|(?:password|pwd|accountkey)=["']?|^[^:@/]{0,80}:)$/i.test(text.slice(0, at)))
      continue;
    const inner = hole.type === 'template_substitution' || hole.type === 'interpolation' ? hole.children[0] : hole;
    if (inner) trace(tracer, search, inner, via, depth + 1);
  }
}

/** A literal, adjacent literals or a `+` of them; undefined when no piece is a literal. */
export function literalOf(tracer: Tracer, node: SourceNode, via: readonly Span[]): Literal | undefined {
  const { source } = tracer;
  if (roleOf(source, node)?.is === 'string') return readLiteral(source.file, source.text, node, via);
  const pieces: (Literal | SourceNode)[] = [];
  const stack = [node];
  for (let at = stack.pop(); at && pieces.length < 200; at = stack.pop()) {
    const role = roleOf(source, unwrap(source, at));
    const inner = unwrap(source, at);
    if (role?.is === 'string') pieces.push(readLiteral(source.file, source.text, inner));
    else if (role?.is === 'adjacent' || role?.is === 'binary')
      stack.push(...[...inner.children].reverse().filter((child) => child.field !== 'operator'));
    else pieces.push(at);
  }
  return pieces.some((piece) => 'value' in piece) ? joinLiterals(source.file, node, pieces, via) : undefined;
}

function traceName(tracer: Tracer, search: Search, node: SourceNode, via: readonly Span[], depth: number): void {
  const { source, outline } = tracer;
  const path = dotted(source, node);
  const variable = path && environmentMember(source, path);
  if (variable) {
    search.out.push({ kind: 'environment', name: variable, span: spanOf(source.file, node, via) });
    return;
  }
  const binding = path ? bindingAt(outline, path, node) : undefined;
  const here = spanOf(source.file, node);
  if (binding) {
    if (!binding.value) return;
    const target = dotted(source, binding.value);
    const fromEnvironment = binding.property && target && environmentMember(source, `${target}.${binding.property}`);
    if (fromEnvironment) search.out.push({ kind: 'environment', name: fromEnvironment, span: spanOf(source.file, node, via) });
    else if (binding.property) traceProperty(tracer, search, binding.value, binding.property, [...via, here], depth);
    else trace(tracer, search, binding.value, [...via, here], depth + 1);
    return;
  }
  const role = roleOf(source, node);
  if (role?.is !== 'member' && role?.is !== 'index') return;
  const object = childIn(node, role.object);
  const property = keyName(source, childIn(node, role.is === 'member' ? role.property : role.index));
  if (object) traceProperty(tracer, search, object, property, [...via, here], depth);
}

/** `object.property`: of an object literal the pair; of anything else whatever the object itself came from, except a literal. */
function traceProperty(
  tracer: Tracer,
  search: Search,
  object: SourceNode,
  property: string | undefined,
  via: readonly Span[],
  depth: number,
): void {
  const settled = settle(tracer, object);
  if (roleOf(tracer.source, settled)?.is === 'object') {
    const pair = pairsOf(tracer.source, settled).find((one) => one.key === property);
    if (pair && pair.value !== pair.keyNode) trace(tracer, search, pair.value, via, depth + 1);
    return;
  }
  taint(tracer, search, object, via, depth, ['vault', 'environment']);
}

function traceCall(tracer: Tracer, search: Search, node: SourceNode, via: readonly Span[], depth: number): void {
  const { source, outline, vaultCalls } = tracer;
  const known = vaultCalls.get(node);
  if (known) {
    search.out.push({ kind: 'vault', span: spanOf(source.file, node, via), ...(known.path ? { path: known.path } : {}) });
    return;
  }
  const callee = calleeOf(source, node) ?? '';
  const args = argumentsOf(source, node).positional;
  const isReader = ENVIRONMENT_CALLS[source.language.dialect].includes(callee);
  const variable = isReader || /env/i.test(callee) ? keyName(source, args[0]) : undefined;
  if (isReader || isOwnReader(callee, variable ?? '')) {
    if (variable) search.out.push({ kind: 'environment', name: variable, span: spanOf(source.file, node, via) });
    const fallback = args[1] ?? argumentsOf(source, node).named.get('default') ?? childIn(node, 'block');
    if (fallback) trace(tracer, search, fallback, via, depth + 1);
    return;
  }
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  const object = objectOf(source, node);
  const short = callee.split('.').slice(-2).join('.');
  if (PASS_THROUGH.has(short) || PASS_THROUGH.has(last)) {
    const inner = args[0] && (PASS_THROUGH.has(short) || !object) ? args[0] : object;
    if (inner) trace(tracer, search, inner, via, depth + 1);
    return;
  }
  if (FALLBACKS.has(last)) {
    for (const part of object ? [object, ...args] : args) trace(tracer, search, part, via, depth + 1);
    return;
  }
  const written = FORMATS[source.language.dialect]?.[callee];
  if (written && args[0]) {
    pushLiteral(tracer, search, formatted(tracer, node, args, written), via, depth);
    return;
  }
  const local = outline.functions.get(last);
  if (local && [...vaultCalls.keys()].some((call) => within(local, call))) {
    search.out.push({ kind: 'vault', span: spanOf(source.file, node, via) });
    return;
  }
  for (const part of object ? [object, ...args] : args) taint(tracer, search, part, via, depth, ['vault']);
}

/** `format!("postgres://app:{}@db", password)`: the text with a hole for each place that is filled in. */
function formatted(tracer: Tracer, node: SourceNode, args: readonly SourceNode[], mark: '%' | '{' | '+'): Literal | undefined {
  const { source } = tracer;
  const pieces = args.map((arg) =>
    roleOf(source, unwrap(source, arg))?.is === 'string' ? readLiteral(source.file, source.text, unwrap(source, arg)) : arg,
  );
  if (mark === '+') return pieces.some((piece) => 'value' in piece) ? joinLiterals(source.file, node, pieces) : undefined;
  const [first] = pieces;
  if (!first || !('value' in first)) return undefined;
  const value = mark === '%' ? withPercentHoles(first.value) : withBraceHoles(first.value);
  const holes = value.text.split(HOLE).length - 1;
  // What is filled in by name stands in the text.
  return { value, holes: args.slice(1, 1 + holes) };
}

/** Keeps only what says where a derived value comes from: a call on a literal does not give back that literal. */
function taint(
  tracer: Tracer,
  search: Search,
  node: SourceNode,
  via: readonly Span[],
  depth: number,
  kinds: Origin['kind'][],
): void {
  const inner: Search = { out: [], steps: search.steps };
  trace(tracer, inner, node, via, depth + 1);
  search.steps = inner.steps;
  search.out.push(...inner.out.filter((origin) => kinds.includes(origin.kind)));
}

/** What a method is called on. */
export function objectOf(source: Source, call: SourceNode): SourceNode | undefined {
  const role = roleOf(source, call);
  if (role?.is !== 'call' || role.construct) return undefined;
  if (role.object) return childIn(call, role.object);
  const callee = childIn(call, role.callee);
  const member = callee && roleOf(source, callee);
  return callee && member?.is === 'member' ? childIn(callee, member.object) : undefined;
}

function environmentMember(source: Source, path: string): string | undefined {
  for (const object of ENVIRONMENT_OBJECTS[source.language.dialect]) {
    if (path.startsWith(`${object}.`) && !path.slice(object.length + 1).includes('.')) return path.slice(object.length + 1);
  }
  return undefined;
}

function within(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
