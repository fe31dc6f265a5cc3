/** One walk over a file's tree: what is bound to which name, and every call, pair and import. */
import { childIn, type SourceNode } from '../../syntax/source/tree';
import type { Range } from '../../syntax/span';
import { dotted, keyName, roleOf, type Source, unwrap } from './read';

/** A value given to a name. Without a value it is a parameter: the name is taken, what it holds is not known. */
export interface Binding {
  /** `password`, `this.password`, `config.password`, `environ.DB_PASSWORD`. */
  readonly name: string;
  readonly nameNode: SourceNode;
  readonly value?: SourceNode;
  /** The property of the value, for `const { password } = value`. */
  readonly property?: string;
  readonly scope: Range;
}

export interface Outline {
  readonly bindings: readonly Binding[];
  readonly byName: ReadonlyMap<string, readonly Binding[]>;
  readonly calls: readonly SourceNode[];
  /** Pairs of object literals, dictionaries, keyword arguments, annotations. */
  readonly pairs: readonly { readonly key: string; readonly value: SourceNode }[];
  readonly strings: readonly SourceNode[];
  readonly functions: ReadonlyMap<string, Range>;
  /** Names of classes by where they begin. */
  readonly classes: ReadonlyMap<number, string>;
  readonly importNodes: readonly SourceNode[];
  /** Text of the import statements and of `require("…")`, lower case; of all where nothing need be imported. */
  readonly imports: string;
}

interface Draft {
  bindings: Binding[];
  byName: Map<string, Binding[]>;
  calls: SourceNode[];
  pairs: { key: string; value: SourceNode }[];
  strings: SourceNode[];
  functions: Map<string, Range>;
  classes: Map<number, string>;
  importNodes: SourceNode[];
  imports: string[];
}

/** What is used may be written out wherever it is used: autoloaded constants, paths of modules. */
const NAMES_IN_FULL: ReadonlySet<string> = new Set(['ruby', 'php', 'rust']);

/** Of one name; each use of it looks through them. */
const MAX_BINDINGS = 200;

/** Walks with an explicit stack: nesting of any depth is safe. */
export function outlineOf(source: Source, root: SourceNode): Outline {
  const draft: Draft = {
    bindings: [],
    byName: new Map(),
    calls: [],
    pairs: [],
    strings: [],
    functions: new Map(),
    classes: new Map(),
    importNodes: [],
    imports: [],
  };
  const stack: { node: SourceNode; scope: SourceNode }[] = [{ node: root, scope: root }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node } = top;
    const role = roleOf(source, node);
    const scope = role?.is === 'function' || role?.is === 'class' ? node : top.scope;
    visit(source, draft, node, scope, root);
    for (let i = node.children.length - 1; i >= 0; i--)
      if (!isUnitTest(source, node.children, i)) stack.push({ node: node.children[i] as SourceNode, scope });
  }
  const imports = NAMES_IN_FULL.has(source.language.dialect) ? source.text : draft.imports.join('\n');
  return { ...draft, imports: imports.toLowerCase() };
}

