import { wildcardService } from '../../iam/match';
import type { PrincipalTerm, Statement, Term } from '../../iam/model';
import { callerLimit } from '../../iam/trust/callers';
import { saysForWhom } from '../../iam/trust/deputies';
import { isAnyPrincipal } from '../../iam/trust/principals';
import { defineRule, type Remedy, type Severity } from '../model';
import { eachResourcePolicy, holderOf } from '../shared/aws/aws-iam';
import docs from './doc.md';

interface Verdict {
  readonly message: string;
  readonly severity: Severity;
}

/** A permission is for calling: whoever has them all changes the code. */
const EVERY_ACTION: Verdict = {
  message: 'Every action on the function is allowed, where a permission is for calling it',
  severity: 'high',
};

/**
 * The URL of a function without login is meant for everyone; so is a layer that is shared. A URL needs a second permission that
 * holds for calls through the URL only: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
function judgeAnyone(statement: Statement): Verdict | undefined {
  const { actions, conditions } = statement;
  const tests = (name: string) => conditions.find(({ key }) => key.toLowerCase() === name);
  const limit = callerLimit(statement);
  if (tests('lambda:invokedviafunctionurl') || (tests('aws:principalorgid') && limit === 'known')) return undefined;
  if (limit === 'known')
    return { message: 'Any service, and any account, may call the function for the source', severity: 'medium' };
  const auth = tests('lambda:functionurlauthtype');
  if (auth?.values.some(({ text }) => text === 'NONE'))
    return { message: "Everyone may call the function's URL without a login", severity: 'medium' };
  if (auth) return { message: "Any AWS account may call the function's URL", severity: 'high' };
  return actions.every(({ text }) => /^lambda:GetLayerVersion$/i.test(text))
    ? { message: 'Every AWS account may use the layer', severity: 'medium' }
    : { message: 'Every AWS account may call the function', severity: 'high' };
}

/** Macros and resources of templates: the documentation has their permissions without a source. */
const NAMES_NO_SOURCE = /^cloudformation\.amazonaws\.com/;

/** The function and what calls it must be of one account: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html */
const SAME_ACCOUNT = /^elasticloadbalancing\.amazonaws\.com/;

/** A skill of Alexa is pinned by its token: https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html */
function judgeService({ text }: PrincipalTerm, statement: Statement): Verdict | undefined {
  if (NAMES_NO_SOURCE.test(text) || saysForWhom(statement) || callerLimit(statement) !== 'none') return undefined;
  if (SAME_ACCOUNT.test(text)) return { message: 'Any load balancer of the account may call the function', severity: 'low' };
  return { message: 'The service may call the function for any AWS account', severity: 'medium' };
}

function judge(term: PrincipalTerm, statement: Statement): Verdict | undefined {
  if (isAnyPrincipal(term)) return judgeAnyone(statement);
  return term.type === 'Service' && term.state === 'known' ? judgeService(term, statement) : undefined;
}

/** Services whose documentation gives the permission the account of the bucket, rule or secret that calls. */
const NAMES_ACCOUNT =
  /^(?:s3|config|ses|secretsmanager|iot|lambda\.alarms\.cloudwatch|logs(?:\.[a-z]{2}(?:-[a-z]+)+-\d)?)\.amazonaws\.com$/;

/** What a service without a source lacks. */
function remediesFor(term: Term, { span, principals }: Statement): Remedy[] {
  const { text } = term;
  if (!principals.some((one) => one === term && one.type === 'Service')) return [];
  const condition = { type: 'insert-condition', statement: span } as const;
  if (NAMES_ACCOUNT.test(text)) {
    const title = 'Only let the service call for this account';
    return [
      { ...condition, title, operator: 'StringEquals', key: 'AWS:SourceAccount', values: [{ kind: 'account' }], safety: 'safe' },
    ];
  }
  const description = `ARN of what calls the function by ${text}`;
  const title = 'Only let the service call for one resource';
  const values = [{ kind: 'input' as const, name: 'function_source_arn', description }];
  return [{ ...condition, title, operator: 'ArnLike', key: 'AWS:SourceArn', values, safety: 'review' }];
}

const BY_HAND: Remedy = {
  type: 'manual',
  title: 'Name the source that may call the function',
  steps: [
    'Name the service, account or role as the principal, not a wildcard.',
    'For a service add the ARN of what calls (Terraform source_arn, CloudFormation SourceArn).',
    'Where that is not known, or is a bucket, add the account as well (source_account, SourceAccount).',
  ],
};

export const rule = defineRule({
  id: 'cfn-lambda-permission-wildcard',
  title: 'Function may be called by anyone, or by a service for anyone',
  group: 'cloudformation',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-441', 'CWE-284'],
  hosts: ['terraform', 'cloudformation', 'json', 'yaml'],
  docs,
  scope: 'graph',
  check: eachResourcePolicy(({ policy, statement }) => {
    const { actions } = statement;
    if (statement.partial || actions.length === 0 || !actions.every(({ text }) => /^lambda:/i.test(text))) return [];
    const wide = actions.filter((term) => wildcardService(term) !== undefined).map((term) => ({ term, verdict: EVERY_ACTION }));
    const open = statement.principals.flatMap((term) => {
      const verdict = judge(term, statement);
      return verdict ? { term, verdict } : [];
    });
    return [...open, ...wide].map(({ term, verdict }) => ({
      span: term.span,
      message: `${verdict.message} in ${policy.name}`,
      severity: verdict.severity,
      ...holderOf(policy),
      remedies: [...remediesFor(term, statement), BY_HAND],
    }));
  }),
});
