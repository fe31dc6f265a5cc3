import { matchesAction } from '../match';
import type { Condition, Statement } from '../model';

/** Keys that pin the statement to certain resources as an ARN would. */
const RESOURCE_KEYS = [
  '*:resourcetag/*',
  '*:resourcetags/*',
  'ssm:resourcetag/*',
  'kms:resourcealiases',
  'kms:requestalias',
  'ecs:cluster',
  'ecs:task',
  'ecs:service',
  'lambda:functionarn',
  'cloudwatch:namespace',
  'dynamodb:leadingkeys',
  'secretsmanager:secretid',
  'ec2:vpc',
  'ec2:subnet',
  'ec2:instanceprofile',
  'elasticfilesystem:accesspointarn',
  's3:bucket',
  'iam:awsservicename',
  's3:dataaccesspointarn',
];

/** Keys that say nothing about the resource: the caller, the time, the connection, the region. */
const AMBIENT_KEYS = [
  'aws:principal*',
  'aws:sourceip',
  'aws:sourcevpc*',
  'aws:sourceidentity',
  'aws:vpc*',
  'aws:userid',
  'aws:username',
  'aws:useragent',
  'aws:referer',
  'aws:currenttime',
  'aws:epochtime',
  'aws:tokenissuetime',
  'aws:multifactorauth*',
  'aws:securetransport',
  'aws:requestedregion',
  'aws:federatedprovider',
  'aws:assumedroot',
  'aws:viaawsservice',
  'sts:*',
];

/**
 * Whether a condition holds only for some requests: its operator is positive and not one that a missing key satisfies,
 * and no value is a lone star. Values that are not in the file count as a restriction.
 */
export function restricts({ operator, values }: Condition): boolean {
  const name = operator.toLowerCase();
  if (name.startsWith('forallvalues:') || name.endsWith('ifexists')) return false;
  const base = name.replace(/^foranyvalue:/, '');
  if (base === 'null' || base.includes('not') || values.length === 0) return false;
  return !values.some((value) => value.state === 'known' && /^[*?]*\*[*?]*$|^(0\.0\.0\.0|::)\/0$/.test(value.text));
}

/**
 * How far the conditions narrow `Resource: "*"`: `resource` pins it to certain resources, `request` limits the request
 * some other way (`kms:ViaService`, `aws:RequestTag`, `aws:ResourceAccount`), `none` leaves it open.
 */
export function narrowing(statement: Statement): 'resource' | 'request' | 'none' {
  const keys = statement.conditions.filter((one) => restricts(one) || demandsKey(one)).map(({ key }) => key);
  if (keys.some((key) => isOneOf(RESOURCE_KEYS, key))) return 'resource';
  return keys.some((key) => !isOneOf(AMBIENT_KEYS, key)) ? 'request' : 'none';
}

/** `Null: { "aws:ResourceTag/team": "false" }`: the resource or request must carry the key, whatever its value. */
export function demandsKey({ operator, values }: Condition): boolean {
  return operator.toLowerCase() === 'null' && values.some(({ text }) => text.toLowerCase() === 'false');
}

/** A restricting condition on exactly this key, in any case. */
export function hasCondition(statement: Statement, key: string): boolean {
  return statement.conditions.some((condition) => restricts(condition) && condition.key.toLowerCase() === key.toLowerCase());
}

/** A bucket policy that leaves the decision to the access points of the account: AWS documents it with every action for everyone. */
export function isLeftToAccessPoints(statement: Statement): boolean {
  return hasCondition(statement, 's3:DataAccessPointAccount') || hasCondition(statement, 's3:DataAccessPointArn');
}

/** Whether a pattern of the list covers the key, in any case. */
export function isOneOf(patterns: readonly string[], key: string): boolean {
  return patterns.some((pattern) => matchesAction(pattern, key));
}
