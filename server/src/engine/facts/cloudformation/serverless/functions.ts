import { givenEntry, madeEntry, madeObject, madeText } from '../../../syntax/made';
import type { Span } from '../../../syntax/span';
import { type Entry, get, textOf, type Value } from '../../../syntax/value';
import { entriesOf } from '../template';
import { resource } from './nodes';
import { roleWith } from './roles';

/** The functions of a service, each with the role it has: its own (a plugin's, or since version 4), a given one or the shared one. */
export function functionsOf(service: Value, provider: Value): Entry[] {
  const functions = get(service, 'functions');
  const parts = functions?.kind === 'list' ? functions.items : functions ? [functions] : [];
  return parts.flatMap((part) => entriesOf(part).flatMap((one) => functionOf(one, service, provider)));
}

function functionOf({ key, keySpan, value }: Entry, service: Value, provider: Value): Entry[] {
  const id = logicalName(key);
  // https://www.serverless.com/plugins/serverless-iam-roles-per-function
  const statements = get(value, 'iamRoleStatements') ?? get(value, 'iam', 'role', 'statements');
  const own = `${id}IamRoleLambdaExecution`;
  const shared = get(provider, 'role') ?? get(provider, 'iam', 'role');
  const ref = (name: string) => madeObject(keySpan, madeEntry('Ref', madeText(keySpan, name), keySpan));
  const fallback = shared && shared.kind !== 'object' ? shared : isCall(shared) ? shared : ref('IamRoleLambdaExecution');
  const role = statements ? ref(own) : (get(value, 'role') ?? fallback);
  const environment = get(value, 'environment');
  const entries = [
    ...givenEntry('FunctionName', get(value, 'name')),
    madeEntry('Role', named(role), role.span),
    ...(environment ? [madeEntry('Environment', madeObject(environment.span, ...givenEntry('Variables', environment)))] : []),
    ...givenEntry('Tags', get(value, 'tags')),
    ...codeOf(keySpan, value, service, provider),
  ];
  const parts = { statements, managed: get(value, 'iam', 'role', 'managedPolicies') };
  return [
    ...(statements ? [roleWith(own, keySpan, parts)] : []),
    resource(`${id}LambdaFunction`, keySpan, 'AWS::Lambda::Function', entries),
  ];
}

/** All functions are packed from the folder of the service, unless an archive or an image is named. */
function codeOf(keySpan: Span, value: Value, service: Value, provider: Value): Entry[] {
  const artifact = get(value, 'package', 'artifact') ?? get(service, 'package', 'artifact');
  const handler = get(value, 'handler');
  if (artifact || !handler || get(value, 'image')) return [];
  const sends = get(value, 'destinations') ?? get(value, 'onError');
  return [
    madeEntry('Code', madeText(keySpan, '.')),
    madeEntry('Handler', handler),
    ...givenEntry('Runtime', get(value, 'runtime') ?? get(provider, 'runtime')),
    ...givenEntry('Layers', get(value, 'layers') ?? get(provider, 'layers')),
    ...givenEntry('DeadLetterConfig', sends && madeObject(sends.span)),
  ];
}

/** `role: MyRole` names a resource of this template; an ARN is one. */
function named(role: Value): Value {
  const id = textOf(role);
  return id && /^[A-Za-z0-9]+$/.test(id) ? madeObject(role.span, madeEntry('Ref', madeText(role.span, id))) : role;
}

/** `Fn::GetAtt: [Role, Arn]`: a role that is given, not one that is described. */
export function isCall(value: Value | undefined): value is Value {
  return value?.kind === 'object' && value.entries.length === 1 && /^(?:Ref$|Fn::)/.test(value.entries[0]?.key ?? '');
}

/** `send-mail` becomes `SendDashmail`: how the framework names resources. */
function logicalName(key: string): string {
  const name = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
