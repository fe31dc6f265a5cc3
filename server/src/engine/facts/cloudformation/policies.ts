/** Policy documents: inline, managed, trust and resource policies, wherever a property holds a `Statement`. */
import type { Purpose } from '../../iam/model';
import { readDocument } from '../../iam/statements';
import { parseEmbeddedJson } from '../../syntax/data/json';
import { get, HOLE, textOf, type Value } from '../../syntax/value';
import type { Alias, PolicyFact } from '../model';
import { aliasOf, alternatives, entriesOf, type Resource, type Template } from './template';

const IDENTITY_TYPES = new Set([
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IoT::Policy',
  'AWS::Serverless::Function',
  'AWS::Serverless::StateMachine',
  'AWS::SSO::PermissionSet',
]);
const HOLDER_TYPES = new Set(['AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::User']);

/** The role that SAM makes for a function or state machine without one. */
export function implicitRole(template: Template, { id, type, properties }: Resource): Alias | undefined {
  if (type !== 'AWS::Serverless::Function' && type !== 'AWS::Serverless::StateMachine') return undefined;
  return get(properties, 'Role') ? undefined : aliasOf(template, `${id}Role`);
}

/** Fills `facts.policies`. */
export function extractPolicies(template: Template): void {
  for (const resource of template.resources) {
    if (resource.properties) find(template, resource, resource.properties, '', '');
  }
}

function find(template: Template, resource: Resource, value: Value, key: string, path: string): void {
  if (value.kind === 'list') {
    const items = value.tag === '!If' ? alternatives(value) : value.items;
    items.forEach((item, i) => {
      find(template, resource, item, key, value.tag === '!If' ? path : `${path}.${i}`);
    });
    return;
  }
  const document = documentIn(value, key);
  if (document) add(template, resource, document, key, path);
  else for (const entry of entriesOf(value)) find(template, resource, entry.value, entry.key, `${path}.${entry.key}`);
}

/** A policy as an object, or as JSON in a string of a property that is called a policy. */
function documentIn(value: Value, key: string): Value | undefined {
  if (value.kind === 'object') return get(value, 'Statement') ? value : undefined;
  if (value.kind !== 'string' || !/Polic|^Content$/.test(key)) return undefined;
  if (!value.text.trimStart().startsWith('{') || !value.text.includes('"Statement"')) return undefined;
  const parsed = parseEmbeddedJson(value).value;
  return get(parsed, 'Statement') ? parsed : undefined;
}

function add(template: Template, resource: Resource, document: Value, key: string, path: string): void {
  const { id, type } = resource;
  const trust = key === 'AssumeRolePolicyDocument';
  const role = implicitRole(template, resource);
  const own = trust || HOLDER_TYPES.has(type) ? aliasOf(template, id) : role;
  const managed = type === 'AWS::IAM::ManagedPolicy' || type === 'AWS::IAM::Policy';
  const fact: PolicyFact = {
    key: managed ? aliasOf(template, id) : `${aliasOf(template, id)}${path}`,
    name: `${id} ${labelOf(resource, key, path)}`,
    purpose: purposeOf(type, trust),
    form: template.context.text[document.span.start] === '{' && document.span.via ? 'inline-json' : 'cloudformation',
    ...readDocument(document),
    holders: own ? [own] : [],
    span: document.span,
  };
  template.context.facts.policies.push(fact);
}

function purposeOf(type: string, trust: boolean): Purpose {
  if (trust) return 'trust';
  if (HOLDER_TYPES.has(type) || IDENTITY_TYPES.has(type)) return 'identity';
  // A managed policy may be a boundary: its attachments say.
  if (type === 'AWS::IAM::ManagedPolicy') return 'unknown';
  return type === 'AWS::Organizations::Policy' ? 'scp' : 'resource';
}

/** `AssumeRolePolicyDocument`, or the name that an inline policy has. The rules know the policy of an endpoint by its name. */
function labelOf({ type, properties }: Resource, key: string, path: string): string {
  if (type === 'AWS::EC2::VPCEndpoint') return 'VPC endpoint policy';
  const index = /^\.Policies\.(\d+)/.exec(path)?.[1];
  const list = get(properties, 'Policies');
  const policy = index && list?.kind === 'list' ? list.items[Number(index)] : undefined;
  const name = textOf(get(policy, 'PolicyName'));
  return name && !name.includes(HOLE) ? `policy ${name}` : key;
}
