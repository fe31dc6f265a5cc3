import type { ResolvedPolicy } from '../../graph/model';
import { grammarOf } from '../../iam/grammar/index';
import type { GrammarIssue } from '../../iam/model';
import { contains } from '../../syntax/span';
import { defineRule, type Remedy, type Severity } from '../model';
import { eachPolicy, holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** What differs from low: policy variables that count as plain text change who gets in; the rest of these is untidy only. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
  'variables-without-version': 'medium',
  'variables-in-old-version': 'medium',
  'missing-version': 'info',
  'old-version': 'info',
  redundant: 'info',
  'empty-element': 'info',
};

/** A permission of a function is a statement in other words: its form is not the author's. */
function isMade({ statements, span }: ResolvedPolicy): boolean {
  return statements.some((statement) => statement.span.file === span.file && contains(statement.span, span));
}

/**
 * AWS documents the statements that a SAM function lists under `Policies` without a version; it matters for variables only.
 * Statements of a policy document in Terraform often are there in turn, and never too long together.
 */
function isCustomary({ code }: GrammarIssue, { name, form }: ResolvedPolicy): boolean {
  return (code === 'missing-version' && name.endsWith(' Policies')) || (code === 'too-long' && form === 'policy-document');
}

function remediesFor({ code, instead, span }: GrammarIssue, policy: ResolvedPolicy): Remedy[] {
  if (code === 'missing-version' || code === 'variables-without-version') {
    const title = 'Add Version 2012-10-17';
    return [{ type: 'insert-element', title, document: policy.span, key: 'Version', value: '2012-10-17' }];
  }
  if (instead === undefined || span.via?.length) return [];
  return [{ type: 'replace-text', title: `Write ${instead}`, span, text: instead, safety: 'safe' }];
}

export const rule = defineRule({
  id: 'aws-iam-policy-syntax',
  title: 'Policy document breaks the grammar of the policy language',
  group: 'aws-iam',
  severity: 'low',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-1286'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachPolicy((policy) =>
    (isMade(policy) ? [] : grammarOf(policy, policy.purpose))
      .filter((issue) => !isCustomary(issue, policy))
      .map((issue) => ({
        span: issue.span,
        message: `${issue.message} (${policy.name})`,
        severity: SEVERITIES[issue.code] ?? 'low',
        ...holderOf(policy),
        remedies: remediesFor(issue, policy),
      })),
  ),
});
