import { narrowing } from '../../iam/conditions/conditions';
import { hasWildcard, isStar, matchesAction } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { coverAll } from '../../iam/rights/fit';
import { type Action, actionOf, expandAction } from '../../iam/table/actions';
import { HOLE } from '../../syntax/value';
import { canBeLimited, rank, weigh } from '../aws-iam-wildcard-resource/weigh';
import { defineRule } from '../model';
import { eachGrant, fewOf, holderOf, starIn } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** aws-iam-passrole-wildcard has its own, sharper word on this one. */
const PASS_ROLE = 'iam:PassRole';

/** Written as an ARN, and region, account and everything behind them are open or empty. The partition always is the caller's. */
function isOpenArn({ state, text, span }: Term): boolean {
  const parts = text.split(':');
  if (state === 'unknown' || span.via?.length || parts[0] !== 'arn') return false;
  const [, partition = '', service = '', region = '*', account = '*'] = parts;
  const open = (field: string) => /^\**$/.test(field);
  return !/:/.test(partition) && !service.includes(HOLE) && open(region) && open(account);
}

/**
 * Their data are traces of work, and AWS's own policies give them all; models belong to no account; and a virtual MFA device is made
 * before it is anybody's: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
const USUALLY_OPEN = /^(?:logs|cloudwatch|xray):\*$|^bedrock:|^iam:(?:Create|Delete)VirtualMFADevice$/i;

/** Actions that may act on any of their resources by this term, and that an ARN could limit. One kind of several is a limit. */
function leftOpen(term: Term, { actions }: Statement): Action[] {
  const plain = { ...term, state: 'known', text: term.text.replace(/^arn:[^:]*:/, 'arn:aws:') } as const;
  if (plain.text.includes(HOLE)) return [];
  const service = plain.text.split(':')[2] ?? '';
  return actions.flatMap((action) => {
    if (action.state !== 'known' || matchesAction(action.text, PASS_ROLE) || USUALLY_OPEN.test(action.text)) return [];
    const covered = isStar(action) ? (hasWildcard(service) ? [] : expandAction(`${service}:*`)) : expandOne(action.text);
    return covered.filter((one) => canBeLimited(one) && coverAll([plain], withoutAccessPoints(one)));
  });
}

/** Whoever opens all buckets need not name access points. */
function withoutAccessPoints(action: Action): Action {
  const resources = action.resources.filter((arn) => !/:accesspoint\//.test(arn));
  return resources.length > 0 ? { ...action, resources } : action;
}

/** A tag that the resource must carry, whatever its value. */
function demandsTag({ conditions }: Statement): boolean {
  return conditions.some(({ key, operator }) => /resourcetags?\//i.test(key) && !/Not|IfExists|Null/i.test(operator));
}

function expandOne(text: string): Action[] {
  return hasWildcard(text) ? expandAction(text) : [actionOf(text)].flatMap((action) => action ?? []);
}

export const rule = defineRule({
  id: 'aws-iam-resource-effectively-star',
  title: 'Resource is an ARN that leaves every resource open',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachGrant(({ policy, statement }) => {
    if (starIn(statement.resources) || narrowing(statement) === 'resource' || demandsTag(statement)) return [];
    return statement.resources.flatMap((term) => {
      const actions = isOpenArn(term) ? leftOpen(term, statement) : [];
      // Writing logs, attaching to a network and describing are given like this by AWS's own policies.
      if (actions.length === 0 || rank(actions) === 0) return [];
      const byWeight = [...actions].sort((a, b) => rank([b]) - rank([a]));
      const names = fewOf(byWeight.map(({ service, name }) => `${service}:${name}`));
      return {
        span: term.span,
        message: `This ARN stands for every resource of its kind in ${policy.name}, for ${names}`,
        severity: weigh(actions, narrowing(statement) === 'request'),
        confidence: statement.partial ? 'low' : 'high',
        ...holderOf(policy),
        remedies: [
          {
            type: 'manual',
            title: 'Name the resources, their region and account',
            steps: [
              'Put the name, region and account of the resources in place of the wildcards. Forms:',
              ...byWeight.slice(0, 2).flatMap((action) => action.resources.slice(0, 2)),
            ],
          },
        ],
      };
    });
  }),
});
