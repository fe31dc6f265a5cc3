/** Credentials handed to SDK and driver calls, or set on an SDK's module. */
import type { SourceNode } from '../../syntax/source/tree';
import type { ExtractContext } from '../context';
import { addCredential, isConnectionSlot } from './emit';
import { settle, type Tracer } from './origin';
import { argumentsOf, calleeOf, pairsOf, roleOf } from './read';
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
    const done = new Set<SourceNode>();
    for (const shape of shapesFor(tracer, callee)) {
      for (const slot of shape.slots.flatMap((path) => valueAt(tracer, call, path))) {
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

/** The values in a slot of the call; several arguments may have the property. */
function valueAt(tracer: Tracer, call: SourceNode, written: string): SlotValueNode[] {
  const { source } = tracer;
  const sure = !written.startsWith('?');
  const path = written.replace(/^\?/, '');
  const args = argumentsOf(source, call);
  const numbered = /^(\d+):(\w+)$/.exec(path);
  if (numbered) {
    const value = args.positional[Number(numbered[1])];
    return value ? [{ name: numbered[2] as string, sure, value }] : [];
  }
  // An escaped dot belongs to the key: `sasl\.password`.
  const [first = '', ...rest] = path.split(/(?<!\\)\./).map((part) => part.replace('\\', ''));
  const keyword = args.named.get(first);
  const holders = /^\d+$/.test(first)
    ? [args.positional[Number(first)]]
    : [...args.positional, ...args.spreads.map((one) => one.children[0])];
  const starts = /^\d+$/.test(first)
    ? holders
    : keyword
      ? [keyword]
      : holders.map((holder) => holder && propertyOf(tracer, holder, first));
  const name = /^\d+$/.test(rest.at(-1) ?? '') ? 'password' : (rest.at(-1) ?? first);
  return starts.flatMap((start) => {
    let value = start;
    for (const part of rest) value = value && propertyOf(tracer, value, part);
    return value ? [{ name, sure, value }] : [];
  });
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
