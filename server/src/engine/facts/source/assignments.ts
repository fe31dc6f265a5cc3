/** Literals given to names that promise a secret: variables, fields, keys, defaults, headers and setters. */

import { maySend } from '../../secrets/shapes/header-value';
import { isSecretName } from '../../secrets/slots/names';
import type { SourceNode } from '../../syntax/source/tree';
import { spanOf } from '../../syntax/span';
import { rangeIn, type StringValue } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { TEXTUAL } from '../host';
import type { Slot } from '../model';
import { addStored } from './emit';
import { originsOf, type Tracer } from './origin';
import { argumentsOf, calleeOf, dotted, keyName, roleOf, type Source, unwrap } from './read';
import { CREDENTIAL_HEADERS, KEYED_CALLS } from './shapes';

/** Adds what the SDK shapes did not take. `taken` holds the offsets of literals that have a slot already. */
export function addAssignments(context: ExtractContext, tracer: Tracer, taken: Set<number>): void {
  const { source, outline } = tracer;
  for (const binding of outline.bindings) {
    if (!binding.value || binding.property) continue;
    const name = binding.name.slice(binding.name.lastIndexOf('.') + 1);
    assign(context, tracer, name, binding.value, taken);
  }
  for (const { key, value } of outline.pairs) assign(context, tracer, key, value, taken);
  for (const call of outline.calls) {
    const args = argumentsOf(source, call);
    const [first, second] = args.positional;
    if (!first) continue;
    const callee = calleeOf(source, call) ?? '';
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    if (second && KEYED_CALLS.has(last)) {
      const name = headerConstant(source, first) ?? keyName(source, first);
      // `AUTHORIZATION`, a constant of Rust's HTTP libraries.
      const isName = roleOf(source, unwrap(source, first))?.is === 'string' || name?.toUpperCase() === 'AUTHORIZATION';
      if (name && isName) assign(context, tracer, name, second, taken);
    } else if (args.positional.length === 1 && callee.includes('.')) {
      assign(context, tracer, last.replace(/^(?:set|with|Set|With)_?(?=[A-Z])/, ''), first, taken);
    }
  }
}

/** `HttpHeaders.AUTHORIZATION`, `HeaderNames.Authorization`: Spring, Ktor, Guava, ASP.NET. */
function headerConstant(source: Source, node: SourceNode): string | undefined {
  return /(?:^|\.)(?:HttpHeaders|HeaderNames)\.(\w+)$/.exec(dotted(source, node) ?? '')?.[1]?.replaceAll('_', '-');
}

/** A connection string, or the default of an environment read: all that counts under a name that promises no secret. */
const MAY_MATTER = /[@=]|env/i;

function assign(context: ExtractContext, tracer: Tracer, name: string, value: SourceNode, taken: Set<number>): void {
  const isHeader = CREDENTIAL_HEADERS.has(name.toLowerCase());
  // What stands under a name is read as text there; only who takes a header is not said by it.
  if (!isHeader && TEXTUAL.has(context.host)) return;
  const named = isHeader || isSecretName(name);
  if (isHeader) addStoredHeader(context, tracer, name, value);
  if (!named && !MAY_MATTER.test(tracer.source.text.slice(value.start, Math.min(value.end, value.start + 400)))) return;
  for (const { literal, environment } of directLiterals(tracer, value)) {
    const slotName = !named && environment && isSecretName(environment) ? environment : name;
    if (taken.has(literal.span.start) || (slotName === name && !named && !mayConnect(literal.text))) continue;
    if (!isHeader && speaksOfField(slotName, literal.text)) continue;
    const slot: Slot = isHeader ? headerSlot(name) : { kind: 'assignment', name: slotName };
    const judged = isHeader ? withoutScheme(literal) : literal;
    if (judged !== literal && !maySend(literal.text, judged.text)) continue;
    // What a scheme announces is a credential; a bare header value must look like one.
    const fact = addSlot(context, { slot, value: judged, known: isHeader && judged !== literal });
    if (fact) taken.add(literal.span.start);
  }
}

/** `Authorization: \`Bearer ${process.env.TOKEN}\``. */
function addStoredHeader(context: ExtractContext, tracer: Tracer, name: string, value: SourceNode): void {
  for (const origin of originsOf(tracer, value)) {
    if (origin.kind !== 'literal') addStored(context, origin, headerSlot(name), 'http', 'token', undefined);
  }
}

function headerSlot(name: string): Slot {
  return { kind: 'sdk-argument', name, owner: `${name} header`, ownerType: 'http' };
}

/** Literals written right here or as the default of an environment read; what a name stands for is judged at that name. */
function directLiterals(tracer: Tracer, value: SourceNode): { literal: StringValue; environment?: string }[] {
  const { source } = tracer;
  const inner = unwrap(source, value);
  const role = roleOf(source, inner);
  if (role?.is === 'name' || role?.is === 'member' || role?.is === 'index' || role?.is === 'object') return [];
  if (role?.is === 'list') {
    return inner.children
      .slice(0, 50)
      .flatMap((item) => (roleOf(source, item)?.is === 'string' ? directLiterals(tracer, item) : []));
  }
  const origins = originsOf(tracer, inner);
  const environment = origins.find((origin) => origin.kind === 'environment')?.name;
  return origins.flatMap((origin) =>
    origin.kind === 'literal' && origin.via.length === 0 && origin.literal.value.literal.start >= inner.start
      ? // A variable inside the literal is a part of it; only beside it, it has the literal for a default.
        [{ literal: origin.literal.value, ...(environment && origin.literal.holes.length === 0 ? { environment } : {}) }]
      : [],
  );
}

/** `Password = 'password'`, `token: 'access_token'`, `TypeHmacKey = "HMAC_KEY"`: the value names a field, a kind or a label. */
function speaksOfField(name: string, text: string): boolean {
  if (text.length > 80) return false;
  const [plainName, plainText] = [name, text].map((one) => one.toLowerCase().replace(/[^a-z0-9]+/g, '')) as [string, string];
  return (plainText.length > 2 && plainName.endsWith(plainText)) || (/^[A-Za-z_ -]{1,40}$/.test(text) && isSecretName(text));
}

function mayConnect(text: string): boolean {
  return (
    (text.includes('@') && text.includes(':')) ||
    (text.includes('=') && /(?:password|pwd|key)[ ]{0,3}=/i.test(text.slice(0, 2000)))
  );
}

/** The credential of `Bearer abc` alone. */
function withoutScheme(value: StringValue): StringValue {
  const scheme = /^(?:Bearer|Basic|Token|token|bearer|basic|Bot|ApiKey|GenieKey|SSWS)\s+(?=\S)/.exec(value.text)?.[0].length ?? 0;
  if (scheme === 0) return value;
  const range = rangeIn(value, scheme, value.text.length);
  const rest = { ...value, text: value.text.slice(scheme), span: spanOf(value.span.file, range, value.span.via), literal: range };
  return value.offsets ? { ...rest, offsets: value.offsets.slice(scheme) } : rest;
}
