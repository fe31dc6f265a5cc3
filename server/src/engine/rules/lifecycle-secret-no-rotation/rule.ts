import type { LifecycleFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { folderOf } from '../../syntax/path';
import { type Circumstances, defineRule, type Hit, type Remedy } from '../model';
import { livingFacts } from '../shared/lifecycle/living';
import { inWords, settingOf } from '../shared/lifecycle/set';
import docs from './doc.md';

const DECLARED = new Set(['aws_secretsmanager_secret', 'AWS::SecretsManager::Secret']);

const HANDED = 'Whoever keeps a copy of the value has to read it again from the vault.';

/** A rotation whose secret is not known may be that of any secret of its folder. */
const isAnyones = ({ key, owner, ownerType }: LifecycleFact): boolean =>
  /secretsmanager/i.test(ownerType) && !DECLARED.has(ownerType) && key.endsWith(`:${owner}`);

function tooSeldom(fact: LifecycleFact, limit: number): Hit {
  const { owner, days = 0, span, path, ownerType } = fact;
  const isGoogle = ownerType.startsWith('google_');
  const name = path.at(-1) ?? '';
  const value = isGoogle ? `${limit * 86_400}s` : /schedule/i.test(name) ? `rate(${limit} days)` : limit;
  const title = `Replace it every ${limit} days`;
  return {
    span,
    message: `${owner} replaces its secret every ${inWords(days)}: longer than ${limit} days`,
    ...(isGoogle ? { severity: 'low' as const } : {}),
    remedies: [settingOf({ fact, path, value, title, safety: 'review', steps: [HANDED] })],
  };
}

function never({ owner, span, ownerType }: LifecycleFact, isDatabase: boolean, limit: number): Hit {
  const isTemplate = ownerType.startsWith('AWS::');
  const rules = isTemplate
    ? `AWS::SecretsManager::RotationSchedule with HostedRotationLambda and RotationRules: { AutomaticallyAfterDays: ${limit} }`
    : `resource "aws_secretsmanager_secret_rotation" with rotation_rules { automatically_after_days = ${limit} } and the rotation function of its kind of database`;
  const managed = isTemplate ? 'ManageMasterUserPassword: true' : 'manage_master_user_password = true';
  const manual: Remedy = {
    type: 'manual',
    title: 'Let the vault replace it',
    steps: isDatabase
      ? [
          `For the master user of RDS, Aurora or Redshift: ${managed} in the database; AWS then makes, keeps and replaces the password.`,
          `For other accounts: ${rules}.`,
          HANDED,
        ]
      : [
          `Where a program can make a new value: ${rules}.`,
          'Otherwise write into the description who replaces it, and when.',
          HANDED,
        ],
  };
  return {
    span,
    message: isDatabase ? `${owner} holds a database password that nothing replaces` : `Nothing replaces what ${owner} holds`,
    ...(isDatabase ? {} : { severity: 'info' as const, confidence: 'low' as const }),
    remedies: [manual],
  };
}

/** A new value in the vault never reaches the cluster. */
function once(fact: LifecycleFact): Hit {
  const { owner, span, path } = fact;
  const title = `Fetch ${owner} again every hour`;
  const [value, steps] = path.at(-1) === 'refreshPolicy' ? ['Periodic', ['Where refreshInterval is 0, raise it.']] : ['1h', []];
  return {
    span,
    message: `${owner} is fetched from its vault once: a new value there never arrives`,
    severity: 'low',
    remedies: [
      settingOf({
        fact,
        path,
        value,
        title,
        safety: 'review',
        steps: [...steps, 'Pods that read it from their environment have to be restarted.'],
      }),
    ],
  };
}

function check(graph: IdentityGraph, { limits }: Circumstances): Hit[] {
  const limit = limits['secret-rotation-days'];
  const about = livingFacts(graph).filter((one) => one.about === 'secret-rotation');
  const replaced = new Set<string>();
  const databases = new Set<string>();
  const unclear = new Set<string>();
  for (const fact of about) {
    if (fact.state !== 'missing') replaced.add(fact.key);
    if (fact.holds === 'database-password') databases.add(fact.key);
    if (isAnyones(fact)) unclear.add(folderOf(fact.block.file));
  }
  return about.flatMap((fact): Hit[] => {
    const { state, days, key, holds, ownerType, block } = fact;
    if (state === 'off' && ownerType.endsWith('ExternalSecret')) return [once(fact)];
    if (state === 'set') return days !== undefined && days > limit ? [tooSeldom(fact, limit)] : [];
    if (state !== 'missing' || !DECLARED.has(ownerType) || replaced.has(key) || unclear.has(folderOf(block.file))) return [];
    const isDatabase = databases.has(key);
    return holds === 'made-elsewhere' && !isDatabase ? [] : [never(fact, isDatabase, limit)];
  });
}

export const rule = defineRule({
  id: 'lifecycle-secret-no-rotation',
  title: 'Secret in a vault that nothing replaces, or that is replaced too seldom',
  group: 'lifecycle',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI7'],
  cwe: ['CWE-262'],
  hosts: ['terraform', 'cloudformation', 'kubernetes', 'typescript', 'javascript', 'python'],
  docs,
  scope: 'graph',
  check,
});
