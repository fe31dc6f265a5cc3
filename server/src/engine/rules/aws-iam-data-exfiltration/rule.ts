import { DATA_ACTIONS } from '../../iam/rights/exposure';
import { defineRule } from '../model';
import { fewOf } from '../shared/aws/aws-iam';
import { capital, narrowRemedy } from '../shared/aws/escalation';
import { coversOf, type Exposed, exposedBy } from '../shared/aws/exposed';
import { eachHolder } from '../shared/aws/holders';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

const data = coversOf(DATA_ACTIONS);

const STORES: readonly (readonly [RegExp, string])[] = [
  [/^secretsmanager:/, 'every secret'],
  [/^ssm:/, 'every parameter'],
  [/^s3:/, 'the objects of every bucket'],
  [/^kms:/, 'what any key encrypts'],
];

function stores(actions: readonly string[]): string {
  return fewOf(STORES.flatMap(([pattern, words]) => (actions.some((name) => pattern.test(name)) ? [words] : [])));
}

/** A key's own policy has the last word on who may decrypt: alone, the permission opens nothing that is stored. */
function opensData({ actions }: Exposed): boolean {
  return actions.some((name) => name !== 'kms:Decrypt');
}

export const rule = defineRule({
  id: 'aws-iam-data-exfiltration',
  title: 'Policy allows reading all data of a kind',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-732', 'CWE-200'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachHolder((holder) =>
    exposedBy(holder, data)
      .filter(opensData)
      .map(({ statement, term, actions, certain }) => ({
        span: term.span,
        message: `${capital(holder.name)} can read ${stores(actions)}: nothing limits ${fewOf(actions)} to some`,
        // Secrets are what other identities prove themselves with.
        severity: actions.some((name) => name.startsWith('secretsmanager:')) ? ('high' as const) : ('medium' as const),
        confidence: certain ? 'high' : 'low',
        ...holder.owner,
        remedies: [
          ...[narrowRemedy(statement)].flatMap((remedy) => remedy ?? []),
          {
            type: 'manual',
            title: 'Limit what it can read',
            steps: [
              'Put the ARNs of the secrets, parameters, buckets and keys that the workload uses in place of the wildcard.',
              'A name prefix such as parameter/orders/* or a condition on aws:ResourceTag works where they are many.',
            ],
          },
        ],
      })),
  ),
});