/** Unit tests of Rust stand in the file they test: what they hand over is made up. */
function isUnitTest(source: Source, siblings: readonly SourceNode[], at: number): boolean {
  for (let i = at - 1; siblings[i]?.type === 'attribute_item'; i--) {
    const { start } = siblings[i] as SourceNode;
    if (/^#\[\s*(?:cfg\(\s*test|(?:\w+::)*test\b)/.test(source.text.slice(start, start + 60))) return true;
  }
  return false;
}

function visit(source: Source, draft: Draft, node: SourceNode, scope: SourceNode, root: SourceNode): void {
  const role = roleOf(source, node);
  if (role?.is === 'string') draft.strings.push(node);
  else if (role?.is === 'call') {
    draft.calls.push(node);
    if (source.text.startsWith('require', node.start)) draft.imports.push(source.text.slice(node.start, node.start + 120));
  } else if (role?.is === 'import') {
    draft.importNodes.push(node);
    draft.imports.push(source.text.slice(node.start, Math.min(node.end, node.start + 400)));
  } else if (role?.is === 'class') {
    const name = keyName(source, childIn(node, 'name'));
    if (name) draft.classes.set(node.start, name);
  } else if (role?.is === 'pair') {
    const key = keyName(source, childIn(node, role.key));
    const value = childIn(node, role.value);
    if (key && value) draft.pairs.push({ key, value });
  } else if (role?.is === 'assign') {
    const left = childIn(node, role.name);
    const value = childIn(node, role.value);
    if (!left || !value || isCompound(source, node)) return;
    bind(source, draft, left, value, scope, root);
    const field = role.field && keyName(source, left);
    if (field) add(draft, { name: `this.${field}`, nameNode: left, value, scope: root });
  } else if (role?.is === 'each') {
    const left = childIn(node, role.name);
    for (const one of left && isList(left) ? left.children : left ? [left] : []) {
      const name = keyName(source, one);
      if (name) add(draft, { name, nameNode: one, scope });
    }
  } else if (role?.is === 'parameters') bindParameters(source, draft, node, scope);
  else if (role?.is === 'function') {
    const name = keyName(source, childIn(node, 'name'));
    if (name) draft.functions.set(name, { start: node.start, end: node.end });
  }
}

function bind(source: Source, draft: Draft, left: SourceNode, value: SourceNode, scope: SourceNode, root: SourceNode): void {
  if (left.type === 'object_pattern') {
    for (const part of left.children.slice(0, 100)) bindPart(source, draft, part, value, scope);
    return;
  }
  const names = isList(left) ? left.children : [left];
  const whole = unwrap(source, value);
  const values = isList(whole) && whole.children.length === names.length ? whole.children : undefined;
  names.slice(0, 100).forEach((nameNode, i) => {
    const name = dotted(source, nameNode);
    if (!name || name.includes('(')) return;
    // `value, err := read()`: every name may hold the result.
    const own = names.length === 1 && !isList(left) ? value : (values?.[i] ?? value);
    const shared = name.startsWith('this.') || name.includes('environ');
    add(draft, { name, nameNode, value: own, scope: shared ? root : scope });
  });
}

function bindPart(source: Source, draft: Draft, part: SourceNode, value: SourceNode, scope: SourceNode): void {
  const keyed = part.type === 'pair_pattern';
  const target = keyed ? childIn(part, 'value') : (childIn(part, 'left') ?? part);
  const nameNode = target && (childIn(target, 'left') ?? target);
  const name = keyName(source, nameNode);
  const property = keyed ? keyName(source, childIn(part, 'key')) : name;
  if (name && nameNode && property) add(draft, { name, nameNode, value, property, scope });
}

function bindParameters(source: Source, draft: Draft, node: SourceNode, scope: SourceNode): void {
  for (const child of node.children.slice(0, 100)) {
    const nameNode = childIn(child, 'name') ?? childIn(child, 'pattern') ?? childIn(child, 'left') ?? child;
    const name = roleOf(source, nameNode)?.is === 'name' ? keyName(source, nameNode) : undefined;
    if (name) add(draft, { name, nameNode, scope });
  }
}

function add(draft: Draft, binding: Binding): void {
  draft.bindings.push(binding);
  const same = draft.byName.get(binding.name);
  if (same && same.length < MAX_BINDINGS) same.push(binding);
  else if (!same) draft.byName.set(binding.name, [binding]);
}

const LISTS = new Set(
  'expression_list pattern_list tuple_pattern tuple tuple_expression left_assignment_list right_assignment_list'.split(' '),
);

function isList(node: SourceNode): boolean {
  return LISTS.has(node.type);
}

/** `x += …` adds to a value and does not replace it. */
function isCompound(source: Source, node: SourceNode): boolean {
  const operator = childIn(node, 'operator');
  return operator !== undefined && !/^(?:=|:=|\|\|=|\?\?=)$/.test(source.text.slice(operator.start, operator.end));
}

/** The binding that a use of the name sees: of the innermost scope around it, the last one before it. */
export function bindingAt(outline: Outline, name: string, use: Range): Binding | undefined {
  let best: Binding | undefined;
  for (const binding of outline.byName.get(name) ?? []) {
    const { scope } = binding;
    if (scope.start > use.start || scope.end < use.end) continue;
    if (binding.value && binding.value.start <= use.start && use.end <= binding.value.end) continue;
    if (!best || isBetter(binding, best, use)) best = binding;
  }
  return best;
}

function isBetter(one: Binding, other: Binding, use: Range): boolean {
  if (one.scope.start !== other.scope.start) return one.scope.start > other.scope.start;
  return one.nameNode.start <= use.start || other.nameNode.start > use.start ? one.nameNode.start <= use.start : false;
}
