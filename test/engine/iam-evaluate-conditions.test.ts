/**
 * Condition operators, decided as the AWS documentation says. Pages of the IAM User Guide:
 * OPS "IAM JSON policy elements: Condition operators", MULTI "Conditions with multiple context keys or values",
 * SETS "Single-valued vs. multivalued context keys" with "Multivalued context key examples", VARS "Variables and tags",
 * COND "IAM JSON policy elements: Condition", KEYS "AWS global condition context keys".
 */
import { strict as assert } from 'node:assert';
import { conditions, ELSEWHERE, partly } from '../support/policy-cases';

const TAG = 'aws:PrincipalTag/job-category';
const IP = 'aws:SourceIp';
const KEYS = 'aws:TagKeys';
const SOURCE = 'aws:SourceArn';
const TOPIC = 'arn:aws:sns:us-east-2:123456789012:topic';
const ISSUED = 'aws:TokenIssueTime';
const BOTH = ['203.0.113.0/24', '2001:DB8:1234:5678::/64'];
let pairs = 0;
const table: typeof conditions = (...given) => {
  const count = conditions(...given);
  pairs += count;
  return count;
};

describe('condition operators', () => {
  // OPS, "String condition operators"; COND: values by case, key names in any case.
  table('strings', [
    ['StringEquals', TAG, 'iamuser-admin', 'iamuser-admin', true],
    ['StringEquals', TAG, 'iamuser-admin', 'Iamuser-Admin', false],
    ['StringEquals', TAG, 'iamuser-admin', undefined, false],
    ['StringEquals', TAG, ['a', 'b'], 'b', true],
    ['StringEquals', TAG, ['a', 'b'], 'c', false],
    ['StringEquals', 'aws:username', 'john', 'John', false],
    ['StringEqualsIgnoreCase', 'aws:username', 'john', 'John', true],
    ['StringEqualsIgnoreCase', 'aws:username', 'john', 'jon', false],
    ['StringEqualsIgnoreCase', 'aws:username', 'john', undefined, false],
    ['StringEquals', 's3:prefix', 'home/*', 'home/ann', false],
    ['StringEquals', 's3:prefix', 'home/*', 'home/*', true],
    ['stringequals', 's3:prefix', 'home/', 'home/', true],
    ['StringNotEquals', TAG, 'a', 'b', true],
    ['StringNotEquals', TAG, 'a', 'a', false],
    ['StringNotEquals', TAG, 'a', undefined, true],
    ['StringNotEqualsIgnoreCase', TAG, 'A', 'a', false],
    ['StringNotEqualsIgnoreCase', TAG, 'A', 'b', true],
    ['StringNotEqualsIgnoreCase', TAG, 'A', undefined, true],
    ['StringLike', 's3:prefix', ['', 'home/', 'home/David/*'], 'home/David/x', true],
    ['StringLike', 's3:prefix', ['', 'home/', 'home/David/*'], '', true],
    ['StringLike', 's3:prefix', ['', 'home/', 'home/David/*'], 'home/Ann/', false],
    ['StringLike', 'ec2:InstanceType', ['t1.*', 't2.*', 'm3.*'], 'm3.large', true],
    ['StringLike', 'ec2:InstanceType', ['t1.*', 't2.*', 'm3.*'], 'm4.large', false],
    ['StringLike', 'ec2:InstanceType', ['t1.*', 't2.*', 'm3.*'], undefined, false],
    ['StringLike', 's3:prefix', 'a?c', 'abc', true],
    ['StringLike', 's3:prefix', 'a?c', 'ac', false],
    ['StringLike', 's3:prefix', 'A*', 'abc', false],
    ['StringLike', 'aws:RequestTag/project', '*', 'Feature3', true],
    ['StringLike', 'aws:RequestTag/project', '*', undefined, false],
    ['StringNotLike', 's3:prefix', 'home/*', 'home/a', false],
    ['StringNotLike', 's3:prefix', 'home/*', 'tmp/a', true],
    ['StringNotLike', 's3:prefix', 'home/*', undefined, true],
  ]);

  // MULTI: several values are an OR, for negated operators a NOR.
  table('several values of one key', [
    ['StringNotEquals', 'aws:PrincipalAccount', ['111122223333', '444455556666'], '111122223333', false],
    ['StringNotEquals', 'aws:PrincipalAccount', ['111122223333', '444455556666'], '444455556666', false],
    ['StringNotEquals', 'aws:PrincipalAccount', ['111122223333', '444455556666'], '777788889999', true],
    ['StringNotLike', 'aws:PrincipalArn', ['*/admin', '*/ops'], 'arn:aws:iam::1:role/ops', false],
    ['StringNotLike', 'aws:PrincipalArn', ['*/admin', '*/ops'], 'arn:aws:iam::1:role/dev', true],
    ['DateNotEquals', ISSUED, ['2020-01-01', '2021-01-01'], '2021-01-01T00:00:00Z', false],
    ['DateNotEquals', ISSUED, ['2020-01-01', '2021-01-01'], '2022-01-01T00:00:00Z', true],
    ['NotIpAddress', IP, ['192.0.2.0/24', '203.0.113.0/24'], '203.0.113.9', false],
    ['NotIpAddress', IP, ['192.0.2.0/24', '203.0.113.0/24'], '198.51.100.9', true],
    ['ArnNotLike', SOURCE, [TOPIC, `${TOPIC}2`], `${TOPIC}2`, false],
    ['NumericNotEquals', 's3:max-keys', ['10', '20'], '20', false],
    ['NumericEquals', 's3:max-keys', ['10', '20'], '20', true],
  ]);

  // OPS, "Numeric condition operators".
  table('numbers', [
    ['NumericLessThanEquals', 's3:max-keys', '10', '10', true],
    ['NumericLessThanEquals', 's3:max-keys', '10', '11', false],
    ['NumericLessThanEquals', 's3:max-keys', '10', '9', true],
    ['NumericLessThanEquals', 's3:max-keys', 10, '9', true],
    ['NumericLessThanEquals', 's3:max-keys', '10', undefined, false],
    ['NumericLessThan', 's3:max-keys', '10', '10', false],
    ['NumericLessThan', 's3:max-keys', '10', '9.5', true],
    ['NumericGreaterThan', 'aws:MultiFactorAuthAge', '3600', '3601', true],
    ['NumericGreaterThan', 'aws:MultiFactorAuthAge', '3600', '3600', false],
    ['NumericGreaterThanEquals', 'aws:MultiFactorAuthAge', '3600', '3600', true],
    ['NumericGreaterThanEquals', 'aws:MultiFactorAuthAge', '3600', '900', false],
    ['NumericEquals', 's3:signatureAge', '600000', '600000', true],
    ['NumericEquals', 's3:signatureAge', '10', '9', false],
    ['NumericEquals', 's3:signatureAge', '10', '10.0', true],
    ['NumericNotEquals', 's3:signatureAge', '10', '9', true],
    ['NumericNotEquals', 's3:signatureAge', '10', '10', false],
    ['NumericNotEquals', 's3:signatureAge', '10', undefined, true],
    ['NumericEquals', 's3:signatureAge', '1*', '10', false],
  ]);

  // OPS, "Date condition operators"; KEYS aws:CurrentTime, aws:EpochTime.
  table('dates', [
    ['DateGreaterThan', ISSUED, '2020-01-01T00:00:01Z', '2020-06-01T00:00:00Z', true],
    ['DateGreaterThan', ISSUED, '2020-01-01T00:00:01Z', '2020-01-01T00:00:01Z', false],
    ['DateGreaterThan', ISSUED, '2020-01-01T00:00:01Z', '2019-12-31T23:59:59Z', false],
    ['DateGreaterThan', ISSUED, '2020-01-01T00:00:01Z', undefined, false],
    ['DateGreaterThanEquals', ISSUED, '2020-01-01', '2020-01-01T00:00:00Z', true],
    ['DateLessThan', 'aws:CurrentTime', '2019-07-16T15:00:00Z', '2019-07-16T14:59:59Z', true],
    ['DateLessThan', 'aws:CurrentTime', '2019-07-16T15:00:00Z', '2019-07-16T15:00:00Z', false],
    ['DateLessThanEquals', 'aws:CurrentTime', '2019-07-16T15:00:00Z', '2019-07-16T15:00:00Z', true],
    ['DateLessThan', 'aws:EpochTime', '1563289200', '1563289199', true],
    ['DateLessThan', 'aws:EpochTime', '2019-07-16T15:00:00Z', '1563289199', true],
    ['DateLessThan', 'aws:EpochTime', '2019-07-16T15:00:00Z', '1563289200', false],
    ['DateEquals', 'aws:CurrentTime', '2019-07-16T17:00:00+02:00', '2019-07-16T15:00:00Z', true],
    ['DateEquals', 'aws:CurrentTime', '2019', '2019-01-01T00:00:00Z', true],
    ['DateNotEquals', 'aws:CurrentTime', '2019-07-16', '2019-07-17', true],
    ['DateNotEquals', 'aws:CurrentTime', '2019-07-16', undefined, true],
    ['DateEquals', 'aws:CurrentTime', '2019-*', '2019-07-17', false],
  ]);

  // OPS, "Boolean condition operators", "Binary condition operators".
  table('booleans and bytes', [
    ['Bool', 'aws:SecureTransport', 'false', 'false', true],
    ['Bool', 'aws:SecureTransport', 'false', 'true', false],
    ['Bool', 'aws:SecureTransport', true, 'true', true],
    ['Bool', 'aws:MultiFactorAuthPresent', 'true', undefined, false],
    ['Bool', 'aws:MultiFactorAuthPresent', 'false', undefined, false],
    ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'false', undefined, true],
    ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'false', 'false', true],
    ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'false', 'true', false],
    ['Bool', 'aws:ViaAWSService', 'yes', 'true', false],
    ['BinaryEquals', 'key', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', true],
    ['BinaryEquals', 'key', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'qmluYXJ5VmFsdWVJbkJhc2U2NA==', false],
    ['BinaryEquals', 'key', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', undefined, false],
  ]);

  // OPS, "IP address condition operators".
  table('addresses', [
    ['IpAddress', IP, '203.0.113.0/24', '203.0.113.0', true],
    ['IpAddress', IP, '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', IP, '203.0.113.0/24', '203.0.114.0', false],
    ['IpAddress', IP, '203.0.113.0/24', undefined, false],
    ['IpAddress', IP, '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', IP, '203.0.113.7', '203.0.113.8', false],
    ['IpAddress', IP, '203.0.112.0/22', '203.0.115.9', true],
    ['IpAddress', IP, '203.0.112.0/22', '203.0.116.9', false],
    ['IpAddress', IP, '0.0.0.0/0', '198.51.100.1', true],
    ['IpAddress', IP, BOTH, '203.0.113.40', true],
    ['IpAddress', IP, BOTH, '2001:db8:1234:5678::1', true],
    ['IpAddress', IP, BOTH, '2001:DB8:1234:5679::1', false],
    ['IpAddress', IP, '::/0', '203.0.113.40', false],
    ['IpAddress', IP, '2001:db8::1', '2001:0db8:0:0:0:0:0:1', true],
    ['IpAddress', IP, '2001:db8::/33', '2001:db8:8000::', false],
    ['IpAddress', IP, '::ffff:192.0.2.0/120', '::ffff:192.0.2.200', true],
    ['NotIpAddress', IP, BOTH, '203.0.113.40', false],
    ['NotIpAddress', IP, BOTH, '198.51.100.1', true],
    ['NotIpAddress', IP, BOTH, undefined, true],
    ['NotIpAddress', IP, '192.0.2.0/24', '2001:db8::1', true],
    ['IpAddress', IP, '203.0.113.*', '203.0.113.7', false],
    ['IpAddress', IP, '203.0.113.0/33', '203.0.113.0', false],
  ]);

  // OPS, "ARN condition operators": six parts, each matched apart; the page's own example of where strings differ.
  const FINANCE = 'arn:aws:someservice:*:111122223333:finance/*';
  const ODD = 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
  table('ARNs', [
    ['StringLike', SOURCE, FINANCE, ODD, true],
    ['ArnLike', SOURCE, FINANCE, ODD, false],
    ['ArnLike', SOURCE, FINANCE, 'arn:aws:someservice:eu-west-1:111122223333:finance/a/b', true],
    ['ArnEquals', SOURCE, FINANCE, 'arn:aws:someservice:eu-west-1:111122223333:finance/a/b', true],
    ['ArnEquals', SOURCE, TOPIC, TOPIC, true],
    ['ArnEquals', SOURCE, TOPIC, TOPIC.replace('topic', 'Topic'), false],
    ['ArnEquals', SOURCE, TOPIC, undefined, false],
    ['ArnLike', SOURCE, 'arn:aws:sns:*:*:t?pic', TOPIC, true],
    ['ArnLike', SOURCE, 'arn:aws:sns:*', TOPIC, false],
    ['ArnLike', SOURCE, 'arn:aws:logs:*:*:log-group:/aws/*', 'arn:aws:logs:us-east-1:1:log-group:/aws/x:y', true],
    ['ArnNotEquals', SOURCE, TOPIC, TOPIC, false],
    ['ArnNotEquals', SOURCE, TOPIC, undefined, true],
    ['ArnNotLike', SOURCE, 'arn:aws:sns:*:*:*', TOPIC, false],
    ['ArnNotLike', SOURCE, 'arn:aws:sqs:*:*:*', TOPIC, true],
    ['ArnLikeIfExists', SOURCE, 'arn:aws:sqs:*:*:*', undefined, true],
    ['ArnLike', SOURCE, 'arn:aws:sns:*:*:*', 'no-arn', false],
  ]);

  // OPS, "...IfExists condition operators".
  table('IfExists', [
    ['StringLikeIfExists', 'ec2:InstanceType', ['t1.*', 'm3.*'], undefined, true],
    ['StringLikeIfExists', 'ec2:InstanceType', ['t1.*', 'm3.*'], 'm3.large', true],
    ['StringLikeIfExists', 'ec2:InstanceType', ['t1.*', 'm3.*'], 'c4.large', false],
    ['StringNotEqualsIfExists', 'aws:ResourceTag/env', 'prod', undefined, true],
    ['StringNotEqualsIfExists', 'aws:ResourceTag/env', 'prod', 'prod', false],
    ['StringNotEqualsIfExists', 'aws:ResourceTag/env', 'prod', 'dev', true],
    ['NumericLessThanIfExists', 'aws:MultiFactorAuthAge', '3600', undefined, true],
    ['NumericLessThanIfExists', 'aws:MultiFactorAuthAge', '3600', '4000', false],
    ['DateLessThanIfExists', 'aws:CurrentTime', '2020-01-01', undefined, true],
    ['IpAddressIfExists', IP, '203.0.113.0/24', undefined, true],
    ['IpAddressIfExists', IP, '203.0.113.0/24', '192.0.2.1', false],
    ['ArnEqualsIfExists', SOURCE, TOPIC, undefined, true],
    ['StringEqualsIFEXISTS', TAG, 'a', undefined, true],
  ]);

  // OPS, "Condition operator to check existence of condition keys".
  table('Null', [
    ['Null', ISSUED, 'true', undefined, true],
    ['Null', ISSUED, 'true', '2020-01-01T00:00:00Z', false],
    ['Null', ISSUED, 'false', undefined, false],
    ['Null', ISSUED, 'false', '2020-01-01T00:00:00Z', true],
    ['Null', ISSUED, true, undefined, true],
    ['Null', KEYS, 'false', [], false],
    ['Null', KEYS, 'false', ['a'], true],
    ['Null', KEYS, ['true', 'false'], undefined, true],
    ['null', 'AWS:TagKeys', 'false', ['a'], true],
  ]);

  // SETS with its tables of results; MULTI for the DynamoDB attributes.
  const ATTRIBUTES = 'dynamodb:Attributes';
  table('set operators', [
    ['ForAllValues:StringEquals', ATTRIBUTES, ['ID', 'Message', 'Tags'], ['Message', 'Tags'], true],
    ['ForAllValues:StringEquals', ATTRIBUTES, ['ID', 'Message', 'Tags'], ['Message', 'UserName'], false],
    ['ForAllValues:StringEquals', ATTRIBUTES, ['PostDateTime', 'Message', 'Tags'], ['PostDateTime', 'UserName'], false],
    ['ForAllValues:StringEquals', ATTRIBUTES, ['ID'], undefined, true],
    ['ForAllValues:StringEquals', ATTRIBUTES, ['ID'], [], true],
    ['ForAllValues:StringEquals', ATTRIBUTES, ['ID'], [''], true],
    ['ForAnyValue:StringEquals', ATTRIBUTES, ['ID', 'PostDateTime'], ['PostDateTime', 'Message'], true],
    ['ForAnyValue:StringEquals', ATTRIBUTES, ['ID', 'PostDateTime'], ['UserName', 'Message', 'PostDateTime'], true],
    ['ForAnyValue:StringEquals', ATTRIBUTES, ['ID', 'PostDateTime'], ['UserName'], false],
    ['ForAnyValue:StringEquals', ATTRIBUTES, ['ID', 'PostDateTime'], undefined, false],
    ['ForAnyValue:StringEquals', ATTRIBUTES, ['ID', 'PostDateTime'], [], false],
    ['ForAnyValue:StringEquals', ATTRIBUTES, ['ID', 'PostDateTime'], [''], false],
    ['ForAllValues:StringNotLike', KEYS, 'key1*', ['key1:legal'], false],
    ['ForAllValues:StringNotLike', KEYS, 'key1*', ['key1:hr', 'key1:personnel'], false],
    ['ForAllValues:StringNotLike', KEYS, 'key1*', ['key2:audit'], true],
    ['ForAllValues:StringNotLike', KEYS, 'key1*', undefined, true],
    ['ForAllValues:StringNotLike', KEYS, ['key1*', 'key2*'], ['key1:legal', 'key3:x'], false],
    ['ForAllValues:StringNotLike', KEYS, ['key1*', 'key2*'], ['key3:x', 'key4:y'], true],
    ['ForAllValues:StringLike', KEYS, ['key1*', 'key2*', 'key3*'], ['key1:a', 'key3:b'], true],
    ['ForAllValues:StringLike', KEYS, ['key1*', 'key2*', 'key3*'], ['key1:a', 'key4:b'], false],
    ['ForAnyValue:StringEquals', KEYS, ['environment', 'webserver'], ['environment', 'other'], true],
    ['ForAnyValue:StringEquals', KEYS, ['environment', 'webserver'], ['Environment'], false],
    ['ForAnyValue:StringNotEquals', KEYS, ['a', 'b'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', KEYS, ['a', 'b'], ['a', 'b'], false],
    ['ForAnyValue:StringNotEquals', KEYS, ['a', 'b'], undefined, false],
    ['ForAllValues:StringEqualsIgnoreCase', KEYS, ['Owner'], ['owner', 'OWNER'], true],
    ['ForAllValues:ArnLike', 'aws:PrincipalArns', ['arn:aws:iam::*:role/*'], ['arn:aws:iam::1:role/a'], true],
    ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', ['o-a1b2c3d4e5/*'], ['o-a1b2c3d4e5/r-ab12/ou-1/'], true],
    ['forallvalues:stringlike', KEYS, ['a*'], ['b'], false],
    ['StringEquals', KEYS, 'a', ['a'], true],
    ['StringEquals', KEYS, 'a', ['a', 'b'], 'unknown'],
  ]);

  // VARS: values of the request in place of variables, defaults, letters that mean themselves, and keys without a value.
  const HOME = 'home/${aws:username}/*';
  const TEAM = '${aws:PrincipalTag/team}';
  table(
    'policy variables',
    [
      ['StringLike', 's3:prefix', HOME, 'home/David/x', true],
      ['StringLike', 's3:prefix', HOME, 'home/Ann/x', false],
      ['StringLike', 's3:prefix', 'home/${AWS:UserName}/*', 'home/David/x', true],
      ['StringEquals', 's3:ExistingObjectTag/Team', TEAM, 'yellow', false],
      ['StringNotEquals', 's3:ExistingObjectTag/Team', TEAM, 'yellow', true],
      ['StringNotEquals', 's3:ExistingObjectTag/Team', TEAM, undefined, true],
      ['StringEquals', 's3:prefix', "${aws:PrincipalTag/team, 'company-wide'}", 'company-wide', true],
      ['StringEquals', 's3:prefix', "${aws:PrincipalTag/team, 'company-wide'}", 'yellow', false],
      ['StringEquals', 's3:prefix', "${aws:username, 'nobody'}", 'David', true],
      ['StringLike', 's3:prefix', 'a${*}', 'a*', true],
      ['StringLike', 's3:prefix', 'a${*}', 'abc', false],
      ['StringLike', 's3:prefix', 'a${?}', 'a?', true],
      ['StringLike', 's3:prefix', 'a${?}', 'ab', false],
      ['StringEquals', 's3:prefix', '${$}{x}', '${x}', true],
      ['StringLike', 's3:prefix', '${aws:PrincipalTag/glob}', 'anything', false],
      ['StringLike', 's3:prefix', '${aws:PrincipalTag/glob}', '*', true],
      ['ArnLike', SOURCE, 'arn:aws:sns:*:*:${aws:username}-*', 'arn:aws:sns:eu-west-1:1:David-x', true],
      ['ArnLike', SOURCE, 'arn:aws:sns:*:*:${aws:username}-*', 'arn:aws:sns:eu-west-1:1:Ann-x', false],
      ['NumericEquals', 's3:max-keys', '${aws:PrincipalTag/limit}', '10', false],
      ['StringEquals', 's3:prefix', '${aws:userid}', 'x', 'unknown'],
      ['StringEquals', 's3:prefix', 'y${aws:userid}', 'x', false],
      ['StringEquals', 's3:prefix', '${account_id}', 'x', 'unknown'],
    ],
    { 'aws:username': ['David'], 'aws:PrincipalTag/glob': ['*'], 'aws:PrincipalTag/limit': ['10'], 'aws:userid': 'unknown' },
  );

  // Three-valued: what is not in the file, or not known of the request.
  table('values that are not known', [
    ['StringEquals', TAG, ELSEWHERE, 'a', 'unknown'],
    ['StringEquals', TAG, ELSEWHERE, undefined, false],
    ['StringNotEquals', TAG, ELSEWHERE, undefined, true],
    ['StringEquals', TAG, ['a', ELSEWHERE], 'a', true],
    ['StringEquals', TAG, ['a', ELSEWHERE], 'b', 'unknown'],
    ['StringNotEquals', TAG, ['a', ELSEWHERE], 'a', false],
    ['StringNotEquals', TAG, ['a', ELSEWHERE], 'b', 'unknown'],
    ['StringEquals', TAG, partly('team-…'), 'team-a', 'unknown'],
    ['StringEquals', TAG, partly('team-…'), 'group-a', false],
    ['StringLike', TAG, partly('*…'), 'x', 'unknown'],
    ['ArnLike', SOURCE, partly('arn:aws:sns:*:…:topic'), TOPIC, 'unknown'],
    ['ArnLike', SOURCE, partly('arn:aws:sqs:*:…:topic'), TOPIC, false],
    ['IpAddress', IP, ELSEWHERE, '203.0.113.1', 'unknown'],
    ['NumericLessThan', 's3:max-keys', ELSEWHERE, '1', 'unknown'],
    ['Null', TAG, ELSEWHERE, 'a', 'unknown'],
    ['StringEquals', TAG, 'a', null, 'unknown'],
    ['StringLike', TAG, '*', null, 'unknown'],
    ['StringLikeIfExists', TAG, '*', null, true],
    ['StringEqualsIfExists', TAG, 'a', null, 'unknown'],
    ['ForAllValues:StringLike', KEYS, '*', null, true],
    ['ForAllValues:StringLike', KEYS, 'a*', null, 'unknown'],
    ['Null', TAG, 'true', null, 'unknown'],
    ['StringMatches', TAG, 'a', 'a', 'unknown'],
  ]);

  it('is a table of some size', () => assert.ok(pairs > 400, `${pairs} pairs`));
});
