import type { ResolvedPolicy } from '../../graph/model';
import { voidOf } from '../../iam/conditions/void';
import type { Void } from '../../iam/conditions/void-allow';
import type { Condition, Statement } from '../../iam/model';
import { claimKeyOf, issuerAt } from '../../iam/trust/oidc';
import { isAnyPrincipal } from '../../iam/trust/principals';
import { breadthOf, narrowedBy } from '../../iam/trust/subjects';
import { wordIn } from '../../iam/word';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { eachPolicy, holderOf, isEndpointPolicy } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

function messageOf({ kind, effect, instead }: Void, { operator, key }: Condition, where: string): string {
  switch (kind) {
    case 'for-all-values':
      return `${operator} is true of a request without ${key}: the condition lets it pass in ${where}`;
    case 'if-exists':
      return `${operator} lets callers without ${key} pass in ${where}`;
    case 'presence':
      return `Any caller with ${key}, whatever its value, passes in ${where}`;
    case 'mfa':
      return effect === 'never'
        ? `Long-term keys have no ${key}: the condition stops none of them in ${where}`
        : `Callers without MFA pass the condition on ${key} in ${where}`;
    case 'literal-wildcard':
      return `${operator} takes the wildcard as a plain character: ${effect === 'never' ? 'the value matches nothing' : 'the value exempts nobody'} in ${where}${instead ? `; ${instead} reads it as a wildcard` : ''}`;
    case 'any-value':
      return effect === 'never'
        ? `The value of ${key} matches nothing in ${where}`
        : `The value of ${key} covers every caller in ${where}`;
  }
}

/** What comes of it: strangers get in, a Deny stops nobody, or the statement does less than was meant. */
function severityOf({ kind, effect }: Void, condition: Condition, { effect: allows, principals, actions }: Statement): Severity {
  // A token always has its claims; tools do write this form.
  if (kind === 'for-all-values' && claimKeyOf(condition.key)) return 'low';
  if (kind === 'literal-wildcard') return (allows === 'Deny') === (effect === 'never') ? 'high' : 'medium';
  if (effect === 'never') return allows === 'Deny' ? 'high' : 'medium';
  // The rules about open policies leave it to this one to say so.
  const assumes = principals.some(isAnyPrincipal) && actions.some(({ text }) => /^sts:AssumeRole$/i.test(text));
  return assumes ? 'critical' : principals.length === 0 && kind === 'for-all-values' ? 'medium' : 'high';
}

/** The operator without its quotes, where it stands in the file. */
function wordOf({ operator, operatorSpan }: Condition): Span | undefined {
  return operatorSpan && wordIn(operatorSpan, operator);
}

function remediesFor({ kind, instead, value }: Void, condition: Condition): Remedy[] {
  const { operator, key } = condition;
  const word = wordOf(condition);
  const replace: Remedy[] =
    instead && word
      ? [{ type: 'replace-text', title: `Write ${instead} in place of ${operator}`, span: word, text: instead, safety: 'review' }]
      : [];
  const byValue = value !== undefined && kind !== 'literal-wildcard' && kind !== 'mfa';
  const steps = byValue
    ? [`Put the values of ${key} that are meant in place of the one that covers all.`]
    : [`Write the condition on ${key} with ${instead ?? 'an operator that a request without the key does not pass'}.`];
  return [...replace, { type: 'manual', title: 'Write the condition so that it limits', steps }];
}

/** The rule aws-iam-trust-oidc-subject-wildcard has the sharper word on subjects that are too wide whatever the operator. */
function isLeftToSubjects(condition: Condition, { value }: Void, { conditions }: Statement): boolean {
  const parts = claimKeyOf(condition.key);
  const issuer = parts?.claim === 'sub' ? issuerAt(parts.host) : undefined;
  if (!issuer || !value) return false;
  const others = conditions.filter((other) => other !== condition);
  return narrowedBy(breadthOf(issuer, value), others) !== 'pinned';
}

function hitsIn(policy: ResolvedPolicy): Hit[] {
  if (isEndpointPolicy(policy)) return [];
  return policy.statements.flatMap((statement) =>
    statement.conditions.flatMap((condition) => {
      const found = voidOf(condition, statement);
      if (!found || isLeftToSubjects(condition, found, statement)) return [];
      return {
        span: found.value?.span ?? wordOf(condition) ?? condition.span,
        message: messageOf(found, condition, policy.name),
        severity: severityOf(found, condition, statement),
        confidence: statement.partial ? ('medium' as const) : ('high' as const),
        ...holderOf(policy),
        remedies: remediesFor(found, condition),
      };
    }),
  );
}

export const rule = defineRule({
  id: 'aws-iam-condition-void',
  title: 'Condition does not limit anything',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-697', 'CWE-284'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachPolicy(hitsIn),
});
