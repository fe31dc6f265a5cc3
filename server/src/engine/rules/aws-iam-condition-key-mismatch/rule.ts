import { keyMismatches } from '../../iam/conditions/key-mismatch';
import type { KeyMismatch } from '../../iam/table/key-types';
import { wordIn } from '../../iam/word';
import { defineRule, type Remedy, type Severity } from '../model';
import { eachPolicy, holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** A missing qualifier works while the request has one value. */
const SEVERITIES: Partial<Record<KeyMismatch['reason'], Severity>> = { several: 'low' };

function remediesFor({ condition, meant }: KeyMismatch): Remedy[] {
  const word = wordIn(condition.span, condition.key);
  if (meant && word) return [{ type: 'replace-text', title: `Write ${meant}`, span: word, text: meant, safety: 'review' }];
  const steps = [
    'Look up in the AWS service authorization reference which condition keys the actions of the statement have, and their types.',
    'Use one of them with an operator of its type, or move the actions to statements of their own.',
  ];
  return [{ type: 'manual', title: 'Use a condition key of the actions, with an operator of its type', steps }];
}

export const rule = defineRule({
  id: 'aws-iam-condition-key-mismatch',
  title: 'Condition uses a key that does not exist or does not fit',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI4'],
  cwe: ['CWE-863'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachPolicy((policy) =>
    policy.statements.flatMap((statement) =>
      keyMismatches(statement).map((found) => ({
        span: found.value?.span ?? wordIn(found.condition.span, found.condition.key) ?? found.condition.span,
        message: `${found.message} (${policy.name})`,
        severity: SEVERITIES[found.reason] ?? 'medium',
        ...holderOf(policy),
        remedies: remediesFor(found),
      })),
    ),
  ),
});
