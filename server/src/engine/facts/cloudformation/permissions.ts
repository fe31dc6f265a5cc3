/** Resources that are one statement of another resource's policy: a function's permission, a layer's, an event bus's. */
import { readDocument } from '../../iam/statements';
import { type Entry, get, type StringValue, textOf, type Value } from '../../syntax/value';
import { aliasOf, alternatives, type Resource, type Template } from './template';

interface Form {
  readonly principal: string;
  readonly resource: string;
  /** Property, operator and condition key: how AWS writes the limit into the policy. */
  readonly limits: readonly (readonly [property: string, operator: string, key: string])[];
}

const LAMBDA: Form = {
  principal: 'Principal',
  resource: 'FunctionName',
  limits: [
    ['SourceArn', 'ArnLike', 'AWS:SourceArn'],
    ['SourceAccount', 'StringEquals', 'AWS:SourceAccount'],
    ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
    ['EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'],
    ['FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'],
    ['InvokedViaFunctionUrl', 'Bool', 'lambda:InvokedViaFunctionUrl'],
  ],
};

const FORMS: Readonly<Record<string, Form>> = {
  'AWS::Lambda::Permission': LAMBDA,
  'AWS::Lambda::LayerVersionPermission': {
    principal: 'Principal',
    resource: 'LayerVersionArn',
    limits: [['OrganizationId', 'StringEquals', 'aws:PrincipalOrgID']],
  },
  'AWS::Events::EventBusPolicy': { principal: 'Principal', resource: 'EventBusName', limits: [] },
};

/** Fills `facts.policies` with a resource policy each. */
export function extractPermissions(template: Template): void {
  for (const resource of template.resources) {
    openUrl(template, resource);
    const form = FORMS[resource.type];
    // The newer form of an event bus policy has a whole statement, which is found as any other.
    if (!form || !get(resource.properties, 'Action')) continue;
    const { span } = resource;
    const statement: Value = { kind: 'object', span, entries: entriesOf(resource, form) };
    const document: Value = { kind: 'object', span, entries: [{ key: 'Statement', keySpan: span, value: statement }] };
    template.context.facts.policies.push({
      key: aliasOf(template, resource.id),
      name: resource.id,
      purpose: 'resource',
      form: 'cloudformation',
      ...readDocument(document),
      holders: [aliasOf(template, resource.id)],
      span,
    });
  }
}

/** SAM writes the permission for everyone itself where the URL of a function asks for no login. */
function openUrl(template: Template, resource: Resource): void {
  if (resource.type !== 'AWS::Serverless::Function') return;
  const auth = get(get(resource.properties, 'FunctionUrlConfig'), 'AuthType');
  const none = auth && alternatives(auth).find((one) => textOf(one) === 'NONE');
  if (!none) return;
  const { span } = none;
  const said = (text: string): StringValue => ({ kind: 'string', span, literal: span, text, style: 'plain' });
  const object = (...pairs: readonly (readonly [string, Value])[]): Value => ({
    kind: 'object',
    span,
    entries: pairs.map(([key, value]) => ({ key, keySpan: span, value })),
  });
  const statement = object(
    ['Effect', said('Allow')],
    ['Action', said('lambda:InvokeFunctionUrl')],
    ['Principal', object(['*', said('*')])],
    ['Condition', object(['StringEquals', object(['lambda:FunctionUrlAuthType', none])])],
  );
  template.context.facts.policies.push({
    key: `${aliasOf(template, resource.id)}.FunctionUrlConfig`,
    name: `${resource.id} FunctionUrlConfig`,
    purpose: 'resource',
    form: 'cloudformation',
    ...readDocument(object(['Statement', statement])),
    holders: [aliasOf(template, resource.id)],
    span: resource.span,
  });
}

function entriesOf({ span, properties }: Resource, form: Form): Entry[] {
  const entry = (key: string, value: Value): Entry => ({ key, keySpan: value.span, value });
  const object = (...entries: Entry[]): Value => ({ kind: 'object', span, entries });
  const allow: StringValue = { kind: 'string', span, literal: span, text: 'Allow', style: 'plain' };
  const [action, principal, resource] = ['Action', form.principal, form.resource].map((name) => get(properties, name));
  const limits = form.limits.flatMap(([property, operator, key]) => {
    const value = get(properties, property);
    return value && alternatives(value).length > 0 ? [entry(operator, object(entry(key, value)))] : [];
  });
  const condition = get(properties, 'Condition');
  // An event bus takes a condition as { Type, Key, Value }.
  const [operator, key, limit] = ['Type', 'Key', 'Value'].map((name) => get(condition, name));
  const [operatorText, keyText] = [textOf(operator), textOf(key)];
  if (limit && operatorText && keyText) limits.push(entry(operatorText, object(entry(keyText, limit))));
  return [
    entry('Effect', allow),
    ...(action ? [entry('Action', action)] : []),
    ...(principal ? [entry('Principal', object(entry(principalType(principal), principal)))] : []),
    ...(resource ? [entry('Resource', resource)] : []),
    ...(limits.length > 0 ? [entry('Condition', object(...limits))] : []),
  ];
}

function principalType(value: Value): string {
  const texts = alternatives(value).map((one) => (one.kind === 'string' ? one.text : ''));
  if (texts.some((text) => text === '*')) return '*';
  // `!Sub events.${AWS::URLSuffix}` is a service as well.
  return texts.some((text) => /\.amazonaws\.com(?:\.cn)?$|^[a-z0-9-]+\.(?:[a-z0-9-]+\.)?\uFFFC$/.test(text)) ? 'Service' : 'AWS';
}
