/** What runs as, assumes or uses an identity: any argument whose value is a role, an instance profile or a service account. */
import type { Body } from '../../syntax/hcl/ast';
import { itemsOf, type Value } from '../../syntax/value';
import type { Alias, ReferenceFact } from '../model';
import { evaluate } from './evaluate';
import { aliasOf, argumentOf, attributeOf, blocksOf, type Holder, staticBlock, type TerraformFile } from './file';
import { roleAlias } from './identities';
import { targetOf } from './reference';
import { plainText } from './scope';

const MAX_DEPTH = 12;
/** Types whose references mean "this identity is used here". */
const USABLE = new Set([
  'aws_iam_role',
  'aws_iam_instance_profile',
  'aws_iam_access_key',
  'kubernetes_service_account',
  'kubernetes_service_account_v1',
  'google_service_account',
  'azurerm_user_assigned_identity',
]);
/** Resources that only give an identity its policies or its key: they do not use it. */
const GLUE = /^aws_iam_(?:role_polic|user_polic|group_polic|policy|group_membership|user_group|instance_profile)/;
/** Meta-arguments, and policies: a role that a policy names is not used by its resource. */
const NO_USE = /^(?:depends_on|for_each|count|triggers|tags)$|polic(?:y|ies)/;
const ROLE_ARN = /^arn:aws[a-z-]{0,10}:iam::[0-9]{12}:role\/[\w+=,.@/-]{1,160}$/;

/** Fills `facts.references` from every block with an address, from provider and backend blocks, and from outputs of keys. */
export function extractReferences(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.type === 'aws_iam_policy_document') continue;
    if (holder.type === 'aws_iam_instance_profile') profile(file, holder);
    else if (!GLUE.test(holder.type)) {
      const from = { from: holder.address, fromType: holder.type, type: 'uses' as const };
      walk(file, holder.body, from, 0);
    }
  }
  for (const block of file.blocks) {
    const name = block.labels[0]?.text ?? '';
    if (block.type === 'provider') assumed(file, block.body, `provider.${name}`, `provider:${name}`);
    if (block.type === 'terraform')
      for (const backend of blocksOf(block.body, 'backend')) {
        const kind = backend.labels[0]?.text ?? '';
        assumed(file, backend.body, `backend.${kind}`, `backend:${kind}`);
      }
    const value = block.type === 'output' ? attributeOf(block.body, 'value') : undefined;
    if (value) add(file, evaluate(value.value, file.scope), { from: `output.${name}`, fromType: 'output', type: 'uses' }, 0);
  }
}

type From = Pick<ReferenceFact, 'from' | 'fromType' | 'type'>;

function walk(file: TerraformFile, body: Body, from: From, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const { value, name } of body.attributes) if (!NO_USE.test(name)) add(file, evaluate(value, file.scope), from, 0);
  for (const block of body.blocks) walk(file, staticBlock(block).body, from, depth + 1);
}

function add(file: TerraformFile, value: Value, from: From, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (value.kind === 'list') for (const item of value.items) add(file, item, from, depth + 1);
  else if (value.kind === 'object') for (const entry of value.entries) add(file, entry.value, from, depth + 1);
  else {
    const to = used(file, value, from);
    if (to) file.context.facts.references.push({ ...from, to, span: value.span });
  }
}

/** The identity that a value names. An output counts only where it hands out a key: names and ARNs of roles are public. */
function used(file: TerraformFile, value: Value, from: From): Alias | undefined {
  const output = from.fromType === 'output';
  if (value.kind === 'string') return !output && ROLE_ARN.test(value.text) ? value.text : undefined;
  const target = value.kind === 'unknown' ? targetOf(value.reference) : undefined;
  if (!target || target.mode === 'other' || !USABLE.has(target.type)) return undefined;
  if (output && !/^(?:encrypted_)?(?:secret|ses_smtp_password)/.test(target.attribute)) return undefined;
  return aliasOf(file.context.file, target.address);
}

function profile(file: TerraformFile, holder: Holder): void {
  for (const name of ['role', 'roles']) {
    for (const value of itemsOf(argumentOf(file, holder.body, name))) {
      const to = roleAlias(file, value);
      if (to)
        file.context.facts.references.push({ type: 'uses', from: holder.address, fromType: holder.type, to, span: value.span });
    }
  }
}

/** `assume_role { role_arn = … }` of a provider or backend, and the older `role_arn` beside it. */
function assumed(file: TerraformFile, body: Body, from: string, fromType: string): void {
  const inside = ['assume_role', 'assume_role_with_web_identity'].flatMap((name) => [
    ...blocksOf(body, name).map((block) => argumentOf(file, block.body, 'role_arn')),
    roleOf(argumentOf(file, body, name)),
  ]);
  for (const value of [...inside, argumentOf(file, body, 'role_arn')]) {
    const to =
      value && (plainText(value) === undefined || plainText(value)?.startsWith('arn:')) ? roleAlias(file, value) : undefined;
    if (value && to) file.context.facts.references.push({ type: 'assumes', from, fromType, to, span: value.span });
  }
}

function roleOf(value: Value | undefined): Value | undefined {
  return value?.kind === 'object' ? value.entries.find((entry) => entry.key === 'role_arn')?.value : undefined;
}
