/** Policy documents: inline, managed, trust and resource policies, wherever a property holds a `Statement`. */
import { readDocument } from '../../iam/statements';
import { parseEmbeddedJson } from '../../syntax/data/json';
import { get, HOLE, textOf, type Value } from '../../syntax/value';
import type { PolicyFact } from '../model';
import { HOLDER_TYPES, purposeOf } from './policy-purposes';
import { aliasOf, allItems, alternatives, entriesOf, type Resource, type Template } from './template';

/** Properties that hold nothing but a policy. */
const DOCUMENT =
  /(?:PolicyDocument|^KeyPolicy|^FileSystemPolicy|^RepositoryPolicyText|^ResourcePolicy|^AccessPolicies|^InlinePolicy)$/;

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
  else if (value.kind === 'unknown' && DOCUMENT.test(key)) noteUnresolved(template, resource, value);
  else for (const entry of entriesOf(value)) find(template, resource, entry.value, entry.key, `${path}.${entry.key}`);
}

/** A policy as an object, or as JSON in a string of a property that is called a policy. */
function documentIn(value: Value, key: string): Value | undefined {
  if (value.kind === 'object') return asDocument(value, key);
  if (value.kind !== 'string' || !/Polic|^Content$/.test(key)) return undefined;
  if (!value.text.trimStart().startsWith('{') || !value.text.includes('"Statement"')) return undefined;
  const parsed = parseEmbeddedJson(value).value;
  return get(parsed, 'Statement') ? parsed : undefined;
}

/** Rules of a firewall and Cedar policies have a `Statement` too; that of IAM has an effect. */
function asDocument(value: Value, key: string): Value | undefined {
  const statement = get(value, 'Statement');
  if (statement) {
    const isPolicy = /Polic/.test(key) || allItems(statement).some((one) => one.kind === 'object' && get(one, 'Effect'));
    return isPolicy ? value : undefined;
  }
  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
  const custom = key === 'ResourcePolicy' ? get(value, 'CustomStatements') : undefined;
  if (!custom) return undefined;
  return { kind: 'object', span: custom.span, entries: [{ key: 'Statement', keySpan: custom.span, value: custom }] };
}

function add(template: Template, resource: Resource, document: Value, key: string, path: string): void {
  const { id, type } = resource;
  const own = HOLDER_TYPES.has(type) ? aliasOf(template, id) : template.implicitRoles.get(id);
  const managed = type === 'AWS::IAM::ManagedPolicy' || type === 'AWS::IAM::Policy';
  const purpose = purposeOf(type, key);
  const fact: PolicyFact = {
    key: managed ? aliasOf(template, id) : `${aliasOf(template, id)}${path}`,
    name: `${id} ${labelOf(resource, key, path)}`,
    purpose,
    form: template.context.text[document.span.start] === '{' && document.span.via ? 'inline-json' : 'cloudformation',
    ...readDocument(document),
    holders: own && purpose !== 'resource' ? [own] : [],
    span: document.span,
  };
  template.context.facts.policies.push(fact);
}

/** The document comes in from a parameter, another stack or a transform. */
function noteUnresolved({ context }: Template, { id }: Resource, { span, reference }: Value & { kind: 'unknown' }): void {
  context.facts.unresolved.push({ reason: `policy of ${id} could not be resolved (${reference ?? 'unknown'})`, span });
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
