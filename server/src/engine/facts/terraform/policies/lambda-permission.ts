/** `aws_lambda_permission`: one statement of a function's resource policy, written as a resource. */
import { readDocument } from '../../../iam/statements';
import { spanOf } from '../../../syntax/span';
import type { Entry, StringValue, Value } from '../../../syntax/value';
import { attributeOf } from '../file';
import { argumentOf } from '../module/body';
import type { Instance } from '../module/module';
import { derivedOf } from '../module/root';
import { plainText } from '../values/scope';

/** Arguments that limit the principal, as the conditions that AWS makes of them. */
const CONDITIONS = [
  ['source_arn', 'ArnLike', 'AWS:SourceArn'],
  ['source_account', 'StringEquals', 'AWS:SourceAccount'],
  ['principal_org_id', 'StringEquals', 'aws:PrincipalOrgID'],
  ['event_source_token', 'StringEquals', 'lambda:EventSourceToken'],
  ['function_url_auth_type', 'StringEquals', 'lambda:FunctionUrlAuthType'],
  ['invoked_via_function_url', 'Bool', 'lambda:InvokedViaFunctionUrl'],
] as const;

/** Adds the statement of a permission as a resource policy. */
export function extractLambdaPermission(instance: Instance): void {
  if (instance.mode !== 'resource' || instance.type !== 'aws_lambda_permission') return;
  const { alias, scope, module } = instance;
  const span = spanOf(scope.file, instance.block);
  const statement: Value = { kind: 'object', span, entries: entriesOf(instance) };
  const document: Value = { kind: 'object', span, entries: [{ key: 'Statement', keySpan: span, value: statement }] };
  derivedOf(module.root, scope.file).policies.push({
    ...{ key: alias, name: instance.address, purpose: 'resource', form: 'policy-document' },
    ...readDocument(document),
    holders: [alias],
    span: instance.span,
  });
}

function entriesOf(instance: Instance): Entry[] {
  const { body, span } = instance;
  const entry = (key: string, value: Value, keySpan = value.span): Entry => ({ key, keySpan, value });
  const object = (...entries: Entry[]): Value => ({ kind: 'object', span, entries });
  const allow: StringValue = { kind: 'string', span, literal: span, text: 'Allow', style: 'plain' };
  const [action, principal, resource] = ['action', 'principal', 'function_name'].map((name) => argumentOf(instance, name));
  const conditions = CONDITIONS.flatMap(([name, operator, key]) => {
    const value = attributeOf(body, name) && argumentOf(instance, name);
    return value && !(value.kind === 'literal' && value.value === null) ? [entry(operator, object(entry(key, value)))] : [];
  });
  return [
    entry('Effect', allow),
    ...(action ? [entry('Action', action)] : []),
    ...(principal ? [entry('Principal', object(entry(principalType(principal), principal)))] : []),
    ...(resource ? [entry('Resource', resource)] : []),
    ...(conditions.length > 0 ? [entry('Condition', object(...conditions))] : []),
  ];
}

function principalType(value: Value): string {
  const text = plainText(value) ?? '';
  return text === '*' ? '*' : text.endsWith('.amazonaws.com') ? 'Service' : 'AWS';
}
