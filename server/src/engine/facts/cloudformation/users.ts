/** Access keys, and policies that IAM users are given directly. Types: "AWS::IAM" in the CloudFormation template reference. */
import { spanOf } from '../../syntax/span';
import { get, textOf, type Value } from '../../syntax/value';
import { holderOf } from './attachments';
import { aliasOf, allItems, entriesOf, type Resource, type Template } from './template';

/** Fills `facts.userMeans` with the policies of users, `facts.credentials` with their access keys. */
export function extractUsers(template: Template): void {
  for (const resource of template.resources) {
    const { type, properties } = resource;
    if (type === 'AWS::IAM::User') addOwn(template, resource);
    if (type === 'AWS::IAM::UserPolicy') addAttached(template, resource, get(properties, 'UserName'));
    if (type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy')
      addAttached(template, resource, get(properties, 'Users'));
    if (type === 'AWS::IAM::AccessKey' && textOf(get(properties, 'Status')) !== 'Inactive') addKey(template, resource);
  }
}

/** Inline documents by their names, managed policies by their ARNs. */
function addOwn(template: Template, { id, span, properties }: Resource): void {
  const inline = allItems(get(properties, 'Policies')).map((policy) => get(policy, 'PolicyName') ?? policy);
  for (const value of [...inline, ...allItems(get(properties, 'ManagedPolicyArns'))]) {
    const fact = { about: 'policy', user: aliasOf(template, id), from: id, span: value.span, block: span } as const;
    template.context.facts.userMeans.push(fact);
  }
}

function addAttached(template: Template, { id, span }: Resource, users: Value | undefined): void {
  for (const value of allItems(users)) {
    const reference = value.kind === 'unknown' ? /^!Ref (\w{1,255})$/.exec(value.reference ?? '')?.[1] : undefined;
    const user = holderOf(template, value, 'iam-user') ?? (reference && aliasOf(template, reference));
    if (user) template.context.facts.userMeans.push({ about: 'policy', user, from: id, span: value.span, block: span });
  }
}

/** The key at its logical name, and every output that hands out its secret half. */
function addKey(template: Template, { id, type, span, properties }: Resource): void {
  const { context, root } = template;
  const identity = aliasOf(template, id);
  const serial = get(properties, 'Serial');
  context.facts.credentials.push({
    type: 'access-key',
    storage: 'none',
    span,
    literal: { start: span.start, end: span.end },
    slot: { kind: 'cfn-property', name: 'SecretAccessKey', owner: id, ownerType: type },
    confidence: 'high',
    evidence: [serial ? 'replaced when Serial is raised' : 'nothing replaces it'],
    fingerprint: '',
    identity,
  });
  const secret = new RegExp(`["']?\\b${id}["']?(?:\\.|,\\s{0,100}["']?)SecretAccessKey\\b`, 'g');
  for (const { key, value } of entriesOf(get(root, 'Outputs'))) {
    const { start, end } = value.span;
    for (const match of context.text.slice(start, end).matchAll(secret)) {
      const from = start + match.index;
      const place = spanOf(context.file, { start: from, end: from + match[0].length });
      context.facts.references.push({ type: 'uses', from: `output ${key}`, fromType: 'output', to: identity, span: place });
    }
  }
}
