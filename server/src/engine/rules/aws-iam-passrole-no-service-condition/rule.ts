import { aliasOfTerm } from '../../graph/arns';
import type { Identity, IdentityGraph } from '../../graph/model';
import type { Statement, Term } from '../../iam/model';
import { fitOf } from '../../iam/rights/fit';
import { actionOf } from '../../iam/table/actions';
import { defineRule, type Hit, type Remedy } from '../model';
import { type Allowed, eachGrant, holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** The term that is iam:PassRole by name; wildcards over it have rules of their own. */
function passing({ actions }: Statement): Term | undefined {
  return actions.find(({ state, text }) => state === 'known' && text.toLowerCase() === 'iam:passrole');
}

/** Limited to some roles, and by nothing else that says where they may go. */
function isLimitedToRoles({ resources, conditions, partial }: Statement): boolean {
  const action = actionOf('iam:PassRole');
  const fits = resources.map((term) => fitOf(term, action));
  const says = conditions.some(({ key }) => /^iam:(passedtoservice|associatedresourcearn)$/i.test(key));
  return !partial && !says && fits.length > 0 && fits.every((fit) => fit === 'some');
}

const ARN = /^arn:[^:]*:iam::[^:]*:role\/(?:[^*?]*\/)?([^/*?]+)$/;

function roleOf(graph: IdentityGraph, term: Term): Identity | undefined {
  const name = ARN.exec(term.text)?.[1];
  const alias = term.state === 'unknown' ? aliasOfTerm(term) : name && `iam-role:${name}`;
  return alias ? graph.byAlias.get(alias) : undefined;
}

/** The services that a role's own trust policy lets in; none where it says something else, or is not in the workspace. */
function servicesOf({ trusts }: Identity): string[] {
  const principals = trusts
    .flatMap(({ statements }) => statements)
    .flatMap(({ effect, principals: all }) => (effect === 'Allow' ? all : []));
  const known = principals.every(({ type, state }) => type === 'Service' && state === 'known');
  return known ? [...new Set(principals.map(({ text }) => text))].sort() : [];
}

/** Where it stands in a document is remembered with the document; what is known of the roles may stand anywhere. */
const placed = new WeakMap<Hit, Allowed>();

const places = eachGrant((one) => {
  const term = passing(one.statement);
  if (!term || !isLimitedToRoles(one.statement)) return [];
  const message = `iam:PassRole in ${one.policy.name} does not say to which service the role may be passed`;
  const hit = { span: term.span, message, ...holderOf(one.policy) };
  placed.set(hit, one);
  return hit;
});

function withRoles(graph: IdentityGraph, hit: Hit): Hit {
  const statement = placed.get(hit)?.statement;
  if (!statement) return hit;
  const services = statement.resources.map((resource) => {
    const role = roleOf(graph, resource);
    return role ? servicesOf(role) : [];
  });
  const all = services.every(({ length }) => length > 0) ? [...new Set(services.flat())].sort() : [];
  const by = all.length > 0 ? `: ${all.join(', ')} by its trust policy` : '';
  return { ...hit, message: `${hit.message}${by}`, remedies: remediesFor(statement, all) };
}

/** A condition holds for the whole statement: other actions in it would be allowed no more. */
function remediesFor(statement: Statement, services: readonly string[]): Remedy[] {
  const alone = statement.actions.length === 1;
  const inPlace: Remedy = {
    type: 'insert-condition',
    title: `Allow passing to ${services.join(' and ')} only`,
    statement: statement.span,
    operator: 'StringEquals',
    key: 'iam:PassedToService',
    values: services,
    safety: 'safe',
  };
  const steps = [
    ...(alone ? [] : ['Move iam:PassRole and its roles to a statement of their own.']),
    `Add the condition StringEquals iam:PassedToService with ${services.length > 0 ? services.join(', ') : 'the service in the trust policy of the role'}.`,
  ];
  return [
    ...(alone && services.length > 0 ? [inPlace] : []),
    { type: 'manual', title: 'Name the service that receives the role', steps },
  ];
}

export const rule = defineRule({
  id: 'aws-iam-passrole-no-service-condition',
  title: 'Roles may be passed to any service that they trust',
  group: 'aws-iam',
  severity: 'low',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: (graph) => places(graph).map((hit) => withRoles(graph, hit)),
});
