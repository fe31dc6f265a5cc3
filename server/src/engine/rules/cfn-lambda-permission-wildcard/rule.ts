import { callerLimit } from '../../iam/callers';
import { saysForWhom } from '../../iam/deputies';
import type { PrincipalTerm, Statement } from '../../iam/model';
import { isAnyPrincipal } from '../../iam/principals';
import { eachResourcePolicy, holderOf } from '../aws-iam';
import { defineRule, type Severity } from '../model';
import docs from './doc.md';

interface Verdict {
  readonly message: string;
  readonly severity: Severity;
}

/** The URL of a function without login is meant for everyone; so is a layer that is shared. */
function judgeAnyone(statement: Statement): Verdict | undefined {
  const { actions, conditions } = statement;
  const auth = conditions.find(({ key }) => key.toLowerCase() === 'lambda:functionurlauthtype');
  const layer = actions.every(({ text }) => /^lambda:GetLayerVersion$/i.test(text));
  const limit = callerLimit(statement);
  if (conditions.some(({ key }) => key.toLowerCase() === 'aws:principalorgid') && limit === 'known') return undefined;
  if (limit === 'known')
    return { message: 'Any service, and any account, may call the function for the source', severity: 'medium' };
  if (auth?.values.some(({ text }) => text === 'NONE'))
    return { message: "Everyone may call the function's URL without a login", severity: 'medium' };
  if (auth) return { message: "Any AWS account may call the function's URL", severity: 'high' };
  return layer
    ? { message: 'Every AWS account may use the layer', severity: 'medium' }
    : { message: 'Every AWS account may call the function', severity: 'high' };
}

/** A skill of Alexa is pinned by its token: https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html */
function judgeService(statement: Statement): Verdict | undefined {
  if (saysForWhom(statement) || callerLimit(statement) !== 'none') return undefined;
  return { message: 'The service may call the function for any AWS account', severity: 'medium' };
}

function judge(term: PrincipalTerm, statement: Statement): Verdict | undefined {
  if (isAnyPrincipal(term)) return judgeAnyone(statement);
  return term.type === 'Service' && term.state === 'known' ? judgeService(statement) : undefined;
}

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
    return statement.principals.flatMap((term) => {
      const verdict = judge(term, statement);
      if (!verdict) return [];
      return {
        span: term.span,
        message: `${verdict.message} in ${policy.name}`,
        severity: verdict.severity,
        ...holderOf(policy),
        remedies: [
          {
            type: 'manual' as const,
            title: 'Name the source that may call the function',
            steps: [
              'Name the service, account or role as the principal, not a wildcard.',
              'For a service add the ARN of what calls (Terraform source_arn, CloudFormation SourceArn).',
              'Where that is not known, or is a bucket, add the account as well (source_account, SourceAccount).',
            ],
          },
        ],
      };
    });
  }),
});
