import type { Statement, Term } from '../../iam/model';
import { bucketOf, type Mismatch, mayAct, mismatches } from '../../iam/rights/mismatch';
import { onlySupportsStar } from '../../iam/table/actions';
import { defineRule, type Hit, type Remedy } from '../model';
import { eachPolicy, fewOf, holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import { bucketFix } from './bucket-fix';
import docs from './doc.md';

function remediesFor(found: readonly Mismatch[], resource: Term | undefined, statement: Statement): Remedy[] {
  const fix = resource && bucketFix(resource, found, statement);
  if (fix) return [fix];
  const forms = [...new Set(found.flatMap(({ actions }) => actions.flatMap((action) => action.resources)))].slice(0, 3);
  const star = found.some(({ actions }) => actions.some(onlySupportsStar));
  const steps = [
    ...(forms.length > 0 ? [`Resources of these actions have the form ${forms.join(' or ')}.`] : []),
    ...(star ? ['Move actions that take no resource to a statement of their own with Resource "*".'] : []),
  ];
  return [{ type: 'manual', title: 'Give the actions resources that they act on', steps }];
}

/** The same list stands with resources of another kind too: what is in vain here takes effect there. */
function isGivenElsewhere({ actions }: Mismatch, statement: Statement, all: readonly Statement[]): boolean {
  return all.some((one) => {
    if (one === statement || one.effect !== statement.effect) return false;
    const listed = new Set(one.actions.map(({ text }) => text));
    return statement.actions.every(({ text }) => listed.has(text)) && actions.every((action) => mayAct(one, action));
  });
}

export const rule = defineRule({
  id: 'aws-iam-resource-action-mismatch',
  title: 'Action has no resource in its statement that it could act on',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-1286'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachPolicy((policy) => {
    if (policy.purpose === 'trust') return [];
    return policy.statements.flatMap((statement): Hit[] => {
      const found = mismatches(statement).filter((one) => !isGivenElsewhere(one, statement, policy.statements));
      const [first] = found;
      if (!first) return [];
      const bucket = found.every(({ term }) => /^s3:/i.test(term.text)) ? statement.resources.find(bucketOf) : undefined;
      const verb = statement.effect === 'Deny' ? 'denied' : 'allowed';
      const names = fewOf(found.map(({ term }) => term.text));
      const star = found.every(({ actions }) => actions.every(onlySupportsStar));
      const why = star ? 'only act on every resource' : 'act on none of the resources of the statement';
      return [
        {
          span: (bucket && bucketFix(bucket, found, statement) ? bucket : first.term).span,
          message: `${names} ${found.length > 1 ? why : why.replace(/^act/, 'acts').replace('only act', 'only acts')} and so ${found.length > 1 ? 'are' : 'is'} not ${verb} in ${policy.name}`,
          severity: star ? 'low' : 'medium',
          ...holderOf(policy),
          remedies: remediesFor(found, bucket, statement),
        },
      ];
    });
  }),
});
