/** Resources that are one statement of another resource's policy: a function's permission, a layer's, an event bus's. */
import { readDocument } from '../iam/statements';
import { givenEntry, madeEntry, madeObject, madeText } from '../syntax/made';
import type { Span } from '../syntax/span';
import type { Value } from '../syntax/value';

export interface Permission {
  readonly span: Span;
  readonly action?: Value | undefined;
  readonly principal?: { readonly type: '*' | 'Service' | 'AWS'; readonly value: Value } | undefined;
  readonly resource?: Value | undefined;
  /** What limits the principal. */
  readonly limits: readonly Limit[];
}

export interface Limit {
  readonly operator: string;
  readonly key: string;
  readonly value: Value;
}

/** What limits who calls a function, as the condition that AWS makes of it: the property in CloudFormation's spelling. */
export const FUNCTION_LIMITS: readonly (readonly [property: string, operator: string, key: string])[] = [
  ['SourceArn', 'ArnLike', 'AWS:SourceArn'],
  ['SourceAccount', 'StringEquals', 'AWS:SourceAccount'],
  ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
  ['EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'],
  ['FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'],
  ['InvokedViaFunctionUrl', 'Bool', 'lambda:InvokedViaFunctionUrl'],
];

/** The permission as the policy document that AWS keeps of it. */
export function permissionDocument({ span, action, principal, resource, limits }: Permission): ReturnType<typeof readDocument> {
  const conditions = limits.map(({ operator, key, value }) => madeEntry(operator, madeObject(span, madeEntry(key, value))));
  const statement = madeObject(
    span,
    madeEntry('Effect', madeText(span, 'Allow')),
    ...givenEntry('Action', action),
    ...(principal ? [madeEntry('Principal', madeObject(span, madeEntry(principal.type, principal.value)))] : []),
    ...givenEntry('Resource', resource),
    ...(conditions.length > 0 ? [madeEntry('Condition', madeObject(span, ...conditions))] : []),
  );
  return readDocument(madeObject(span, madeEntry('Statement', statement)));
}
