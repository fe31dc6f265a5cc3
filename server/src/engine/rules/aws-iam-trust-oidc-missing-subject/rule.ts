import { checksSubject, oidcIssuer } from '../../iam/principals';
import { eachTrust, holderOf } from '../aws-iam';
import { defineRule } from '../model';
import docs from './doc.md';

export const rule = defineRule({
  id: 'aws-iam-trust-oidc-missing-subject',
  title: 'OIDC trust does not check the subject of the token',
  group: 'aws-iam',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284'],
  hosts: ['terraform', 'cloudformation', 'json', 'yaml'],
  docs,
  scope: 'graph',
  check: eachTrust(({ policy, statement }) => {
    // What could not be read may hold the condition: nothing is proven.
    if (statement.partial || checksSubject(statement)) return [];
    return statement.principals.flatMap((term) => {
      const issuer = oidcIssuer(term);
      if (!issuer) return [];
      return {
        span: term.span,
        message: `Any token of ${issuer} is accepted in ${policy.name}: no condition checks its subject`,
        // Behind a reference may be an issuer of one organization only.
        severity: term.state === 'unknown' ? ('high' as const) : ('critical' as const),
        confidence: term.state === 'known' ? ('high' as const) : ('medium' as const),
        ...holderOf(policy),
        remedies: [
          {
            type: 'manual' as const,
            title: 'Check the subject of the token',
            steps: [
              'Add the condition StringEquals on the issuer\'s ":sub" key, for GitHub "repo:OWNER/REPOSITORY:ref:refs/heads/main".',
              'Keep a condition on ":aud", for AWS usually "sts.amazonaws.com".',
              'Avoid wildcards in front of the repository name.',
            ],
          },
        ],
      };
    });
  }),
});
