import { hasWildcard, isStar, wildcardService } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { isWorthNaming, mayAct } from '../../iam/rights/mismatch';
import { type Action, expandAction, nameOf } from '../../iam/table/actions';
import { sensitiveIn } from '../../iam/table/sensitive';
import { defineRule, type Remedy, type Severity } from '../model';
import { eachGrant, fewOf, holderOf, starIn } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** A list up to here can be read; a managed policy has room for it. */
const LONGEST = 60;

/** What the pattern does in this statement, written out; or that without what is sensitive in it. */
function remedyFor(term: Term, statement: Statement, sensitive: readonly Action[]): Remedy {
  const covered = expandAction(term.text).filter((action) => mayAct(statement, action));
  const names = covered.map(nameOf).sort();
  const rest = covered
    .filter((action) => !sensitive.includes(action))
    .map(nameOf)
    .sort();
  const inPlace = !term.span.via?.length && (term.inList || statement.actions.length === 1);
  if (inPlace && names.length > 0 && names.length <= LONGEST) {
    const choices = [
      { title: `Write out the ${names.length} actions of ${term.text}`, terms: names, safety: 'safe' as const },
      { title: `Write out ${term.text} without management of permissions`, terms: rest, safety: 'review' as const },
    ].filter(({ terms }) => terms.length > 0);
    return { type: 'replace-term', span: term.span, literal: term.literal, inList: term.inList, choices };
  }
  const steps = [
    'Put the actions the workload uses in place of the pattern.',
    `Leave out ${fewOf(names)} where they are not needed.`,
  ];
  return { type: 'manual', title: 'Name the actions', steps };
}

/** What takes access away disturbs, and lets nobody in. */
const ONLY_TAKES = /^(?:Cancel|Delete|Deregister|Detach|Disassociate|Reject|Remove|Revoke)/;

/** A pattern over identities is not bounded by names: a role that may be changed can be given everything. */
function weigh(sharp: boolean, actions: readonly Action[], { resources }: Statement): Severity {
  if (sharp) return 'high';
  const opens = actions.some(({ name }) => !ONLY_TAKES.test(name));
  return opens ? (starIn(resources) ? 'high' : 'medium') : 'low';
}

export const rule = defineRule({
  id: 'aws-iam-sensitive-prefix-wildcard',
  title: 'Action pattern covers management of permissions or credentials',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachGrant(({ policy, statement }) =>
    statement.actions.flatMap((term) => {
      // aws-iam-wildcard-action and aws-iam-service-wildcard speak of whole services.
      if (term.state !== 'known' || !hasWildcard(term.text) || isStar(term) || wildcardService(term)) return [];
      const { actions: covered, sharp, reading } = sensitiveIn(term.text);
      const actions = covered.filter((action) => isWorthNaming(statement, action));
      // Of credentials that are only read, aws-iam-credentials-exposure and aws-iam-data-exfiltration speak.
      if (actions.length === 0 || reading) return [];
      return {
        span: term.span,
        message: `${term.text} in ${policy.name} covers ${fewOf(actions.map(nameOf))}, which manage permissions or give out credentials`,
        severity: weigh(sharp, actions, statement),
        ...holderOf(policy),
        remedies: [remedyFor(term, statement, actions)],
      };
    }),
  ),
});
