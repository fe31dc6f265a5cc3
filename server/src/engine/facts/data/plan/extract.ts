/** What a Terraform plan, or state, says of AWS identities: roles and users, their policies, and what is attached to them. */
import { readDocument } from '../../../iam/statements';
import { parseEmbeddedJson } from '../../../syntax/data/json';
import { spanOf } from '../../../syntax/span';
import { get, itemsOf, type StringValue, textOf, type Value } from '../../../syntax/value';
import { addCloudFacts, isCloudType } from '../../cloud/index';
import type { ExtractContext } from '../../context';
import { withoutLiterals } from '../../literals';
import type { Alias } from '../../model';
import { DECLARATIONS } from '../../terraform/identity-types';
import { ATTACHMENT_ARGUMENTS } from '../../terraform/policies/attachment-arguments';
import { POLICY_ARGUMENTS, type PolicyArgument } from '../../terraform/policies/policy-arguments';
import { type PlannedResource, withoutIndexes } from './resources';

const SCHEMES: Readonly<Record<string, string>> = { role: 'iam-role', user: 'iam-user', group: 'iam-group' };
/** Policies, or identities, that one attachment names. */
const MOST = 100;

/** A plan under analysis: its resources, also by address without indexes, because that is how references name them. */
interface Plan {
  readonly context: ExtractContext;
  readonly resources: readonly PlannedResource[];
  readonly byPlainAddress: ReadonlyMap<string, readonly PlannedResource[]>;
}

/**
 * Fills `identities`, `policies`, `attachments` and what clouds are told. The other copies of the same values in a plan are left out.
 * `open`: what is only known when the plan is applied is not there.
 */
export function extractPlan(context: ExtractContext, resources: readonly PlannedResource[], open: boolean): void {
  const byPlainAddress = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    const plain = withoutIndexes(resource.address);
    const same = byPlainAddress.get(plain);
    if (same) same.push(resource);
    else byPlainAddress.set(plain, [resource]);
  }
  const plan: Plan = { context, resources, byPlainAddress };
  for (const resource of resources) {
    declare(plan, resource);
    for (const argument of POLICY_ARGUMENTS.get(resource.type) ?? [])
      policy(plan, resource, argument, get(resource.values, argument.argument), argument.argument);
    if (resource.type === 'aws_iam_role')
      for (const [i, block] of itemsOf(get(resource.values, 'inline_policy')).entries())
        policy(plan, resource, { argument: 'policy', purpose: 'identity' }, get(block, 'policy'), `inline_policy[${i}].policy`);
    attach(plan, resource);
    const { address: owner, type, span: block, values } = resource;
    const body = open ? ({ ...values, open: true } as const) : values;
    if (isCloudType(type))
      addCloudFacts({ notation: 'terraform', type, owner, alias: aliasOf(plan, owner), block, body, open }, context.facts);
  }
}

function aliasOf({ context }: Plan, address: string): Alias {
  return `plan:${context.file}:${address}`;
}

function declare(plan: Plan, { address, type, name, values }: PlannedResource): void {
  const declaration = DECLARATIONS.get(type);
  if (!declaration || (!type.startsWith('aws_') && declaration.provider !== 'database')) return;
  const value = get(values, declaration.name);
  const given = textOf(value);
  const alias = aliasOf(plan, address);
  const { file, facts } = plan.context;
  facts.identities.push({
    kind: declaration.kind,
    provider: declaration.provider,
    name: given || name,
    aliases: given && declaration.scheme ? [alias, `${declaration.scheme}:${given}`] : [alias],
    declared: true,
    span: spanOf(file, values.span),
  });
}

function policy(plan: Plan, resource: PlannedResource, argument: PolicyArgument, value: Value | undefined, label: string): void {
  const { address, type } = resource;
  if (
    value?.kind !== 'string' ||
    (type === 'aws_organizations_policy' && /tag|backup/i.test(textOf(get(resource.values, 'type')) ?? ''))
  )
    return;
  const { value: document } = parseEmbeddedJson(value);
  if (document?.kind !== 'object') return;
  // A managed policy may be granted or be a boundary: what attaches it decides.
  const isManaged = type === 'aws_iam_policy';
  plan.context.facts.policies.push({
    key: aliasOf(plan, isManaged ? address : `${address}#${label}`),
    name: isManaged ? address : `${address} ${label}`,
    purpose: isManaged ? 'unknown' : argument.purpose,
    form: 'inline-json',
    holders: isManaged
      ? []
      : argument.holder
        ? receivers(plan, resource, argument.holder).map(({ alias }) => alias)
        : [aliasOf(plan, address)],
    // A plan is made from the configuration: that is the place to change something.
    statements: readDocument(document).statements.map((one) => withoutLiterals(one, () => true)),
    issues: [],
    span: document.span,
  });
}

interface Named {
  readonly alias: Alias;
  readonly value?: StringValue;
}

/** The identities that an argument names: by what will be there, or by the resource that it refers to. */
function receivers(plan: Plan, resource: PlannedResource, argument: string): Named[] {
  const scheme = SCHEMES[/^(?:role|user|group)/.exec(argument)?.[0] ?? ''];
  const named = itemsOf(get(resource.values, argument)).flatMap((value): Named[] => {
    const text = textOf(value);
    if (value.kind !== 'string' || !text) return [];
    return [{ alias: text.startsWith('arn:') || !scheme ? text : `${scheme}:${text}`, value }];
  });
  return named.length > 0 ? named.slice(0, MOST) : referred(plan, resource, argument);
}

function referred(plan: Plan, resource: PlannedResource, argument: string): Named[] {
  const found = resource.references(argument).flatMap((address) => plan.byPlainAddress.get(address) ?? []);
  // `role = aws_iam_role.this[each.key]`: of several instances the one with the same index is meant.
  const same = found.filter((one) => indexOf(one.address) === indexOf(resource.address));
  return (same.length > 0 ? same : found).slice(0, MOST).map(({ address }) => ({ alias: aliasOf(plan, address) }));
}

function indexOf(address: string): string {
  return address.slice(withoutIndexes(address).length === address.length ? address.length : address.indexOf('['));
}

function attach(plan: Plan, resource: PlannedResource): void {
  for (const form of ATTACHMENT_ARGUMENTS.get(resource.type) ?? []) {
    const holders: Named[] =
      form.holders === 'self'
        ? [{ alias: aliasOf(plan, resource.address) }]
        : form.holders.flatMap((one) => receivers(plan, resource, one));
    for (const { alias, value } of policiesIn(plan, resource, form.policies)) {
      const span = value?.span ?? spanOf(plan.context.file, resource.values.span);
      const place = { span, literal: value?.literal ?? { start: span.start, end: span.end } };
      for (const holder of holders) {
        const who = holder.value ? { identitySpan: holder.value.span } : {};
        plan.context.facts.attachments.push({
          policy: alias,
          identity: holder.alias,
          type: form.type,
          name: resource.address,
          ...place,
          ...who,
        });
      }
    }
  }
}

function policiesIn(plan: Plan, resource: PlannedResource, argument: string): Named[] {
  if (argument.startsWith('group')) return receivers(plan, resource, argument);
  const known = itemsOf(get(resource.values, argument)).flatMap((value): Named[] => {
    if (value.kind !== 'string' || !value.text.startsWith('arn:')) return [];
    const name = value.text.slice(value.text.lastIndexOf('/') + 1);
    return [{ alias: value.text.includes(':iam::aws:policy/') ? `managed-policy:${name}` : value.text, value }];
  });
  return known.length > 0 ? known.slice(0, MOST) : referred(plan, resource, argument);
}
