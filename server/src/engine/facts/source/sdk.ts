/** Credentials handed to SDK and driver calls: literals, environment reads and vault reads, told apart by their origin. */

import type { CredentialType } from '../../secrets/model';
import { isSecretName, typeOfName } from '../../secrets/names';
import type { SourceNode } from '../../syntax/source/tree';
import { spanOf } from '../../syntax/span';
import type { StringValue } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { Alias, Slot } from '../model';
import { type Origin, originsOf, settle, type Tracer } from './origin';
import { argumentsOf, calleeOf, pairsOf, roleOf } from './read';
import type { SdkShape } from './shape';
import { SHAPES } from './shapes';

/** The text of the value that stands for a connection and not for a bare credential. */
const CONNECTION_SLOTS = new Set(['connectionString', 'conn_str', 'dsn', 'url', 'uri', 'host']);

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
        if (done.has(slot.value)) continue;
        done.add(slot.value);
        addCredential(context, tracer, { shape, callee, ...slot }, taken);
      }
    }
  }
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

interface Use extends SlotValueNode {
  readonly shape: SdkShape;
  readonly callee: string;
}

function addCredential(context: ExtractContext, tracer: Tracer, use: Use, taken: Set<number>): void {
  const { shape, name, value } = use;
  const connection = CONNECTION_SLOTS.has(name);
  const owner = shortOwner(use.callee);
  const slot: Slot = { kind: 'sdk-argument', name, owner, ownerType: shape.ownerType };
  for (const origin of originsOf(tracer, value)) {
    if (origin.kind === 'literal') {
      const literal = origin.literal.value;
      if (taken.has(literal.span.start) || namesSecret(literal.text)) continue;
      const identity = shape.api ? identityOf(context, shape, undefined, literal) : undefined;
      const known = use.sure && !connection;
      const fact = addSlot(context, { slot, value: literal, known, ...(identity ? { identity: identity.alias } : {}) });
      if (!fact) continue;
      taken.add(literal.span.start);
      replaceLast(context, { provider: fact.provider ?? shape.provider });
      identity?.declare();
      continue;
    }
    const identity = shape.api && origin.kind === 'environment' ? identityOf(context, shape, origin.name, origin) : undefined;
    identity?.declare();
    addStored(context, origin, slot, shape, typeOf(name, connection), identity?.alias);
  }
}

function addStored(
  context: ExtractContext,
  origin: Exclude<Origin, { kind: 'literal' }>,
  slot: Slot,
  shape: SdkShape,
  type: CredentialType,
  identity: Alias | undefined,
): void {
  const { span } = origin;
  const same = (one: { storage: string; span: { start: number } }) =>
    one.storage === origin.kind && one.span.start === span.start;
  if (context.facts.credentials.some(same)) return;
  const source = origin.kind === 'environment' ? origin.name : origin.path;
  context.facts.credentials.push({
    type,
    storage: origin.kind,
    span,
    literal: { start: span.start, end: span.end },
    slot,
    provider: shape.provider,
    confidence: 'high',
    evidence: [origin.kind === 'environment' ? 'read from the environment' : 'read from a vault'],
    fingerprint: '',
    ...(source ? { source } : {}),
    ...(identity ? { identity } : {}),
  });
}

/** The third-party account behind an API key: named by its variable, or by the file that holds the literal. */
function identityOf(
  context: ExtractContext,
  shape: SdkShape,
  variable: string | undefined,
  at: StringValue | Origin,
): { alias: Alias; declare: () => void } {
  const alias = `api:${shape.provider}:${variable ?? context.file}`;
  const span = 'span' in at ? at.span : undefined;
  return {
    alias,
    declare: () => {
      if (!span || context.facts.identities.some((one) => one.aliases[0] === alias)) return;
      const name = variable ? `${shape.api} API key ${variable}` : `${shape.api} API key in ${context.file}`;
      const place = spanOf(context.file, span, span.via);
      context.facts.identities.push({
        kind: 'api-key',
        provider: shape.provider,
        name,
        aliases: [alias],
        declared: false,
        span: place,
      });
    },
  };
}

function replaceLast(context: ExtractContext, more: { provider: string }): void {
  const { credentials } = context.facts;
  const last = credentials.pop();
  if (last) credentials.push({ ...last, ...more });
}

function typeOf(name: string, connection: boolean): CredentialType {
  return connection ? 'connection-string' : typeOfName(name);
}

/** `SECRET_KEY`, `YOUR_API_TOKEN`, `secretAccessKey`: documentation puts the name where the value goes. */
function namesSecret(text: string): boolean {
  return /^(?:[A-Z]+(?:_[A-Z]+)+|[a-z]+(?:[A-Z][a-z]+)+)$/.test(text.slice(0, 80)) && isSecretName(text);
}

/** At most two segments: `credentials.NewStaticCredentialsProvider`, `new S3Client`. */
export function shortOwner(callee: string): string {
  const segments = callee.replace(/\(\)/g, '').split('.');
  const short = segments.slice(-2).join('.');
  return (callee.startsWith('new ') && !short.startsWith('new ') ? `new ${short}` : short).slice(0, 80);
}
