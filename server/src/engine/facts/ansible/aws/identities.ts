/** Roles, users and groups, the policies they are given, and access keys that live until somebody deletes them. */
import { get, itemsOf, textOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { Alias, IdentityKind } from '../../model';
import type { ModuleCall } from '../tasks';
import { holderOf, nameIn } from './names';

const KINDS: ReadonlyMap<string, IdentityKind> = new Map([
  ['iam_role', 'iam-role'],
  ['iam_user', 'iam-user'],
  ['iam_group', 'iam-group'],
]);
const MANAGED = ['managed_policies', 'managed_policy'];

/** Users, roles and keys that a task of AWS makes. */
export function addIdentities(context: ExtractContext, call: ModuleCall): void {
  const { facts } = context;
  const { module, label, key, body } = call;
  const kind = KINDS.get(module);
  if (kind) {
    const name = nameIn(call, 'name');
    const alias = name ? `${kind}:${name}` : `play:${key.file}:${call.registered ?? label}`;
    facts.identities.push({ kind, provider: 'aws', name: name ?? label, aliases: [alias], declared: true, span: key });
    for (const value of MANAGED.flatMap((argument) => itemsOf(get(body, argument)))) attach(context, call, alias, kind, value);
  }
  if (module === 'iam_policy') {
    const holder = holderOf(call);
    const written = get(body, 'iam_name') ?? get(body, 'iam_type');
    if (holder?.kind === 'iam-user' && written)
      facts.userMeans.push({ about: 'policy', user: holder.alias, from: label, span: written.span, block: key });
  }
  const isUser = module === 'iam_access_key' || (module === 'iam' && textOf(get(body, 'access_key_state')) === 'create');
  if (isUser) addKey(context, call);
}

/** A managed policy by its name or ARN. */
function attach({ facts }: ExtractContext, { label, key }: ModuleCall, identity: Alias, kind: IdentityKind, value: Value): void {
  const text = textOf(value);
  if (value.kind !== 'string' || text === undefined) return;
  const name = /:policy\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)$/.exec(text)?.[1] ?? text;
  const { span, literal } = value;
  facts.attachments.push({ policy: `managed-policy:${name}`, identity, type: 'grant', name: label, span, literal });
  if (kind === 'iam-user') facts.userMeans.push({ about: 'policy', user: identity, from: label, span, block: key });
}

function addKey({ facts }: ExtractContext, call: ModuleCall): void {
  const user = nameIn(call, 'user_name', 'name');
  const alias = user ? `iam-user:${user}` : `play:${call.key.file}:${call.label}`;
  facts.userMeans.push({ about: 'access-key', user: alias, from: call.label, span: call.key, block: call.key });
  facts.credentials.push({
    type: 'access-key',
    storage: 'none',
    span: call.key,
    literal: { start: call.key.start, end: call.key.end },
    slot: { kind: 'key-value', name: 'secret_access_key', owner: call.label, ownerType: 'aws_iam_access_key' },
    confidence: 'high',
    evidence: ['nothing replaces it'],
    fingerprint: '',
    identity: alias,
  });
}
