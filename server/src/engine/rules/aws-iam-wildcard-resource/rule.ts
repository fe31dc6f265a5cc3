import { narrowing } from '../../iam/conditions/conditions';
import { hasWildcard, isStar, matchesAction, wildcardService } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { CREDENTIAL_ACTIONS, changesAccess, DATA_ACTIONS } from '../../iam/rights/exposure';
import { type Action, actionOf, expandAction, nameOf } from '../../iam/table/actions';
import { defineRule, type Remedy } from '../model';
import { eachGrant, fewOf, holderOf, isFullAdmin, starIn } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';
import { canBeLimited, rank, weigh } from './weigh';

/** aws-iam-passrole-wildcard has its own, sharper word on this one. */
const PASS_ROLE = 'iam:PassRole';

/** What a term of the statement covers that could be limited to resources. */
interface Covered {
  readonly term: Term;
  readonly actions: readonly Action[];
}

/**
 * Actions of a term that could be limited to resources. A pattern counts when most of what it covers could: `ec2:Describe*`
 * needs `*` for nearly all it means, and splitting it helps nobody.
 */
function narrowable(term: Term): Action[] {
  if (term.state !== 'known' || isStar(term) || matchesAction(term.text, PASS_ROLE)) return [];
  // What it gives away has a word of its own, at the action.
  if (isSaidElsewhere(term.text)) return [];
  if (!hasWildcard(term.text)) {
    const action = actionOf(term.text);
    return action && canBeLimited(action) ? [action] : [];
  }
  const covered = expandAction(term.text);
  const limited = covered.filter(canBeLimited);
  return limited.length * 2 >= covered.length ? limited : [];
}

/** aws-iam-data-exfiltration, aws-iam-credentials-exposure and aws-iam-permissions-management say more of these by name. */
function isSaidElsewhere(text: string): boolean {
  const name = text.toLowerCase();
  return SAID_ELSEWHERE.has(name) || changesAccess(text);
}

/** A key's own policy decides over decryption: of `kms:Decrypt` alone, nobody else speaks. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(
  [...DATA_ACTIONS, ...CREDENTIAL_ACTIONS].filter((name) => name !== 'kms:Decrypt').map((name) => name.toLowerCase()),
);

function judge(statement: Statement): { star: Term; covered: Covered[] } | undefined {
  const star = starIn(statement.resources);
  if (!star || isFullAdmin(statement) || narrowing(statement) === 'resource') return undefined;
  const covered = statement.actions
    .map((term) => ({ term, actions: narrowable(term) }))
    .filter(({ actions }) => actions.length > 0);
  return covered.length > 0 ? { star, covered } : undefined;
}

/** Where the wildcard itself can be replaced: it is written here, and all actions are known. */
function inPlace({ span, literal, inList }: Term, { actions, resources, span: statement }: Statement): Remedy[] {
  const written = [span, ...actions.map((one) => one.span)].every(({ via, file }) => !via?.length && file === statement.file);
  if (!written || actions.some(({ state }) => state !== 'known') || (!inList && resources.length > 1)) return [];
  const named = actions.map(({ text, literal: place, inList: listed }) => ({ text, literal: place, inList: listed }));
  return [{ type: 'narrow-resource', span, literal, inList, statement, actions: named }];
}

function examples(actions: readonly Action[]): string[] {
  return actions.slice(0, 3).map((action) => `${nameOf(action)}: ${action.resources.slice(0, 2).join(' or ')}`);
}

export const rule = defineRule({
  id: 'aws-iam-wildcard-resource',
  title: 'Policy allows actions on every resource that could be limited to some',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachGrant(({ policy, statement }) => {
    const found = judge(statement);
    if (!found) return [];
    const { star, covered } = found;
    const actions = [...new Set(covered.flatMap((one) => one.actions))];
    const byWeight = [...covered].sort((a, b) => rank(b.actions) - rank(a.actions));
    const names = [...new Set(byWeight.map(({ term }) => term.text))];
    return {
      span: star.span,
      message: `Every resource is allowed in ${policy.name} for ${fewOf(names)}, which can be limited to ARNs`,
      // Of whole services aws-iam-service-wildcard says the graver half, that nothing limits their actions.
      severity: covered.every(({ term }) => wildcardService(term)) ? 'low' : weigh(actions, narrowing(statement) === 'request'),
      // A condition may stand in the part that could not be read.
      confidence: statement.partial ? 'low' : 'high',
      ...holderOf(policy),
      remedies: [
        ...inPlace(star, statement),
        {
          type: 'manual',
          title: 'Replace the wildcard by the ARNs the workload uses',
          steps: [
            'Put the ARNs of the resources in place of the wildcard. Forms:',
            ...examples(actions),
            'Move actions that only accept a wildcard to a statement of their own.',
          ],
        },
      ],
    };
  }),
});
