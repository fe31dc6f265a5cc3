/** Decides a request as AWS does (IAM User Guide, "Policy evaluation logic"), saying so where it cannot be decided. */
import { HOLE } from '../../syntax/value';
import { resourceMatches } from '../arn';
import { matchesAction } from '../match';
import type { Statement, Term } from '../model';
import { conditionHolds } from './condition-match';
import { principalApplies } from './principal-match';
import type { Request } from './request';
import { all, any, not, type Truth } from './truth';
import { substituted } from './variables';
import { like } from './wildcards';

export interface Decision {
  readonly verdict: 'allow' | 'deny' | 'unknown';
  /** The statement that decides: the Deny, the Allow, or the first that leaves it open. None: nothing allows it. */
  readonly statement?: Statement;
}

/** Decides a request against all statements that count for it. What nothing allows is denied; a Deny that applies wins. */
export function evaluate(statements: readonly Statement[], request: Request): Decision {
  let allowed: Statement | undefined;
  let mayAllow: Statement | undefined;
  let mayDeny: Statement | undefined;
  for (const statement of statements) {
    const truth = applies(statement, request);
    if (truth === false) continue;
    const { effect } = statement;
    if (truth === true && effect === 'Deny') return { verdict: 'deny', statement };
    if (truth === true && effect === 'Allow') allowed ??= statement;
    else {
      if (effect !== 'Deny') mayAllow ??= statement;
      if (effect !== 'Allow') mayDeny ??= statement;
    }
  }
  if (allowed) return mayDeny ? { verdict: 'unknown', statement: mayDeny } : { verdict: 'allow', statement: allowed };
  return mayAllow ? { verdict: 'unknown', statement: mayAllow } : { verdict: 'deny' };
}

/** The same where boundaries, service control policies or session policies also have a say: each of them must allow it. */
export function evaluateWithin(
  statements: readonly Statement[],
  limits: readonly (readonly Statement[])[],
  request: Request,
): Decision {
  const decisions = [statements, ...limits].map((one) => evaluate(one, request));
  const find = (verdict: Decision['verdict']) => decisions.find((one) => one.verdict === verdict);
  return find('deny') ?? find('unknown') ?? (decisions[0] as Decision);
}

/** Whether the statement is about the request. */
export function applies(statement: Statement, request: Request): Truth {
  const about = actionApplies(statement, request);
  if (about === false) return false;
  const truth = all([
    about,
    resourceApplies(statement, request),
    principalApplies(statement, request),
    ...statement.conditions.map((condition) => conditionHolds(condition, request)),
  ]);
  return truth === true && statement.partial ? 'unknown' : truth;
}

function actionApplies({ actions, notActions, partial, effect }: Statement, { action }: Request): Truth {
  const names = (term: Term): Truth => {
    if (term.state === 'unknown') return 'unknown';
    return term.text.includes(HOLE) ? like(term.text.toLowerCase(), action.toLowerCase()) : matchesAction(term.text, action);
  };
  if (actions.length > 0) return any(actions.map(names));
  if (notActions.length > 0) return not(any(notActions.map(names)));
  // Nothing of it can be read: it may be any statement.
  return partial || effect === 'unknown' ? 'unknown' : false;
}

/** A resource's own policy and a trust policy may leave the resource out: it is the one they are attached to. */
function resourceApplies(statement: Statement, request: Request): Truth {
  const { resources, notResources, principals, notPrincipals, partial, effect } = statement;
  const names = (term: Term): Truth => {
    const pattern = substituted(term, request);
    if (pattern === undefined) return false;
    const truth = resourceMatches(pattern, request.resource);
    // Variables count in the last segment of an ARN only.
    return truth === true && /^(?:[^:]*:){0,4}[^:]*\$\{[^{}]*:[^{}]*\}/.test(term.text) ? 'unknown' : truth;
  };
  if (resources.length > 0) return any(resources.map(names));
  if (notResources.length > 0) return not(any(notResources.map(names)));
  if (partial || effect === 'unknown') return 'unknown';
  return principals.length + notPrincipals.length > 0;
}
