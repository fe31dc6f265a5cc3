/** Who gets which role: members, bindings and policies of any resource, by the name of their type. */
import { termsOf } from '../../../iam/terms';
import { parseEmbeddedJson } from '../../../syntax/data/json';
import { get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { CloudLevel } from '../../model';
import { type CloudFacts, type CloudResource, ofResource } from '../resource';
import { addPoolMember } from './federation';
import { memberOf } from './members';
import { eachOf, firstOf, keyOf, partsAt, standing } from './parts';

const LEVELS: Readonly<Record<string, CloudLevel>> = {
  project: 'project',
  projects: 'project',
  folder: 'folder',
  folders: 'folder',
  organization: 'organization',
  organizations: 'organization',
};
/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam, and so for every resource. */
const TERRAFORM = /^google_(\w{1,80}?)_iam_(member|binding|policy)$/;
const MANAGER = /\.(\w{1,60})\.iamMemberBinding$/;

/** The kind of resource that a type gives roles on: `project` of `google_project_iam_member`. */
export function grantedOn(type: string): string | undefined {
  if (type === 'google_iam_policy') return '';
  return TERRAFORM.exec(type)?.[1] ?? MANAGER.exec(type)?.[1];
}

/** Reads a member, a binding or a policy. */
export function readGrant(resource: CloudResource, facts: CloudFacts): void {
  const { body, type } = resource;
  const level = type === 'google_iam_policy' ? 'unknown' : (LEVELS[grantedOn(type) ?? ''] ?? 'resource');
  if (type === 'google_iam_policy' || resource.notation === 'deployment-manager') readBindings(resource, facts, body, level);
  const data = eachOf(get(body, 'policy_data')).map((one) => (one.kind === 'string' ? parseEmbeddedJson(one).value : one));
  for (const policy of data) if (policy?.kind === 'object') readBindings(resource, facts, policy, level);
  if (TERRAFORM.exec(type)?.[2] !== 'policy') readBinding(resource, facts, body, level);
}

/** The bindings of a policy: blocks of a data source, or the items of its JSON. */
export function readBindings(resource: CloudResource, facts: CloudFacts, policy: ObjectValue, level: CloudLevel): void {
  for (const name of ['binding', 'bindings'])
    for (const binding of partsAt(policy, [name])) readBinding(resource, facts, binding, level);
}

function readBinding(resource: CloudResource, facts: CloudFacts, binding: ObjectValue, level: CloudLevel): void {
  const members = [...eachOf(get(binding, 'member')), ...eachOf(get(binding, 'members'))];
  for (const role of eachOf(get(binding, 'role')))
    for (const member of members) addGrant(resource, facts, { role, member, level, binding });
}

export interface Granted {
  readonly role: Value;
  readonly member: Value;
  readonly level: CloudLevel;
  readonly binding: ObjectValue;
}

/** Adds one role of one member. */
export function addGrant(resource: CloudResource, facts: CloudFacts, { role, member, level, binding }: Granted): void {
  const [term] = termsOf(role);
  const who = memberOf(
    member,
    binding.entries.some(({ value }) => value.kind === 'list' && value.items.includes(member)),
  );
  if (!term || !who) return;
  const roleName = textOf(role);
  const condition = firstOf(binding, ['condition']);
  const [expression] = condition ? termsOf(get(eachOf(condition)[0], 'expression') ?? condition) : [];
  const custom = isRoleKey(role) ? keyOf(role) : undefined;
  const [scope] = termsOf(scopeOf(resource.body));
  const on = keyOf(scopeOf(resource.body));
  facts.cloudGrants.push({
    ...ofResource('gcp', resource),
    ...{ role: { ...term, ...standing(role) }, member: who, level },
    ...(roleName === undefined ? {} : { roleName }),
    ...(custom ? { customRole: custom } : {}),
    ...(scope ? { scope } : {}),
    ...(on ? { on } : {}),
    ...(expression ? { condition: expression } : {}),
    ...(binding === resource.body ? {} : { item: binding.span }),
  });
  if (who.term.text.startsWith('principal')) addPoolMember(resource, facts, member, who.term);
}

function isRoleKey(role: Value): boolean {
  return (role.kind === 'string' || role.kind === 'unknown') && /_iam_custom_role$/.test(role.origin?.type ?? '');
}

/** What the roles are given on, by the arguments that name it. */
const SCOPES = [
  'project',
  'folder',
  'org_id',
  'service_account_id',
  'bucket',
  'secret_id',
  'dataset_id',
  'service',
  'name',
  'resource',
];

function scopeOf(body: ObjectValue): Value | undefined {
  return firstOf(body, SCOPES);
}
