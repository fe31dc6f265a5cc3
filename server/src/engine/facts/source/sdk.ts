/** Credentials handed to SDK and driver calls, or set on an SDK's module. */
import type { SourceNode } from '../../syntax/source/tree';
import type { ExtractContext } from '../context';
import { rowsFor, tableOfCalls, valuesIn } from './calls';
import { addCredential, isConnectionSlot } from './emit';
import { settle, type Tracer } from './origin';
import { addSetProperties } from './properties';
import { type Arguments, argumentsOf, calleeOf, keyName, roleOf } from './read';
import type { AttributeShape, SdkShape } from './shape';
import { ATTRIBUTES, SHAPES } from './shapes';

const table = tableOfCalls(SHAPES);

const attributes = new Map<string, AttributeShape[]>();
for (const shape of ATTRIBUTES) {
  for (const path of shape.attributes) {
    const last = path.slice(path.lastIndexOf('.') + 1);
    attributes.set(last, [...(attributes.get(last) ?? []), shape]);
  }
}

/** Adds the credential facts of every call that a shape knows. Literals already taken are left to their first slot. */
export function addSdkCredentials(context: ExtractContext, tracer: Tracer, taken: Set<number>): void {
  for (const call of tracer.outline.calls) {
    const callee = calleeOf(tracer.source, call);
    if (!callee) continue;
    const shapes = rowsFor(table, tracer, callee);
    if (shapes.length === 0) continue;
    const args = argumentsOf(tracer.source, call);
    if (args.positional.length + args.named.size + args.spreads.length === 0) continue;
    const done = new Set<SourceNode>();
    const elsewhere = isElsewhere(tracer, args);
    for (const row of shapes) {
      const shape: SdkShape = row.ownerType === 'aws-sdk' && elsewhere ? { ...row, ownerType: 'aws-compatible' } : row;
      if (shape.given && !args.positional.some((one) => shape.given?.includes(keyName(tracer.source, one) ?? ''))) continue;
      for (const slot of shape.slots.flatMap((written) => valuesIn(tracer, args, written))) {
        // With a password of its own, the address is only an address.
        if (done.has(slot.value) || (done.size > 0 && isConnectionSlot(slot.name) && !isLiteral(tracer, slot.value))) continue;
        done.add(slot.value);
        addCredential(context, tracer, { shape, owner: shortOwner(callee), ...slot }, taken);
      }
    }
  }
  addSetProperties(context, tracer, table, taken);
  for (const { name, value } of tracer.outline.bindings) {
    const shape = value && attributeFor(tracer, name);
    if (!shape) continue;
    const dot = name.lastIndexOf('.');
    if (!shape.slots) {
      const use = { shape, owner: name.slice(0, dot), name: name.slice(dot + 1), sure: true, value };
      addCredential(context, tracer, use, taken);
      continue;
    }
    const args: Arguments = { positional: [value], named: new Map(), spreads: [] };
    for (const slot of shape.slots.flatMap((written) => valuesIn(tracer, args, written)))
      addCredential(context, tracer, { shape, owner: name, ...slot }, taken);
  }
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html, by its names in the SDKs. */
const ENDPOINT = ['endpoint', 'endpoint_url', 'endpointUrl', 'ServiceURL'];

/** Whether the call names a server that is not AWS, or may not be. */
function isElsewhere(tracer: Tracer, args: Arguments): boolean {
  return ENDPOINT.flatMap((name) => valuesIn(tracer, args, name)).some(
    ({ value }) => !tracer.source.text.slice(value.start, value.end).includes('.amazonaws.com'),
  );
}

function attributeFor({ source, outline }: Tracer, name: string): AttributeShape | undefined {
  return attributes
    .get(name.slice(name.lastIndexOf('.') + 1))
    ?.find(
      (one) =>
        one.attributes.some((path) => path === name || (path.startsWith('*.') && name.endsWith(path.slice(1)))) &&
        (!one.dialects || one.dialects.includes(source.language.dialect)) &&
        (!one.imports || outline.imports.includes(one.imports)),
    );
}

/** `PgConnectOptions.new().host().password`: what was made first, and the last call. */
function unchained(callee: string): string {
  const made = callee.indexOf('()');
  if (made < 0) return callee;
  const head = callee.slice(0, made).split('.');
  const type = head.filter((segment) => /^(?:new )?[A-Z]/.test(segment)).at(-1) ?? head[0];
  return `${type}.${callee.slice(callee.lastIndexOf('.') + 1)}`.replace(/\(\)/g, '');
}

function isLiteral(tracer: Tracer, node: SourceNode): boolean {
  const role = roleOf(tracer.source, settle(tracer, node));
  return role?.is === 'string' || role?.is === 'binary' || role?.is === 'adjacent';
}

/** Two segments, three with a constructor's: `credentials.NewStaticCredentialsProvider`, `new S3Client`, `Octokit.Client.new`. */
export function shortOwner(callee: string): string {
  const segments = unchained(callee).split('.');
  const short = segments.slice(segments.at(-1) === 'new' ? -3 : -2).join('.');
  return (callee.startsWith('new ') && !short.startsWith('new ') ? `new ${short}` : short).slice(0, 80);
}
