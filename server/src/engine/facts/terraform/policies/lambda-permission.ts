/** `aws_lambda_permission`: one statement of a function's resource policy, written as a resource. */
import type { Value } from '../../../syntax/value';
import { FUNCTION_LIMITS, type Permission, permissionDocument } from '../../permission';
import { attributeOf } from '../file';
import { argumentOf } from '../module/body';
import type { Instance } from '../module/module';
import { derivedOf } from '../module/root';
import { plainText } from '../values/scope';

/** Adds the statement of a permission as a resource policy. */
export function extractLambdaPermission(instance: Instance): void {
  if (instance.mode !== 'resource' || instance.type !== 'aws_lambda_permission') return;
  const { alias, scope, module } = instance;
  derivedOf(module.root, scope.file).policies.push({
    ...{ key: alias, name: instance.address, purpose: 'resource', form: 'policy-document' },
    ...permissionDocument(permissionOf(instance)),
    holders: [alias],
    span: instance.span,
  });
}

function permissionOf(instance: Instance): Permission {
  const [action, principal, resource] = ['action', 'principal', 'function_name'].map((name) => argumentOf(instance, name));
  const limits = FUNCTION_LIMITS.flatMap(([property, operator, key]) => {
    const name = snake(property);
    const value = attributeOf(instance.body, name) && argumentOf(instance, name);
    return value && !(value.kind === 'literal' && value.value === null) ? [{ operator, key, value }] : [];
  });
  return {
    span: instance.span,
    action,
    principal: principal && { type: principalType(principal), value: principal },
    resource,
    limits,
  };
}

/** `PrincipalOrgID` is `principal_org_id`. */
function snake(property: string): string {
  return property.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}

function principalType(value: Value): '*' | 'Service' | 'AWS' {
  const text = plainText(value) ?? '';
  return text === '*' ? '*' : text.endsWith('.amazonaws.com') ? 'Service' : 'AWS';
}
