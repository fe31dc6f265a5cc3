/** `aws_lambda_permission`: one statement of a function's resource policy, written as a resource. */
import { readDocument } from '../../iam/statements';
import { spanOf } from '../../syntax/span';
import type { Entry, StringValue, Value } from '../../syntax/value';
import { argumentOf, attributeOf, type Holder, type TerraformFile } from './file';
import { plainText } from './scope';

/** Arguments that limit the principal, as the conditions that AWS makes of them. */
const CONDITIONS = [
  ['source_arn', 'ArnLike', 'AWS:SourceArn'],
  ['source_account', 'StringEquals', 'AWS:SourceAccount'],
  ['principal_org_id', 'StringEquals', 'aws:PrincipalOrgID'],
  ['event_source_token', 'StringEquals', 'lambda:EventSourceToken'],
  ['function_url_auth_type', 'StringEquals', 'lambda:FunctionUrlAuthType'],
  ['invoked_via_function_url', 'Bool', 'lambda:InvokedViaFunctionUrl'],
] as const;

/** Fills `facts.policies` with a resource policy each. */
export function extractLambdaPermissions(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'resource' || holder.type !== 'aws_lambda_permission') continue;
    const span = spanOf(file.context.file, holder.block);
    const statement: Value = { kind: 'object', span, entries: entriesOf(file, holder) };
    const document: Value = { kind: 'object', span, entries: [{ key: 'Statement', keySpan: span, value: statement }] };
    file.context.facts.policies.push({
      key: holder.alias,
      name: holder.address,
      purpose: 'resource',
      form: 'policy-document',
      ...readDocument(document),
      holders: [holder.alias],
      span: holder.span,
    });
  }
}

function entriesOf(file: TerraformFile, { body, span }: Holder): Entry[] {
  const entry = (key: string, value: Value, keySpan = value.span): Entry => ({ key, keySpan, value });
  const object = (...entries: Entry[]): Value => ({ kind: 'object', span, entries });
  const allow: StringValue = { kind: 'string', span, literal: span, text: 'Allow', style: 'plain' };
  const [action, principal, resource] = ['action', 'principal', 'function_name'].map((name) => argumentOf(file, body, name));
  const conditions = CONDITIONS.flatMap(([name, operator, key]) => {
    const value = attributeOf(body, name) && argumentOf(file, body, name);
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
