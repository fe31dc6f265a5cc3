/** Resources that are one statement of another resource's policy: a function's permission, a layer's, an event bus's. */
import { madeText } from '../../syntax/made';
import { get, textOf, type Value } from '../../syntax/value';
import { FUNCTION_LIMITS, type Limit, type Permission, permissionDocument } from '../permission';
import { aliasOf, alternatives, type Resource, type Template } from './template';

interface Form {
  readonly principal: string;
  readonly resource: string;
  /** Property, operator and condition key: how AWS writes the limit into the policy. */
  readonly limits: readonly (readonly [property: string, operator: string, key: string])[];
}

const LAMBDA: Form = { principal: 'Principal', resource: 'FunctionName', limits: FUNCTION_LIMITS };

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
    template.context.facts.policies.push({
      key: aliasOf(template, resource.id),
      name: resource.id,
      purpose: 'resource',
      form: 'cloudformation',
      ...permissionDocument(permissionOf(resource, form)),
      holders: [aliasOf(template, resource.id)],
      span: resource.span,
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
  const document = permissionDocument({
    span,
    action: madeText(span, 'lambda:InvokeFunctionUrl'),
    principal: { type: '*', value: madeText(span, '*') },
    limits: [{ operator: 'StringEquals', key: 'lambda:FunctionUrlAuthType', value: none }],
  });
  template.context.facts.policies.push({
    key: `${aliasOf(template, resource.id)}.FunctionUrlConfig`,
    name: `${resource.id} FunctionUrlConfig`,
    purpose: 'resource',
    form: 'cloudformation',
    ...document,
    holders: [aliasOf(template, resource.id)],
    span: resource.span,
  });
}

function permissionOf({ span, properties }: Resource, form: Form): Permission {
  const [action, principal, resource] = ['Action', form.principal, form.resource].map((name) => get(properties, name));
  const limits: Limit[] = form.limits.flatMap(([property, operator, key]) => {
    const value = get(properties, property);
    return value && alternatives(value).length > 0 ? [{ operator, key, value }] : [];
  });
  const condition = get(properties, 'Condition');
  // An event bus takes a condition as { Type, Key, Value }.
  const [operator, key, value] = ['Type', 'Key', 'Value'].map((name) => get(condition, name));
  const [operatorText, keyText] = [textOf(operator), textOf(key)];
  if (value && operatorText && keyText) limits.push({ operator: operatorText, key: keyText, value });
  return { span, action, resource, limits, principal: principal && { type: principalType(principal), value: principal } };
}

function principalType(value: Value): '*' | 'Service' | 'AWS' {
  const texts = alternatives(value).map((one) => (one.kind === 'string' ? one.text : ''));
  if (texts.some((text) => text === '*')) return '*';
  // `!Sub events.${AWS::URLSuffix}` is a service as well.
  return texts.some((text) => /\.amazonaws\.com(?:\.cn)?$|^[a-z0-9-]+\.(?:[a-z0-9-]+\.)?\uFFFC$/.test(text)) ? 'Service' : 'AWS';
}
