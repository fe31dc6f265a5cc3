/** Who gets which policy: managed policy lists, `Roles`/`Users`/`Groups` of a policy, SAM policy names, boundaries, groups. */
import { get, HOLE, type Value } from '../../syntax/value';
import type { Alias, AttachmentFact } from '../model';
import { aliasOf, allItems, type Resource, type Template, targetOf } from './template';

/** Property of a policy that lists holders → scheme of a literal name in it. */
const HOLDERS: readonly (readonly [property: string, scheme: string])[] = [
  ['Roles', 'iam-role'],
  ['Users', 'iam-user'],
  ['Groups', 'iam-group'],
  ['RoleName', 'iam-role'],
  ['UserName', 'iam-user'],
  ['GroupName', 'iam-group'],
];
const POLICY_TYPES = new Set([
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
]);

/** Fills `facts.attachments`. */
export function extractAttachments(template: Template): void {
  for (const resource of template.resources) {
    const { type, id, properties } = resource;
    const self = template.implicitRoles.get(id) ?? aliasOf(template, id);
    for (const value of allItems(get(properties, 'ManagedPolicyArns'))) attach(template, resource, value, self, 'grant');
    for (const value of allItems(get(properties, 'PermissionsBoundary'))) attach(template, resource, value, self, 'boundary');
    if (type.startsWith('AWS::Serverless::')) {
      for (const value of allItems(get(properties, 'Policies'))) attach(template, resource, value, self, 'grant', true);
    }
    if (type === 'AWS::IAM::User') {
      for (const value of allItems(get(properties, 'Groups'))) joinGroup(template, resource, value, self);
    }
    if (type === 'AWS::IAM::UserToGroupAddition') addMembers(template, resource);
    if (POLICY_TYPES.has(type)) extractHolders(template, resource);
  }
}

function extractHolders(template: Template, resource: Resource): void {
  const separate = resource.type.endsWith('Policy') && !/::(?:Managed)?Policy$/.test(resource.type);
  const policy = `${aliasOf(template, resource.id)}${separate ? '.PolicyDocument' : ''}`;
  for (const [property, scheme] of HOLDERS) {
    for (const value of allItems(get(resource.properties, property))) {
      const identity = holderOf(template, value, scheme);
      if (!identity) continue;
      const { start, end } = resource.span;
      const place = { span: resource.span, literal: { start, end }, identitySpan: value.span };
      template.context.facts.attachments.push({ policy, identity, type: 'grant', name: resource.id, ...place });
    }
  }
}

function attach(
  template: Template,
  { id }: Resource,
  value: Value,
  identity: Alias,
  type: AttachmentFact['type'],
  inSam = false,
): void {
  const policy = policyOf(template, value, inSam);
  const sam = inSam ? { inSam } : {};
  if (policy) template.context.facts.attachments.push({ policy, identity, type, name: id, ...placeOf(value), ...sam });
}

function joinGroup(template: Template, { id }: Resource, value: Value, identity: Alias): void {
  const policy = holderOf(template, value, 'iam-group');
  if (policy) template.context.facts.attachments.push({ policy, identity, type: 'grant', name: id, ...placeOf(value) });
}

function addMembers(template: Template, resource: Resource): void {
  const group = get(resource.properties, 'GroupName');
  for (const user of allItems(get(resource.properties, 'Users'))) {
    const member = holderOf(template, user, 'iam-user');
    if (group && member) joinGroup(template, resource, group, member);
  }
}

/** The identity that a value names, by reference or by a literal name of the scheme. */
export function holderOf(template: Template, value: Value, scheme: string): Alias | undefined {
  const target = targetOf(template, value);
  if (target) return aliasOf(template, target.id);
  return value.kind === 'string' && value.text !== '' && !value.text.includes(HOLE) ? `${scheme}:${value.text}` : undefined;
}

/** `managed-policy:<name>` of an AWS managed policy, the ARN of another one, or the alias of a policy of this template. */
function policyOf(template: Template, value: Value, byName: boolean): Alias | undefined {
  const target = targetOf(template, value);
  if (target) return aliasOf(template, target.id);
  if (value.kind !== 'string') return undefined;
  const { text } = value;
  const name = text.slice(text.lastIndexOf('/') + 1);
  if (name === '' || name.includes(HOLE)) return undefined;
  if (text.includes(':iam::aws:policy/')) return `managed-policy:${name}`;
  if (text.startsWith('arn:')) return text.includes(HOLE) ? undefined : text;
  return byName ? `managed-policy:${name}` : undefined;
}

function placeOf(value: Value): Pick<AttachmentFact, 'span' | 'literal'> {
  const literal = value.kind === 'string' ? value.literal : { start: value.span.start, end: value.span.end };
  return { span: value.span, literal };
}
