/** Credentials handed to SDK and driver calls, or set on an SDK's module. */
import type { SourceNode } from '../../syntax/source/tree';
import type { ExtractContext } from '../context';
import { addCredential, isConnectionSlot } from './emit';
import { settle, type Tracer } from './origin';
import { type Arguments, argumentsOf, calleeOf, pairsOf, roleOf } from './read';
import type { SdkShape } from './shape';
import { ATTRIBUTES, SHAPES } from './shapes';

interface SlotValueNode {
  readonly name: string;
  readonly sure: boolean;
  readonly value: SourceNode;
}

const byLastName = new Map<string, SdkShape[]>();
for (const shape of SHAPES) {
  for (const call of shape.calls) {
    const last = lastName(call);
    byLastName.set(last, [...(byLastName.get(last) ?? []), shape]);
  }
}

/** Adds the credential facts of every call that a shape knows. Literals already taken are left to their first slot. */
export function addSdkCredentials(context: ExtractContext, tracer: Tracer, taken: Set<number>): void {
  for (const call of tracer.outline.calls) {
    const callee = calleeOf(tracer.source, call);
    if (!callee) continue;
    const shapes = shapesFor(tracer, callee);
    if (shapes.length === 0) continue;
    const args = argumentsOf(tracer.source, call);
    if (args.positional.length + args.named.size + args.spreads.length === 0) continue;
    const done = new Set<SourceNode>();
    for (const shape of shapes) {
      for (const slot of shape.slots.flatMap((written) => valueAt(tracer, args, pathOf(written)))) {
        // With a password of its own, the address is only an address.
        if (done.has(slot.value) || (done.size > 0 && isConnectionSlot(slot.name) && !isLiteral(tracer, slot.value))) continue;
        done.add(slot.value);
        addCredential(context, tracer, { shape, owner: shortOwner(callee), ...slot }, taken);
      }
    }
  }
  for (const { name, value } of tracer.outline.bindings) {
    const shape = value && ATTRIBUTES.find(({ attributes }) => attributes.includes(name));
    if (!shape) continue;
    const dot = name.lastIndexOf('.');
    addCredential(context, tracer, { shape, owner: name.slice(0, dot), name: name.slice(dot + 1), sure: true, value }, taken);
  }
}

function isLiteral(tracer: Tracer, node: SourceNode): boolean {
  const role = roleOf(tracer.source, settle(tracer, node));
  return role?.is === 'string' || role?.is === 'binary' || role?.is === 'adjacent';
}

function shapesFor(tracer: Tracer, callee: string): SdkShape[] {
  const { dialect } = tracer.source.language;
  const plain = callee.replace(/\(\)/g, '');
  const candidates = [
    ...(byLastName.get(lastName(plain)) ?? []),
    ...(callee.startsWith('new ') ? (byLastName.get('new *') ?? []) : []),
    ...(byLastName.get('*') ?? []),
  ];
  return candidates.filter(
    (shape) =>
      shape.dialects.includes(dialect) &&
      (!shape.imports || tracer.outline.imports.includes(shape.imports)) &&
      shape.calls.some((call) => matches(call, plain)),
  );
}

function matches(call: string, callee: string): boolean {
  if (call === '*' || (call === 'new *' && callee.startsWith('new ')) || call === callee) return true;
  if (call.startsWith('new ')) return callee.startsWith('new ') && callee.endsWith(`.${call.slice(4)}`);
  return callee.endsWith(`.${call}`);
}

function lastName(call: string): string {
  if (call === 'new *' || call === '*') return call;
  const last = call.slice(call.lastIndexOf('.') + 1).replace(/^new /, '');
  return call.startsWith('new ') ? `new ${last}` : last;
}

/** A slot as shape.ts writes it, taken apart. */
interface Path {
  readonly sure: boolean;
  /** Position of the argument, or of the one that holds the rest of the path. */
  readonly position?: number;
  readonly first: string;
  readonly rest: readonly string[];
  readonly name: string;
}

const paths = new Map<string, Path>();

function pathOf(written: string): Path {
  const known = paths.get(written);
  if (known) return known;
  const path = parsePath(written);
  paths.set(written, path);
  return path;
}

function parsePath(written: string): Path {
  const sure = !written.startsWith('?');
  const plain = written.replace(/^\?/, '');
  const [, position, named] = /^(\d+):(\w+)$/.exec(plain) ?? [];
  if (named !== undefined) return { sure, position: Number(position), first: '', rest: [], name: named };
  // An escaped dot belongs to the key: `sasl\.password`.
  const [first = '', ...rest] = plain.split(/(?<!\\)\./).map((part) => part.replace('\\', ''));
  const name = /^\d+$/.test(rest.at(-1) ?? '') ? 'password' : (rest.at(-1) ?? first);
  return { sure, ...(/^\d+$/.test(first) ? { position: Number(first) } : {}), first, rest, name };
}

/** The values in a slot of the call; several arguments may have the property. */
function valueAt(tracer: Tracer, args: Arguments, path: Path): SlotValueNode[] {
  const found: SlotValueNode[] = [];
  for (const start of startsOf(tracer, args, path)) {
    let value = start;
    for (const part of path.rest) value = value && propertyOf(tracer, value, part);
    if (value) found.push({ name: path.name, sure: path.sure, value });
  }
  return found;
}

function startsOf(tracer: Tracer, args: Arguments, { position, first }: Path): (SourceNode | undefined)[] {
  if (position !== undefined) return [args.positional[position]];
  const keyword = args.named.get(first);
  if (keyword) return [keyword];
  const holders =
    args.spreads.length === 0 ? args.positional : [...args.positional, ...args.spreads.map((one) => one.children[0])];
  return holders.map((holder) => holder && propertyOf(tracer, holder, first));
}

function propertyOf(tracer: Tracer, holder: SourceNode, name: string): SourceNode | undefined {
  const settled = settle(tracer, holder);
  const role = roleOf(tracer.source, settled);
  if (role?.is === 'object') return pairsOf(tracer.source, settled).find((pair) => pair.key === name)?.value;
  if (role?.is === 'list' && /^\d+$/.test(name)) return settled.children[Number(name)];
  return undefined;
}

/** At most two segments: `credentials.NewStaticCredentialsProvider`, `new S3Client`. */
export function shortOwner(callee: string): string {
  const segments = callee.replace(/\(\)/g, '').split('.');
  const short = segments.slice(-2).join('.');
  return (callee.startsWith('new ') && !short.startsWith('new ') ? `new ${short}` : short).slice(0, 80);
}
