import { givenEntry, madeEntry, madeObject, madeText } from '../../../syntax/made';
import type { Span } from '../../../syntax/span';
import type { Entry, Value } from '../../../syntax/value';
import { resource } from './nodes';

export interface RoleParts {
  readonly name?: Value | undefined;
  readonly statements?: Value | undefined;
  readonly managed?: Value | undefined;
  readonly boundary?: Value | undefined;
}

/** A role for functions as the framework writes it: the statements are one inline policy. */
export function roleWith(id: string, span: Span, { name, statements, managed, boundary }: RoleParts): Entry {
  const policy = statements && [
    madeEntry('PolicyName', madeText(statements.span, 'statements')),
    madeEntry('PolicyDocument', madeObject(statements.span, ...givenEntry('Statement', statements))),
  ];
  return resource(id, span, 'AWS::IAM::Role', [
    ...givenEntry('RoleName', name),
    ...givenEntry('ManagedPolicyArns', managed),
    ...givenEntry('PermissionsBoundary', boundary),
    ...(policy && statements
      ? [madeEntry('Policies', { kind: 'list', span: statements.span, items: [madeObject(statements.span, ...policy)] })]
      : []),
  ]);
}
