import type { Span } from '../../../syntax/span';
import type { Entry, Value } from '../../../syntax/value';
import { entry, given, object, resource, text } from './nodes';

export interface RoleParts {
  readonly name?: Value | undefined;
  readonly statements?: Value | undefined;
  readonly managed?: Value | undefined;
  readonly boundary?: Value | undefined;
}

/** A role for functions as the framework writes it: the statements are one inline policy. */
export function roleWith(id: string, span: Span, { name, statements, managed, boundary }: RoleParts): Entry {
  const policy = statements && [
    entry('PolicyName', text('statements', statements.span)),
    entry('PolicyDocument', object(statements.span, given('Statement', statements))),
  ];
  return resource(id, span, 'AWS::IAM::Role', [
    ...given('RoleName', name),
    ...given('ManagedPolicyArns', managed),
    ...given('PermissionsBoundary', boundary),
    ...(policy && statements
      ? [entry('Policies', { kind: 'list', span: statements.span, items: [object(statements.span, policy)] })]
      : []),
  ]);
}
