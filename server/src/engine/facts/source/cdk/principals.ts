/** Principals of the CDK (aws_iam) as principals, actions and conditions of a statement. */
import type { SourceNode } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import { type Entry, textOf, type Value } from '../../../syntax/value';
import { dotted } from '../read';
import { type Building, readValue, unknown } from '../values/value';
import { argumentOf, behind, callOf, listed, propertyOf, receiverOf } from './program';
import { entry, given, objectAt } from './synthetic';

export interface Principal {
  readonly node: SourceNode;
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly value: Value;
  /** How a role is taken on by it. */
  readonly action: string;
  /** Condition blocks: operator to key to values. */
  readonly conditions: readonly Value[];
}

const DEEPEST = 8;
const WEB = 'sts:AssumeRoleWithWebIdentity';
const SAML = 'sts:AssumeRoleWithSAML';

/** The principals that an expression stands for; of a composite each of its parts. */
export function principalsOf(building: Building, start: SourceNode, depth = 0): Principal[] {
  const { tracer } = building;
  if (depth > DEEPEST) return [];
  const node = behind(tracer, start);
  const call = callOf(tracer, node);
  const inner = (one: SourceNode | undefined) => (one ? principalsOf(building, one, depth + 1) : []);
  if (!call) return [anonymous(building, start)];
  if (call.method === 'withConditions')
    return withCondition(building, inner(receiverOf(tracer, node)), argumentOf(tracer, node, 0, 'conditions'));
  if (call.method === 'withSessionTags') return inner(receiverOf(tracer, node));
  if (call.method === 'inOrganization') return inner(receiverOf(tracer, node)).map((one) => inOrganization(building, one, node));
  const first = argumentOf(tracer, node, 0, FIRST[call.type] ?? '');
  const conditions = argumentOf(tracer, node, 1, 'conditions');
  const made = (type: Principal['type'], value: Value, action = 'sts:AssumeRole'): Principal => ({
    node,
    type,
    value,
    action,
    conditions: [],
  });
  const said = () => (first ? readValue(building, first) : unknown(building, node));
  switch (call.type) {
    case 'AnyPrincipal':
    case 'StarPrincipal':
    case 'Anyone':
      return [made('AWS', given(building, node, '*'))];
    case 'ArnPrincipal':
      return [made('AWS', said())];
    case 'AccountPrincipal':
      return [made('AWS', rootOf(said()))];
    case 'AccountRootPrincipal':
      return [made('AWS', given(building, node, 'arn:aws:iam::\uFFFC:root'))];
    case 'ServicePrincipal':
      return withCondition(building, [made('Service', said())], propertyOf(tracer, node, 'conditions'));
    case 'CanonicalUserPrincipal':
      return [made('CanonicalUser', said())];
    case 'OrganizationPrincipal':
      return [inOrganization(building, made('AWS', given(building, node, '*')), node)];
    case 'WebIdentityPrincipal':
    case 'OpenIdConnectPrincipal':
      return withCondition(building, [made('Federated', provider(said(), 'OIDC provider'), WEB)], conditions);
    case 'SamlPrincipal':
    case 'SamlConsolePrincipal':
      return withCondition(building, [made('Federated', provider(said(), 'SAML provider'), SAML)], conditions);
    case 'FederatedPrincipal':
      return withCondition(building, [made('Federated', provider(said(), ''), actionOf(building, node))], conditions);
    case 'CompositePrincipal':
      return listed(tracer, argumentsIn(building, node)).flatMap((part) => inner(part));
    case 'PrincipalWithConditions':
      return withCondition(building, inner(first), conditions);
    case 'SessionTagsPrincipal':
      return inner(first);
    default:
      return [anonymous(building, start)];
  }
}

/** Names of the first argument in Python. */
const FIRST: Readonly<Record<string, string>> = {
  ArnPrincipal: 'arn',
  AccountPrincipal: 'accountId',
  ServicePrincipal: 'service',
  CanonicalUserPrincipal: 'canonicalUserId',
  OrganizationPrincipal: 'organizationId',
  WebIdentityPrincipal: 'identityProvider',
  OpenIdConnectPrincipal: 'openIdConnectProvider',
  SamlPrincipal: 'samlProvider',
  SamlConsolePrincipal: 'samlProvider',
  FederatedPrincipal: 'federated',
  PrincipalWithConditions: 'principal',
  SessionTagsPrincipal: 'principal',
};

function argumentsIn({ tracer }: Building, node: SourceNode): SourceNode[] {
  const found: SourceNode[] = [];
  for (let at = 0; ; at++) {
    const one = argumentOf(tracer, node, at, '');
    if (!one) return found;
    found.push(one);
  }
}

/** A role, a user, or a principal that comes from elsewhere: somebody with a name. */
function anonymous(building: Building, node: SourceNode): Principal {
  const { tracer } = building;
  const reference = dotted(tracer.source, node)?.slice(0, 80) ?? 'a principal of the program';
  const span = spanOf(tracer.source.file, node, building.via);
  const value: Value = { kind: 'unknown', span, reason: 'a principal of the program', reference };
  return { node, type: 'AWS', value, action: 'sts:AssumeRole', conditions: [] };
}

/** An account as the ARN that stands for it. */
function rootOf(value: Value): Value {
  const account = textOf(value);
  return value.kind === 'string' && account
    ? { ...value, text: `arn:aws:iam::${account}:root`, offsets: [value.span.start] }
    : value;
}

/** Which kind of provider an object of the program is. */
function provider(value: Value, kind: string): Value {
  if (value.kind !== 'unknown') return value;
  const known = kind || (/openid|oidc/i.test(value.reference ?? '') ? 'OIDC provider' : '');
  return known ? { ...value, reference: `${known} ${value.reference ?? ''}`.trim() } : value;
}

function actionOf(building: Building, node: SourceNode): string {
  const third = argumentOf(building.tracer, node, 2, 'assumeRoleAction');
  return (third && textOf(readValue(building, third))) || 'sts:AssumeRole';
}

function withCondition(building: Building, principals: readonly Principal[], conditions: SourceNode | undefined): Principal[] {
  if (!conditions) return [...principals];
  const value = readValue(building, conditions);
  return principals.map((one) => ({ ...one, conditions: [...one.conditions, value] }));
}

function inOrganization(building: Building, principal: Principal, node: SourceNode): Principal {
  const id = argumentOf(building.tracer, node, 0, 'organizationId');
  const value = id ? readValue(building, id) : unknown(building, node);
  const tests: Entry[] = [entry(building, node, 'aws:PrincipalOrgID', value)];
  const block = objectAt(building, node, [entry(building, node, 'StringEquals', objectAt(building, node, tests))]);
  return { ...principal, conditions: [...principal.conditions, block] };
}
