/** Turns a value in a credential slot into facts: one for each place it may come from. */
import type { CredentialType } from '../../secrets/model';
import { isSecretName, typeOfName } from '../../secrets/slots/names';
import type { SourceNode } from '../../syntax/source/tree';
import { type Span, spanOf } from '../../syntax/span';
import { rangeIn, type StringValue } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { Alias, Slot } from '../model';
import { addConstantUse } from './constants';
import { type Origin, originsOf, type Tracer } from './origin';
import type { SdkShape } from './shape';

/** Slots whose value stands for a connection and not for a bare credential. */
const CONNECTION_SLOTS = new Set(['connectionString', 'ConnectionString', 'conn_str', 'dsn', 'url', 'uri', 'Uri', 'jdbcUrl']);

/** Holds `user:password`. */
const LOGIN_SLOT = 'userpwd';

function withoutUser(value: StringValue): StringValue {
  const from = value.text.indexOf(':') + 1;
  if (from === 0) return value;
  const range = rangeIn(value, from, value.text.length);
  const { offsets, ends } = value;
  return {
    ...value,
    text: value.text.slice(from),
    span: spanOf(value.span.file, range, value.span.via),
    literal: range,
    ...(offsets ? { offsets: offsets.slice(from) } : {}),
    ...(ends ? { ends: ends.slice(from) } : {}),
  };
}

/** A value in a slot of a call (or of a module's attribute). */
export interface Use {
  readonly shape: Pick<SdkShape, 'provider' | 'ownerType' | 'api'>;
  /** What the credential is handed to: the callee, the module. */
  readonly owner: string;
  readonly name: string;
  /** The slot holds nothing but a credential. */
  readonly sure: boolean;
  readonly value: SourceNode;
}

export function isConnectionSlot(name: string): boolean {
  return CONNECTION_SLOTS.has(name);
}

/** Adds a fact for each origin of the value. `taken` holds the offsets of literals that have a slot already. */
export function addCredential(context: ExtractContext, tracer: Tracer, use: Use, taken: Set<number>): void {
  const { shape, name, value } = use;
  const connection = isConnectionSlot(name);
  const slot: Slot = { kind: 'sdk-argument', name, owner: use.owner, ownerType: shape.ownerType };
  const origins = originsOf(tracer, value);
  if (origins.length === 0 && use.sure)
    addConstantUse(context, tracer, value, { slot, provider: shape.provider, ...(connection ? { connection } : {}) });
  // A part of a template stands in the place of the password, whatever its name.
  const whole = !origins.some((one) => one.kind === 'literal' && one.literal.holes.length > 0);
  for (const origin of origins) {
    if (origin.kind === 'literal') {
      const literal = use.name === LOGIN_SLOT ? withoutUser(origin.literal.value) : origin.literal.value;
      if (taken.has(literal.span.start) || namesSecret(literal.text)) continue;
      const identity = shape.api ? identityOf(context, shape, undefined, literal.span) : undefined;
      const known = use.sure && !connection;
      const fact = addSlot(context, { slot, value: literal, known, ...(identity ? { identity: identity.alias } : {}) });
      if (!fact) continue;
      taken.add(literal.span.start);
      replaceLast(context, { provider: fact.provider ?? shape.provider });
      identity?.declare();
      continue;
    }
    // `DB_HOST` in a connection slot holds no password.
    if (connection && whole && origin.kind === 'environment' && !/url|uri|dsn|conn|string|database$/i.test(origin.name)) continue;
    const identity =
      shape.api && origin.kind === 'environment' ? identityOf(context, shape, origin.name, origin.span) : undefined;
    identity?.declare();
    addStored(context, origin, slot, shape.provider, connection ? 'connection-string' : typeOfName(name), identity?.alias);
  }
}

/** A credential that is read from the environment or a vault: its place and the name it is read by. */
export function addStored(
  context: ExtractContext,
  origin: Exclude<Origin, { kind: 'literal' }>,
  slot: Slot,
  provider: string,
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
    provider,
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
  shape: Use['shape'],
  variable: string | undefined,
  span: Span,
): { alias: Alias; declare: () => void } {
  const alias = `api:${shape.provider}:${variable ?? context.file}`;
  return {
    alias,
    declare: () => {
      if (context.facts.identities.some((one) => one.aliases[0] === alias)) return;
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

/** `SECRET_KEY`, `YOUR_API_TOKEN`, `secretAccessKey`: documentation puts the name where the value goes. */
function namesSecret(text: string): boolean {
  return /^(?:[A-Z]+(?:_[A-Z]+)+|[a-z]+(?:[A-Z][a-z]+)+)$/.test(text.slice(0, 80)) && isSecretName(text);
}
