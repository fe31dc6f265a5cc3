/**
 * What is wrong with the form of a policy, as far as it can be told without asking AWS: the errors, warnings and suggestions of
 * IAM Access Analyzer's policy validation (IAM User Guide, "IAM policy validation check reference").
 */
import type { GrammarIssue, PolicyDocument, Purpose, Statement, Term } from '../model';
import { arnIssues } from './arns';
import { conditionIssues } from './conditions';
import { principalIssues } from './principals';
import { redundantIssues } from './redundant';
import { sizeIssues } from './size';
import { variableIssues } from './variables';

/** Purposes for which an element that is there, or is not, is wrong. For the others it is in order. */
const ONLY_FOR: Readonly<Record<string, readonly Purpose[]>> = {
  'missing-resource': ['identity', 'boundary', 'scp'],
  'missing-principal': ['trust'],
  'sid-characters': ['identity', 'trust'],
};

/** All issues of a document that is used for a purpose: of its elements, as it was read, and of its statements. */
export function grammarOf(document: PolicyDocument, purpose: Purpose): GrammarIssue[] {
  const { statements, issues } = document;
  return [
    ...issues.filter(({ code }) => ONLY_FOR[code]?.includes(purpose) ?? true),
    ...statements.flatMap((statement) => [
      ...combinationIssues(statement),
      ...purposeIssues(statement, purpose),
      ...arnIssues(statement),
      ...principalIssues(statement),
      ...conditionIssues(statement),
      ...variableIssues(statement),
    ]),
    ...redundantIssues(statements),
    ...sizeIssues(statements, purpose),
  ];
}

const PAIRS = [
  ['actions', 'notActions', 'Action and NotAction'],
  ['resources', 'notResources', 'Resource and NotResource'],
  ['principals', 'notPrincipals', 'Principal and NotPrincipal'],
] as const;

function combinationIssues(statement: Statement): GrammarIssue[] {
  return PAIRS.flatMap(([element, negated, names]) => {
    const first = statement[negated].find(isThere);
    if (!first || !statement[element].some(isThere)) return [];
    return { code: 'element-combination', message: `A statement cannot have both ${names}`, span: first.span };
  });
}

/** What is not known may be nothing: `null` leaves an element out. */
function isThere({ state }: Term): boolean {
  return state !== 'unknown';
}

/** Principals say who a resource is open to; a trust policy is about its own role and no other resource. */
function purposeIssues(statement: Statement, purpose: Purpose): GrammarIssue[] {
  const principal = [...statement.principals, ...statement.notPrincipals].find(isThere);
  const resource = [...statement.resources, ...statement.notResources].find(isThere);
  if (principal && (purpose === 'identity' || purpose === 'boundary')) {
    const message = 'An identity policy has no principal: it is for whoever holds it';
    return [{ code: 'principal-in-identity-policy', message, span: principal.span }];
  }
  if (resource && purpose === 'trust') {
    const message = 'A trust policy has no resource: it is about the role that it belongs to';
    return [{ code: 'resource-in-trust-policy', message, span: resource.span }];
  }
  return [];
}
