import { claimKeyOf, issuerAt } from '../../iam/trust/oidc';
import { isPositive } from '../../iam/trust/subjects';
import { defineRule } from '../model';
import { eachTrust, holderOf } from '../shared/aws/aws-iam';
import { chosenClaim, federatedIn } from '../shared/aws/oidc-trust';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** What names the owner, further back in the subject. */
const NAMES_OWNER = /:(?:repo|repository|repository_owner|repository_id|repository_owner_id|project_path):[^:*?]+/;

export const rule = defineRule({
  id: 'aws-iam-trust-oidc-abusable-claim',
  title: 'OIDC subject begins with what the caller chooses',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284', 'CWE-807'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachTrust((one) => {
    const { policy, statement } = one;
    const [federated] = federatedIn(one);
    if (!federated) return [];
    return statement.conditions.flatMap((condition) => {
      const key = claimKeyOf(condition.key);
      const issuer = key && (issuerAt(key.host) ?? federated.issuer);
      if (key?.claim !== 'sub' || !issuer || !isPositive(condition)) return [];
      const others = federated.demands.filter((other) => other !== condition);
      return condition.values.flatMap((value) => {
        const claim = chosenClaim(issuer, value, others);
        if (claim === undefined) return [];
        return {
          span: value.span,
          message: claim
            ? `The subject begins with ${claim}, which whoever runs a job at ${issuer.name} chooses, in ${policy.name}`
            : `The subject names no repository or project of ${issuer.name} in ${policy.name}`,
          // Where nothing else names an owner, any customer of the issuer gets in.
          severity: NAMES_OWNER.test(value.text) || !claim ? ('medium' as const) : ('critical' as const),
          confidence: value.state === 'known' && claim ? ('high' as const) : ('medium' as const),
          ...holderOf(policy),
          remedies: [
            {
              type: 'manual' as const,
              title: 'Put the repository first',
              steps: [
                'In the settings of the organization or repository, let the subject begin with repo (GitHub: include_claim_keys with repo first).',
                `Then trust that form, for example ${issuer.subject?.sample ?? 'with the project first'}.`,
              ],
            },
          ],
        };
      });
    });
  }),
});
