/** What an identity may do as a list that can be compared, whatever it comes by: documents, managed policies, roles of clusters and clouds. */
import type { RbacRoleFact } from '../../facts/model';
import { boundariesOf } from '../../graph/boundaries';
import { holdingsOf } from '../../graph/holdings';
import type { Identity, IdentityGraph } from '../../graph/model';
import type { Condition, Statement, Term } from '../../iam/model';
import { covers } from '../../iam/rights/pattern-sets';
import type { GrantRecord } from '../model';
import { distinct, shown } from '../words';
import type { Right } from './model';

/** Every right, and every Deny. `grants` are those of the identity's record. */
export function rightsOf(graph: IdentityGraph, identity: Identity, grants: readonly GrantRecord[]): Right[] {
  const documents = holdingsOf(graph, identity).flatMap(({ held, statements = [] }) =>
    statements.flatMap((statement) => ofStatement(statement, held.policy === undefined)),
  );
  const named = identity.grants.flatMap(({ policy, role, attachment }, nth): Right[] => {
    const grant = grants[nth];
    if (policy || !grant) return [];
    // A group is held by its members: what it holds is theirs, and told so.
    if (attachment && graph.byAlias.has(attachment.policy)) return [];
    if (role) return ofRole(role, grant.resources);
    return [{ effect: 'allow', action: grant.source, resources: grant.resources, condition: '' }];
  });
  const limits = boundariesOf(graph, identity).map(
    (boundary): Right => ({
      effect: 'deny',
      action: `all beyond ${boundary.policy.slice(boundary.policy.lastIndexOf(':') + 1)}`,
      resources: [],
      condition: '',
    }),
  );
  return [...documents, ...named, ...limits];
}

function ofStatement(statement: Statement, silent: boolean): Right[] {
  const { effect, actions, notActions, resources, notResources } = statement;
  const words = [...actions.map(shown), ...but(notActions)];
  const where = [...resources.map(shown), ...but(notResources)];
  const condition = conditionOf(statement.conditions);
  return words.map((action) => ({
    effect: effect === 'Deny' ? 'deny' : 'allow',
    action,
    resources: where,
    condition,
    ...(silent ? { silent } : {}),
  }));
}

function but(terms: readonly Term[]): string[] {
  return terms.length > 0 ? [`all but ${distinct(terms.map(shown)).join(', ')}`] : [];
}

/** Conditions as one text in one order: equal conditions have equal texts. */
export function conditionOf(conditions: readonly Condition[]): string {
  return distinct(
    conditions.map(({ operator, key, values }) => `${operator} ${key} ${distinct(values.map(shown)).join(' ')}`),
  ).join('; ');
}

function ofRole({ rules }: RbacRoleFact, where: readonly string[]): Right[] {
  return rules.flatMap(({ verbs, resources, resourceNames, nonResourceUrls }) => {
    const things = [...resources, ...nonResourceUrls].map(({ text }) => text);
    const names = resourceNames.map(({ text }) => text);
    return verbs.flatMap((verb) =>
      things.map((thing): Right => {
        const condition = names.length > 0 ? `named ${distinct(names).join(' ')}` : '';
        return { effect: 'allow', action: `${verb.text} ${thing}`, resources: where, condition };
      }),
    );
  });
}

/** What of `some` no right of `others` covers: a right with those of its resources that are left. */
export function uncovered(some: readonly Right[], others: readonly Right[]): Right[] {
  return some.flatMap((right): Right[] => {
    if (right.silent) return [];
    const alike = others.filter((other) => other.effect === right.effect && coversAction(other, right));
    if (alike.length > 0 && right.resources.length === 0) return [];
    const resources = right.resources.filter((resource) => !alike.some((other) => coversResource(other, resource)));
    return alike.length > 0 && resources.length === 0
      ? []
      : [{ ...right, resources: alike.length > 0 ? resources : right.resources }];
  });
}

function coversAction(outer: Right, inner: Right): boolean {
  // A Deny under conditions denies less, an Allow allows less: either covers only its like.
  if (outer.condition !== '' && outer.condition !== inner.condition) return false;
  const [one, other] = [outer.action.toLowerCase(), inner.action.toLowerCase()];
  return one === other || covers(one, other);
}

function coversResource({ resources }: Right, resource: string): boolean {
  return resources.length === 0 || resources.some((one) => one === resource || one === 'cluster' || covers(one, resource));
}
