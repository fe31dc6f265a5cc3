/** Vault reads, and cloud identities that the source names. */

import type { SourceNode } from '../../syntax/source/tree';
import { spanOf } from '../../syntax/span';
import { textOf } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias } from '../model';
import { readLiteral } from './literal';
import { settle, type Tracer, tracerOf, type VaultCall } from './origin';
import type { Outline } from './outline';
import { argumentsOf, calleeOf, keyName, pairsOf, roleOf, type Source, unwrap } from './read';
import { PLAIN_READS, VAULT_CALLEE, VAULT_READS, type VaultRead } from './reads';
import { shortOwner } from './sdk';

const readsByName = new Map(VAULT_READS.flatMap((read) => read.calls.map((call) => [call, read] as const)));

/** Records every vault read of the file and gives them back for tracing values. */
export function addVaultReads(context: ExtractContext, source: Source, outline: Outline): Map<SourceNode, VaultCall> {
  const found = new Map<SourceNode, VaultCall>();
  const needs = new Map<VaultRead, boolean>();
  const tracer = tracerOf(source, outline, found);
  for (const call of outline.calls) {
    const callee = calleeOf(source, call);
    if (!callee) continue;
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    const read = readsByName.get(callee.startsWith('new ') ? `new ${last.replace('new ', '')}` : last);
    if (!read || (PLAIN_READS.has(last) && !VAULT_CALLEE.test(callee))) continue;
    if (!needs.has(read)) needs.set(read, read.needs?.test(context.text) ?? true);
    const { positional, named } = argumentsOf(source, call);
    // Builders of Rust are told what to read behind the call.
    const isBuilder = source.language.dialect === 'rust' && last === last.toLowerCase();
    if (!needs.get(read) || (positional.length + named.size === 0 && !isBuilder)) continue;
    const path = pathOf(tracer, call, read);
    found.set(call, { node: call, ...(path ? { path } : {}) });
    context.facts.vaultReferences.push({
      vault: read.vault,
      from: shortOwner(callee),
      span: spanOf(context.file, call),
      ...(path ? { path } : {}),
    });
  }
  return found;
}

function pathOf(tracer: Tracer, call: SourceNode, read: VaultRead): string | undefined {
  const { source } = tracer;
  const args = argumentsOf(source, call);
  const named = read.path.map((name) => args.named.get(name)).find(Boolean);
  const written = (text: string | undefined) => (text && !text.includes('%') ? text : undefined);
  const candidates = named ? [named] : args.positional.slice(0, 3);
  for (const candidate of candidates) {
    const settled = settle(tracer, candidate);
    if (roleOf(source, settled)?.is === 'string') return written(keyName(source, settled));
    if (roleOf(source, settled)?.is !== 'object') continue;
    const pair = pairsOf(source, settled).find(({ key }) => read.path.includes(key));
    const value = pair && settle(tracer, pair.value);
    const inner = value && roleOf(source, value)?.is === 'call' ? argumentsOf(source, value).positional[0] : value;
    const text = inner && keyName(source, settle(tracer, inner));
    if (text) return written(text);
  }
  return undefined;
}

const ROLE_ARN = /^arn:aws[a-z-]{0,10}:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]{1,512}$/;
const SERVICE_ACCOUNT = /^[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z0-9.-]{1,60}\.iam\.gserviceaccount\.com$/;

const KUBERNETES_SUBJECT = /^system:serviceaccount:([a-z0-9-]{1,63}):([a-z0-9.-]{1,253})$/;

/** Alias of the identity that the text is the name of. */
function aliasOf(text: string): Alias | undefined {
  if (ROLE_ARN.test(text)) return text;
  if (SERVICE_ACCOUNT.test(text)) return `gcp-sa:${text}`;
  const [, namespace, name] = KUBERNETES_SUBJECT.exec(text) ?? [];
  return name && `k8s-sa:${namespace}/${name}`;
}

/** Roles, users and service accounts named by a literal. `RoleArn: "…"` assumes; anything else uses. */
export function addIdentityMentions(context: ExtractContext, source: Source, outline: Outline): void {
  if (!/arn:aws|\.iam\.gserviceaccount\.com|system:serviceaccount:/.test(context.text)) return;
  const assumed = new Set<number>();
  for (const { key, value } of outline.pairs) if (/role_?arn/i.test(key)) assumed.add(unwrap(source, value).start);
  for (const { name, value } of outline.bindings) if (value && /role_?arn/i.test(name)) assumed.add(unwrap(source, value).start);
  for (const call of outline.calls) {
    if (!/assume_?role/i.test(calleeOf(source, call) ?? '')) continue;
    for (const argument of argumentsOf(source, call).positional) assumed.add(unwrap(source, argument).start);
  }
  for (const node of outline.strings) {
    const { value } = readLiteral(context.file, context.text, node);
    const alias = aliasOf(textOf(value) ?? '');
    if (!alias) continue;
    context.facts.references.push({
      type: assumed.has(node.start) ? 'assumes' : 'uses',
      from: context.file,
      fromType: context.host,
      to: alias,
      span: value.span,
    });
  }
}
