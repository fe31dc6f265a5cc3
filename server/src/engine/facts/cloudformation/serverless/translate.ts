/**
 * A Serverless Framework service as the CloudFormation template that it becomes, made of the file's own nodes.
 * https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
 */

import { givenEntry, madeEntry, madeObject } from '../../../syntax/made';
import { type Entry, get, textOf, type Value } from '../../../syntax/value';
import { entriesOf } from '../template';
import { functionsOf, isCall } from './functions';
import { resource } from './nodes';
import { roleWith } from './roles';
import { variablesOf } from './variables';

/** Sections of a template that `resources` may have. */
const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Outputs'];

/** The template; undefined where the document is no service on AWS. */
export function serverlessRoot(document: Value, source: string): Value | undefined {
  if (!get(document, 'provider') || !(get(document, 'service') || get(document, 'functions') || get(document, 'resources')))
    return undefined;
  const service = variablesOf(document, source)(document);
  const provider = get(service, 'provider');
  const name = textOf(get(provider, 'name')) ?? textOf(provider) ?? 'aws';
  if (!provider || name !== 'aws') return undefined;
  const parts = sectionsOf(get(service, 'resources'));
  const resources: Entry[] = [
    ...shared(provider),
    ...functionsOf(service, provider),
    ...parts.flatMap((part) => entriesOf(get(part, 'Resources'))),
  ];
  const sections = SECTIONS.flatMap((section) => {
    const entries = parts.flatMap((part) => entriesOf(get(part, section)));
    return entries.length > 0 ? [madeEntry(section, madeObject(service.span, ...entries))] : [];
  });
  return madeObject(service.span, madeEntry('Resources', madeObject(service.span, ...resources)), ...sections);
}

/** `resources` is one part of a template or a list of them. */
function sectionsOf(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  return value.kind === 'list' ? value.items : [value];
}

/** What `provider` makes: the role of all functions, their environment, the policy of the API. */
function shared(provider: Value): Entry[] {
  const iam = get(provider, 'iam', 'role');
  const isGiven = get(provider, 'role') !== undefined || (iam !== undefined && (iam.kind !== 'object' || isCall(iam)));
  const role = roleWith('IamRoleLambdaExecution', iam?.span ?? provider.span, {
    name: get(iam, 'name'),
    statements: get(iam, 'statements') ?? get(provider, 'iamRoleStatements'),
    managed: get(iam, 'managedPolicies') ?? get(provider, 'iamManagedPolicies'),
    boundary: get(iam, 'permissionsBoundary') ?? get(iam, 'permissionBoundary') ?? get(provider, 'rolePermissionsBoundary'),
  });
  const environment = get(provider, 'environment');
  const policy = get(provider, 'apiGateway', 'resourcePolicy') ?? get(provider, 'resourcePolicy');
  return [
    ...(isGiven ? [] : [role]),
    ...(environment
      ? [
          resource(
            'provider',
            provider.span,
            'AWS::Lambda::Function',
            givenEntry('Environment', madeObject(environment.span, ...givenEntry('Variables', environment))),
          ),
        ]
      : []),
    ...(policy
      ? [
          resource(
            'ApiGatewayRestApi',
            policy.span,
            'AWS::ApiGateway::RestApi',
            givenEntry('Policy', madeObject(policy.span, ...givenEntry('Statement', policy))),
          ),
        ]
      : []),
  ];
}
