/** Functions of templates: https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-functions */
import type { Call } from '../../syntax/bicep/ast';
import type { Span } from '../../syntax/span';
import { type Entry, HOLE, type ListValue, type ObjectValue, type Value } from '../../syntax/value';
import { idOf, isIdFunction, referenceOf, scopeObject } from './ids';
import { either, type Scope } from './scope';
import { joined, type Part } from './strings';

/** The value of a call; undefined where only the deployment knows. */
export function called(node: Call, args: readonly Value[], scope: Scope, target: Value | undefined): Value | undefined {
  const span = scope.place(node);
  const name = node.name.toLowerCase();
  // `sys.concat(…)` is `concat(…)`; a method of a resource is none of these.
  if (target && !(node.target?.kind === 'name' && /^(?:sys|az)$/.test(node.target.name))) return undefined;
  const [first] = args;
  if (isIdFunction(name)) return idOf(name, node, args, scope);
  switch (name) {
    case 'parameters':
    case 'variables':
      return first?.kind === 'string' ? scope.lookup(name, first.text, span) : undefined;
    case 'reference':
      return referenceOf(node, args, scope);
    case 'subscription':
    case 'resourcegroup':
    case 'managementgroup':
    case 'tenant':
      return scopeObject(name, node, args, scope);
    case 'concat':
      return args.some(({ kind }) => kind === 'list') ? concatenated(args, span) : text(args, span, scope);
    case 'format':
      return formatted(args, span, scope);
    case 'string':
      return first && text([first], span, scope);
    case 'tolower':
    case 'toupper':
    case 'trim':
      return first?.kind === 'string' ? changed(first, name) : undefined;
    case 'coalesce':
      return args.length > 0 ? either(args, span) : undefined;
    case 'true':
    case 'false':
    case 'null':
      return { kind: 'literal', span, value: name === 'null' ? null : name === 'true' };
    case 'bool':
      return first?.kind === 'string' && /^(?:true|false)$/i.test(first.text)
        ? { kind: 'literal', span: first.span, value: first.text.toLowerCase() === 'true' }
        : undefined;
    case 'any':
      return first;
    case 'createarray':
    case 'array':
      return name === 'array' && first?.kind === 'list' ? first : { kind: 'list', span, items: args };
    case 'createobject':
      return created(args, span);
    case 'union':
      return united(args, span);
    case 'first':
      return first?.kind === 'list' && !first.open ? first.items[0] : undefined;
    case 'base64':
      return first;
    default:
      return undefined;
  }
}

function text(args: readonly Value[], span: Span, { text: source }: Scope): Value {
  const parts = args.map((value): Part => ({ value, span: value.span.via?.[0] ?? value.span }));
  return joined(parts, { span, literal: { start: span.start, end: span.end }, style: 'raw' }, source);
}

/** `format('Server={0};Password={1}', …)` */
function formatted([template, ...args]: readonly Value[], span: Span, scope: Scope): Value | undefined {
  if (template?.kind !== 'string') return undefined;
  const parts: Part[] = [];
  let last = 0;
  const written = (from: number, to: number) => {
    if (to > from) parts.push({ value: sliceOf(template, from, to), span: template.span });
  };
  for (const match of template.text.matchAll(/\{(\d{1,2})[^{}]{0,20}\}/g)) {
    written(last, match.index);
    last = match.index + match[0].length;
    const value = args[Number(match[1])];
    if (value) parts.push({ value, span: value.span });
  }
  written(last, template.text.length);
  return joined(parts, { span, literal: { start: span.start, end: span.end }, style: 'raw' }, scope.text);
}

function sliceOf(value: Extract<Value, { kind: 'string' }>, from: number, to: number): Value {
  const start = value.offsets?.[from] ?? value.span.start + from;
  const end = value.ends?.[to - 1] ?? (value.offsets ? (value.offsets[to] ?? value.span.end) : value.span.start + to);
  const range = { start, end };
  const { offsets, ends } = value;
  return {
    ...{ kind: 'string', span: { ...value.span, ...range }, literal: range, text: value.text.slice(from, to), style: 'raw' },
    ...(offsets ? { offsets: offsets.slice(from, to) } : {}),
    ...(ends ? { ends: ends.slice(from, to) } : {}),
  };
}

function changed(value: Extract<Value, { kind: 'string' }>, name: string): Value | undefined {
  if (value.text.includes(HOLE) && name === 'trim') return undefined;
  const text = name === 'tolower' ? value.text.toLowerCase() : name === 'toupper' ? value.text.toUpperCase() : value.text.trim();
  return text.length === value.text.length ? { ...value, text } : undefined;
}

function concatenated(args: readonly Value[], span: Span): ListValue {
  const items = args.flatMap((one) => (one.kind === 'list' ? one.items : []));
  const open = args.some((one) => one.kind !== 'list' || one.open);
  return { kind: 'list', span, items, ...(open ? { open: true } : {}) };
}

/** Of a list or of objects; later ones win. */
function united(args: readonly Value[], span: Span): Value | undefined {
  if (args.length > 0 && args.every(({ kind }) => kind === 'list')) return concatenated(args, span);
  const entries = new Map<string, Entry>();
  for (const one of args) if (one.kind === 'object') for (const entry of one.entries) entries.set(entry.key, entry);
  const open = args.some((one) => one.kind !== 'object' || one.open);
  return entries.size === 0
    ? undefined
    : { kind: 'object', span, entries: [...entries.values()], ...(open ? { open: true } : {}) };
}

function created(args: readonly Value[], span: Span): ObjectValue {
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    const key = args[i] as Value;
    if (key.kind === 'string') entries.push({ key: key.text, keySpan: key.span, value: args[i + 1] as Value });
  }
  return { kind: 'object', span, entries, ...(entries.length * 2 < args.length ? { open: true } : {}) };
}
