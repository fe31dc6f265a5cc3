/**
 * Secrets in the vaults of clouds: what they hold, as far as it shows, and whether they are replaced. On AWS a resource of its own
 * says so: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
 */
import { get, itemsOf, type Value } from '../../../syntax/value';
import type { LifecycleFact } from '../../model';
import { valueAt } from '../azure/switches/read';
import { keyOf } from '../gcp/parts';
import type { CloudReader, CloudResource } from '../resource';
import { described } from './read';
import { holdsLogin, isNoSecret, natureOf } from './secret-nature';
import { readingOf } from './times';

/** The arguments of one notation. */
interface Words {
  readonly properties: readonly string[];
  readonly secret: string;
  readonly rules: string;
  readonly days: string;
  readonly schedule: string;
}

const TERRAFORM: Words = {
  properties: [],
  secret: 'secret_id',
  rules: 'rotation_rules',
  days: 'automatically_after_days',
  schedule: 'schedule_expression',
};
const CLOUDFORMATION: Words = {
  properties: ['Properties'],
  secret: 'SecretId',
  rules: 'RotationRules',
  days: 'AutomaticallyAfterDays',
  schedule: 'ScheduleExpression',
};

function wordsOf({ notation }: CloudResource): Words {
  return notation === 'cloudformation' ? CLOUDFORMATION : TERRAFORM;
}

const MISSING = { about: 'secret-rotation', state: 'missing' } as const;

/** Nothing is written in it: a rotation of its own names it. Earlier providers had the rules in the secret. */
const readSecret: CloudReader = (resource, facts) => {
  const { properties, rules } = wordsOf(resource);
  const inside = periodOf(resource);
  const given = ['name', 'name_prefix', 'description', 'Name', 'Description'].map((key) =>
    valueAt(resource.body, [...properties, key]),
  );
  const texts = given.map(({ value }) => (value?.kind === 'string' ? value.text : ''));
  if ([resource.owner, ...texts.slice(0, 1)].some(isNoSecret)) return;
  const holds = natureOf([resource.owner, ...texts]);
  facts.lifecycles.push({
    ...described(resource),
    ...MISSING,
    span: resource.block,
    path: [...properties, rules],
    ...(holds === undefined ? {} : { holds }),
    ...inside,
  });
};

const readRotation: CloudReader = (resource, facts) => {
  const { properties, secret, rules } = wordsOf(resource);
  const key = keyOf(valueAt(resource.body, [...properties, secret]).value);
  const period = periodOf(resource);
  facts.lifecycles.push({
    ...described(resource),
    about: 'secret-rotation',
    // Whose it is is not known: it may be that of any secret beside it.
    ...(key === undefined ? {} : { key }),
    state: 'unknown',
    span: resource.block,
    path: [...properties, rules],
    ...period,
  });
};

/** A value that names its database, or a database that is tied to the secret. */
const readContent: CloudReader = (resource, facts) => {
  const { properties, secret } = wordsOf(resource);
  const key = keyOf(valueAt(resource.body, [...properties, secret]).value);
  const isTied = resource.type === 'AWS::SecretsManager::SecretTargetAttachment';
  if (key === undefined || !(isTied || holdsLogin(valueAt(resource.body, ['secret_string']).value))) return;
  facts.lifecycles.push({
    ...described(resource),
    ...MISSING,
    key,
    span: resource.block,
    path: [],
    holds: 'database-password',
  });
};

type Period = Pick<LifecycleFact, 'state' | 'span' | 'path'> & Partial<Pick<LifecycleFact, 'days'>>;

/** What the rules say: days or a schedule. */
function periodOf(resource: CloudResource): Period | undefined {
  const { properties, rules, days, schedule } = wordsOf(resource);
  const [part] = itemsOf(valueAt(resource.body, [...properties, rules]).value);
  if (!part) return undefined;
  const found = [
    { name: days, value: get(part, days), as: 'days' as const },
    { name: schedule, value: get(part, schedule), as: 'schedule' as const },
  ].find(({ value }) => value && readingOf(value, 'part'));
  if (!found) return { state: part.kind === 'object' ? 'set' : 'unknown', span: part.span, path: [...properties, rules] };
  const value = found.value as Value;
  return {
    state: 'unknown',
    ...readingOf(value, found.as),
    span: value.span,
    path: [...properties, rules, found.name],
  };
}

export const secretReaders: readonly (readonly [type: string, CloudReader])[] = [
  ['aws_secretsmanager_secret', readSecret],
  ['AWS::SecretsManager::Secret', readSecret],
  ['aws_secretsmanager_secret_rotation', readRotation],
  ['AWS::SecretsManager::RotationSchedule', readRotation],
  ['aws_secretsmanager_secret_version', readContent],
  ['AWS::SecretsManager::SecretTargetAttachment', readContent],
];
