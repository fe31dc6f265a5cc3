import type { ResolvedPolicy } from '../../graph/model';
import type { Statement, Term } from '../../iam/model';
import { actionTableDate } from '../../iam/table/actions';
import { type UnknownAction, unknownAction } from '../../iam/table/unknown-action';
import { defineRule, type Remedy } from '../model';
import { eachPolicy, holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** What the service did not have on the day of the table may be new. */
function messageFor({ text }: Term, found: UnknownAction, { effect, notActions }: Statement, policy: string): string {
  const shown = /^[\w*?-]{1,40}:[\w*?-]{1,80}$/.test(text) ? text : 'This action';
  const hint = found.meant ? `; ${found.meant} is most likely meant` : '';
  const what: Record<UnknownAction['reason'], string> = {
    form: `${shown} has not the form service:Action`,
    service: `${shown} is of no service that AWS had on ${actionTableDate()}`,
    action: `${shown} is no action that ${found.service} had on ${actionTableDate()}`,
    pattern: `${shown} covers no action that AWS had on ${actionTableDate()}`,
  };
  const effectless = effect === 'Deny' ? 'denies' : 'allows';
  const effects = notActions.some((term) => term.text === text) ? 'excludes nothing' : `${effectless} nothing`;
  return `${what[found.reason]}, so it ${effects} in ${policy}${hint}`;
}

/** Whole in one place. A list of patterns that is put together for one service after another holds some that fit others. */
function isWritten({ span, text }: Pick<Term, 'span' | 'text'>): boolean {
  return !span.via?.length && span.end - span.start === text.length;
}

function isOneOfMany({ span, text }: Term, { statements }: ResolvedPolicy): boolean {
  return statements.some(({ actions }) =>
    actions.some((other) => other.span.start === span.start && other.span.file === span.file && other.text !== text),
  );
}

function remediesFor({ span, text }: Term, { meant, guessed, reason }: UnknownAction): Remedy[] {
  const steps = ['Look the action up in the AWS service authorization reference.', 'Write it as service:Action, or remove it.'];
  if (!meant || !isWritten({ span, text }) || reason === 'form')
    return [{ type: 'manual', title: 'Name an action that AWS has', steps }];
  // The star stays where it is: what is replaced is a word.
  const star = text.endsWith('*') && meant.endsWith('*') ? 1 : 0;
  const word = { ...span, end: span.end - star };
  const safety = guessed ? 'review' : 'safe';
  return [{ type: 'replace-text', title: `Write ${meant}`, span: word, text: meant.slice(0, meant.length - star), safety }];
}

export const rule = defineRule({
  id: 'aws-iam-unknown-action',
  title: 'Policy names an action that AWS does not have',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-1286'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachPolicy((policy) =>
    policy.statements.flatMap((statement) =>
      [...statement.actions, ...statement.notActions].flatMap((term) => {
        const found = unknownAction(term);
        if (!found || (found.reason === 'pattern' && (!isWritten(term) || isOneOfMany(term, policy)))) return [];
        return {
          span: term.span,
          message: messageFor(term, found, statement, policy.name),
          ...holderOf(policy),
          remedies: remediesFor(term, found),
        };
      }),
    ),
  ),
});
