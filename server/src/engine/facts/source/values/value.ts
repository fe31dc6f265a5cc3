/** Expressions of source code as the neutral value tree, so that a policy in a program is read like one in a file. */
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import { type Span, spanOf } from '../../../syntax/span';
import { HOLE, type StringValue, type Value } from '../../../syntax/value';
import { literalOf, type Tracer } from '../origin';
import { bindingAt } from '../outline';
import { dotted, keyName, pairsOf, roleOf, unwrap } from '../read';
import { callValue } from './calls';
import { objectValue } from './objects';
import { withPercentHoles } from './templates';

/** How a value is built: what names stand for, how it was reached, and which nodes went into it. */
export interface Building {
  readonly tracer: Tracer;
  readonly via: readonly Span[];
  readonly depth: number;
  /** Object and string nodes that have become part of a value. */
  readonly used: Set<SourceNode>;
}

/** Policies nest ten levels; names lead to names a few times. */
const DEEPEST = 24;
const MOST_ITEMS = 1_000;

export function buildingOf(tracer: Tracer): Building {
  return { tracer, via: [], depth: 0, used: new Set() };
}

/** The expression as a value; what the file does not say is `unknown`, with the name that stands there. */
export function readValue(building: Building, start: SourceNode): Value {
  const { tracer, via, depth } = building;
  const { source } = tracer;
  const node = unwrap(source, start);
  if (depth > DEEPEST || --tracer.budget.steps < 0) return unknown(building, node);
  const inner = { ...building, depth: depth + 1 };
  const role = roleOf(source, node);
  const literal = plainLiteral(source.text.slice(node.start, Math.min(node.end, node.start + 8)), node.type);
  if (literal !== undefined) return { kind: 'literal', span: spanOf(source.file, node, via), value: literal };
  switch (role?.is) {
    case 'string':
    case 'adjacent':
      return textValue(building, node);
    case 'binary':
      return binaryValue(inner, node);
    case 'choice': {
      const operands = node.children.filter((child) => !/comment/.test(child.type));
      return either(
        inner,
        node,
        operands.filter((_, i) => i !== role.condition),
      );
    }
    case 'list':
      return listValue(inner, node, node.children);
    case 'object':
      return objectValue(inner, node);
    case 'call':
      return callValue(inner, node) ?? unknown(building, node);
    case 'name':
    case 'member':
    case 'index':
      return namedValue(inner, node);
    default:
      return unknown(building, node);
  }
}

/** Items as a list; a spread gives the items of what it spreads where that is known, and one unknown item where not. */
export function listValue(building: Building, node: SourceNode, children: readonly SourceNode[]): Value {
  const { source } = building.tracer;
  const items = children.slice(0, MOST_ITEMS).flatMap((child): readonly Value[] => {
    if (/comment/.test(child.type)) return [];
    const isSpread = roleOf(source, child)?.is === 'spread' || child.type === 'list_splat';
    const value = readValue(building, isSpread ? (child.children[0] ?? child) : child);
    return isSpread && value.kind === 'list' && !value.tag ? value.items : [value];
  });
  return { kind: 'list', span: spanOf(source.file, node, building.via), items };
}

export function unknown({ tracer, via }: Building, node: SourceNode): Value {
  const { source } = tracer;
  const name = dotted(source, node)?.slice(0, 80);
  const span = spanOf(source.file, node, via);
  return { kind: 'unknown', span, reason: 'a value that the program computes', ...(name ? { reference: name } : {}) };
}

function textValue(building: Building, node: SourceNode): Value {
  building.used.add(node);
  return literalOf(building.tracer, node, building.via)?.value ?? unknown(building, node);
}

/** `a + b` of texts or of lists, `a || b`, and Python's `"…" % x`. */
function binaryValue(building: Building, node: SourceNode): Value {
  const { source } = building.tracer;
  const [left, right] = [childIn(node, 'left'), childIn(node, 'right')];
  const operator = childIn(node, 'operator');
  const written = operator ? source.text.slice(operator.start, operator.end) : '';
  if (!left || !right) return unknown(building, node);
  if (written === '%') {
    const text = readValue(building, left);
    return text.kind === 'string' ? withPercentHoles(text) : unknown(building, node);
  }
  if (/^(?:\|\||\?\?|or)$/.test(written)) return either(building, node, [left, right]);
  if (written !== '+') return unknown(building, node);
  const text = literalOf(building.tracer, node, building.via)?.value;
  if (text) {
    building.used.add(node);
    return text;
  }
  const parts = [readValue(building, left), readValue(building, right)];
  if (!parts.some(({ kind }) => kind === 'list')) return unknown(building, node);
  const items = parts.flatMap((part) => (part.kind === 'list' ? part.items : [part]));
  return { kind: 'list', span: spanOf(source.file, node, building.via), items };
}

/** One value or the other, in the form of CloudFormation's `!If`, which the reader of statements knows. */
function either(building: Building, node: SourceNode, parts: readonly SourceNode[]): Value {
  const { source } = building.tracer;
  const span = spanOf(source.file, node, building.via);
  const condition: Value = { kind: 'unknown', span, reason: 'a condition' };
  return { kind: 'list', span, tag: '!If', items: [condition, ...parts.map((part) => readValue(building, part))] };
}

/** What a name, `object.key` or `object["key"]` stands for. */
function namedValue(building: Building, node: SourceNode): Value {
  const { tracer } = building;
  const { source, outline } = tracer;
  const via = [...building.via, spanOf(source.file, node)];
  const path = dotted(source, node);
  const binding = path ? bindingAt(outline, path, node) : undefined;
  if (binding) {
    if (!binding.value) return unknown(building, node);
    const value = readValue({ ...building, via }, binding.value);
    return binding.property ? (propertyOf(value, binding.property) ?? unknown(building, node)) : known(value, building, node);
  }
  const role = roleOf(source, node);
  if (role?.is !== 'member' && role?.is !== 'index') return unknown(building, node);
  const object = childIn(node, role.object);
  const key = keyName(source, childIn(node, role.is === 'member' ? role.property : role.index));
  if (!object || !key || !mayBeObject(tracer, object)) return unknown(building, node);
  return propertyOf(readValue({ ...building, via }, object), key) ?? unknown(building, node);
}

/** A name that leads to something unknown is better called by itself. */
function known(value: Value, building: Building, node: SourceNode): Value {
  return value.kind === 'unknown' ? unknown(building, node) : value;
}

function propertyOf(value: Value, key: string): Value | undefined {
  return value.kind === 'object' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** Only object literals have keys that the file tells; building anything else would be wasted. */
function mayBeObject(tracer: Tracer, object: SourceNode): boolean {
  const path = dotted(tracer.source, object);
  const value = path && bindingAt(tracer.outline, path, object)?.value;
  return !!value && pairsOf(tracer.source, unwrap(tracer.source, value)).length > 0;
}

function plainLiteral(text: string, type: string): boolean | number | null | undefined {
  if (/^(?:true|false)$/i.test(type)) return type.toLowerCase() === 'true';
  if (/^(?:null|none|nil|null_literal)$/.test(type)) return null;
  if (/^(?:number|integer|int_literal|decimal_integer_literal)$/.test(type))
    return Number.isFinite(Number(text)) ? Number(text) : 0;
  return undefined;
}

/** A string value that says `text` and stands where the node stands. */
export function textAt(building: Building, node: SourceNode, text: string): StringValue {
  const span = spanOf(building.tracer.source.file, node, building.via);
  return { kind: 'string', span, literal: { start: node.start, end: node.end }, text: text || HOLE, style: 'plain' };
}
