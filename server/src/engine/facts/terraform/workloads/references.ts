/** What runs as, assumes or uses an identity: any argument whose value is a role, an instance profile or a service account. */
import type { Expression } from '../../../syntax/hcl/ast';
import type { Value } from '../../../syntax/value';
import { isAgentType } from '../../cloud/gcp/agent-types';
import type { Alias, ReferenceFact } from '../../model';
import { attributeOf } from '../file';
import { isCloudLink } from '../kubernetes/cloud-links';
import { isNamed, kindOf, MANIFEST_ARGUMENTS } from '../kubernetes/kinds';
import { argumentOf, blocksOf, type Part } from '../module/body';
import type { Instance, Module } from '../module/module';
import { itemsOfArgument, useOf } from '../module/place';
import { derivedOf, moduleBehind } from '../module/root';
import { identityAlias } from '../policies/policy-aliases';
import { optionsOf } from '../values/either';
import { evaluate } from '../values/evaluate';
import { plainText } from '../values/scope';

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
  'azuread_service_principal',
  'azuread_application',
  'azuread_application_registration',
]);
/** Resources that only give an identity its policies or its key: they do not use it. */
const GLUE =
  /^aws_iam_(?:role_polic|user_polic|group_polic|policy|group_membership|user_group|instance_profile)|^azuread_|^azurerm_(?:role_assignment|key_vault_access_policy)$|^google_(?:\w+_iam_(?:member|binding|policy)|service_account_key|storage_hmac_key)$/;
/** Meta-arguments, and policies: a role that a policy names is not used by its resource. */
const NO_USE = /^(?:depends_on|for_each|count|triggers|tags|source|version)$|polic(?:y|ies)/;
const ROLE_ARN = /^arn:aws[a-z-]{0,10}:iam::[0-9]{12}:role\/[\w+=,.@/-]{1,160}$/;

/** Adds what the arguments of an instance use; those of a module that is here are followed inside of it. */
export function extractReferences(instance: Instance): void {
  const { type, address } = instance;
  if (type === 'aws_iam_policy_document' || (instance.mode === 'module' && moduleBehind(instance))) return;
  // What these say of identities is read as such.
  if (kindOf(type) === 'ServiceAccount' || MANIFEST_ARGUMENTS.has(type) || isCloudLink(type)) return;
  if (type === 'aws_iam_instance_profile') profile(instance);
  else if (!GLUE.test(type)) walk(instance.module, instance, { from: address, fromType: type, type: 'uses' }, 0);
}

/** Adds what provider and backend blocks assume, and the keys that outputs hand out; `keys`: whether there are any keys. */
export function extractOutside(module: Module, keys: boolean): void {
  for (const source of module.folder.sources) {
    for (const block of source.blocks) {
      const scope = { file: source.file, text: source.text, names: module.names };
      const part: Part = { body: block.body, block, scope, uncertain: false, optional: false };
      const name = block.labels[0]?.text ?? '';
      if (block.type === 'provider') assumed(module, part, `provider.${name}`, `provider:${name}`);
      if (block.type === 'terraform')
        for (const backend of blocksOf(part, 'backend')) {
          const kind = backend.block.labels[0]?.text ?? '';
          assumed(module, backend, `backend.${kind}`, `backend:${kind}`);
        }
      const value = keys && block.type === 'output' ? attributeOf(block.body, 'value') : undefined;
      const from = `${module.path}output.${name}`;
      if (value) add(module, scope.file, evaluate(value.value, scope), { from, fromType: 'output', type: 'uses' }, 0);
    }
  }
}

type From = Pick<ReferenceFact, 'from' | 'fromType' | 'type'>;

function walk(module: Module, part: Part, from: From, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const { value, name } of part.body.attributes)
    if (!NO_USE.test(name) && mayName(value, part.scope.text)) add(module, part.scope.file, evaluate(value, part.scope), from, 0);
  for (const inner of blocksOf(part)) walk(module, inner, from, depth + 1);
}

/** A text without references is looked at only where it is an ARN: most arguments are neither. */
function mayName(value: Expression, text: string): boolean {
  if (value.kind !== 'template') return value.kind !== 'literal';
  return value.parts.some(({ kind }) => kind !== 'text') || text.startsWith('arn:', value.content.start);
}

function add(module: Module, file: string, value: Value, from: From, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (value.kind === 'list') for (const item of value.items) add(module, file, item, from, depth + 1);
  else if (value.kind === 'object') for (const entry of value.entries) add(module, file, entry.value, from, depth + 1);
  else
    for (const one of optionsOf(value)) {
      const to = used(one, from);
      if (to) derivedOf(module.root, file).references.push({ ...from, to, span: useOf(one) });
      else if (value.kind === 'either' && (one.kind === 'list' || one.kind === 'object')) add(module, file, one, from, depth + 1);
    }
}

/** The identity that a value names. An output counts only where it hands out a key: names and ARNs of roles are public. */
function used(value: Value, from: From): Alias | undefined {
  const output = from.fromType === 'output';
  const origin = value.kind === 'string' || value.kind === 'unknown' ? value.origin : undefined;
  if (!origin) return value.kind === 'string' && !output && ROLE_ARN.test(value.text) ? value.text : undefined;
  if (!(USABLE.has(origin.type) || isAgentType(origin.type)) || (isNamed(origin.type) && kindOf(from.fromType) !== undefined))
    return undefined;
  if (output && !/^(?:encrypted_)?(?:secret|ses_smtp_password)/.test(origin.attribute)) return undefined;
  return origin.key;
}

function profile(instance: Instance): void {
  const { module, scope, address: from, type: fromType } = instance;
  for (const value of ['role', 'roles'].flatMap((name) => itemsOfArgument(instance, name))) {
    const to = identityAlias(value, 'role');
    if (to) derivedOf(module.root, scope.file).references.push({ type: 'uses', from, fromType, to, span: useOf(value) });
  }
}

/** `assume_role { role_arn = … }` of a provider or backend, and the older `role_arn` beside it. */
function assumed(module: Module, part: Part, from: string, fromType: string): void {
  const inside = ['assume_role', 'assume_role_with_web_identity'].flatMap((name) => [
    ...blocksOf(part, name).map((block) => argumentOf(block, 'role_arn')),
    roleOf(argumentOf(part, name)),
  ]);
  for (const value of [...inside, argumentOf(part, 'role_arn')].flatMap((one) => optionsOf(one))) {
    const text = plainText(value);
    const to = text === undefined || text.startsWith('arn:') ? identityAlias(value, 'role') : undefined;
    if (to) derivedOf(module.root, part.scope.file).references.push({ type: 'assumes', from, fromType, to, span: useOf(value) });
  }
}

function roleOf(value: Value | undefined): Value | undefined {
  return value?.kind === 'object' ? value.entries.find((entry) => entry.key === 'role_arn')?.value : undefined;
}
