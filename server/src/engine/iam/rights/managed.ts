/** AWS managed policies as statements: their documents are no part of any workspace. */
import type { Span } from '../../syntax/span';
import type { Condition, Statement, Term } from '../model';
import { contentOf } from './managed-policies';

/**
 * The statements of an AWS managed policy, standing at the place that names it. Undefined for a name that says nothing:
 * such a policy may allow anything.
 */
export function managedStatements(name: string, span: Span): Statement[] | undefined {
  const content = contentOf(name);
  if (!content) return undefined;
  const { actions = [], notActions = [], passesTo } = content;
  const own = statementOf(span, actions, notActions);
  return passesTo ? [own, { ...statementOf(span, ['iam:PassRole'], []), conditions: [passedTo(span, passesTo)] }] : [own];
}

function statementOf(span: Span, actions: readonly string[], notActions: readonly string[]): Statement {
  return {
    effect: 'Allow',
    actions: actions.map((text) => termAt(span, text)),
    notActions: notActions.map((text) => termAt(span, text)),
    resources: [termAt(span, '*')],
    notResources: [],
    principals: [],
    notPrincipals: [],
    conditions: [],
    partial: false,
    span,
  };
}

function termAt(span: Span, text: string): Term {
  return { state: 'known', text, span, literal: span, inList: false };
}

function passedTo(span: Span, services: readonly string[]): Condition {
  return { operator: 'StringEquals', key: 'iam:PassedToService', values: services.map((text) => termAt(span, text)), span };
}
