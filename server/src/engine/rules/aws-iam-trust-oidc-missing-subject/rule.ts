import { checksSubject } from '../../iam/trust/subjects';
import { defineRule, type Remedy } from '../model';
import { eachTrust, holderOf } from '../shared/aws/aws-iam';
import { type Federated, federatedIn, isWritten } from '../shared/aws/oidc-trust';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import { unlessAccountsAreKnown } from '../shared/kubernetes/cloud-trust';
import docs from './doc.md';

function remediesFor({ host, issuer }: Federated, statement: Parameters<typeof federatedIn>[0]['statement']): Remedy[] {
  const sample = issuer?.subject?.sample;
  const manual: Remedy = {
    type: 'manual',
    title: 'Check the subject of the token',
    steps: [
      `Add the condition StringEquals on the issuer's ":sub" key${sample ? `, for example "${sample}"` : ''}.`,
      'Keep a condition on ":aud", for AWS usually "sts.amazonaws.com".',
      'Avoid wildcards in front of what names the project.',
    ],
  };
  if (!isWritten(host)) return [manual];
  const description = `Subject of the tokens that may assume the role${sample ? `, such as ${sample}` : ''}`;
  const insert: Remedy = {
    type: 'insert-condition',
    title: 'Check the subject of the token',
    statement: statement.span,
    operator: 'StringEquals',
    key: `${host}:sub`,
    values: [{ kind: 'input', name: 'oidc_subject', description }],
    safety: 'review',
  };
  return [insert, manual];
}

export const rule = defineRule({
  id: 'aws-iam-trust-oidc-missing-subject',
  title: 'OIDC trust does not check the subject of the token',
  group: 'aws-iam',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: unlessAccountsAreKnown(
    eachTrust((one) => {
      const { policy, statement } = one;
      // What could not be read may hold the condition: nothing is proven.
      if (statement.partial) return [];
      return federatedIn(one).flatMap((federated) => {
        const { term, issuer, demands } = federated;
        if (checksSubject(demands) || (!issuer && term.state !== 'unknown')) return [];
        return {
          span: term.span,
          message: `Any token of ${issuer?.name ?? 'the OIDC provider'} is accepted in ${policy.name}: no condition checks its subject`,
          // An issuer of one organization, or one behind a reference that may be: strangers get no token of it.
          severity: issuer?.shared ? ('critical' as const) : ('high' as const),
          confidence: term.state === 'known' ? ('high' as const) : ('medium' as const),
          ...holderOf(policy),
          remedies: remediesFor(federated, statement),
        };
      });
    }),
  ),
});
