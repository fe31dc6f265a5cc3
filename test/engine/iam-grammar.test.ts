/** The grammar of policies, what was most likely meant, and what patterns are narrowed to: a table of small documents. */
import { strict as assert } from 'node:assert';
import { keyMismatches } from '../../server/src/engine/iam/conditions/key-mismatch';
import { grammarOf } from '../../server/src/engine/iam/grammar/index';
import { OPERATORS, operatorOf } from '../../server/src/engine/iam/grammar/operators';
import { matchesAction } from '../../server/src/engine/iam/match';
import type { Purpose } from '../../server/src/engine/iam/model';
import { mismatches } from '../../server/src/engine/iam/rights/mismatch';
import { readDocument } from '../../server/src/engine/iam/statements';
import { actionOf, expandAction, nameOf } from '../../server/src/engine/iam/table/actions';
import { narrowPattern, narrowTo } from '../../server/src/engine/iam/table/narrow';
import { distance, nearest } from '../../server/src/engine/iam/table/nearest';
import { sensitiveIn } from '../../server/src/engine/iam/table/sensitive';
import { unknownAction } from '../../server/src/engine/iam/table/unknown-action';
import { parseJson } from '../../server/src/engine/syntax/data/json';
import { HOLE } from '../../server/src/engine/syntax/value';
import { randomOf } from '../support/random';

function read(text: string) {
  const { value } = parseJson('policy.json', text);
  assert.ok(value, text);
  return readDocument(value);
}

/** `code «marked text»` of each issue, and what it should be. */
function issues(text: string, purpose: Purpose = 'identity'): string[] {
  return grammarOf(read(text), purpose).map(({ code, span, instead }) =>
    [code, text.slice(span.start, span.end), ...(instead === undefined ? [] : ['→', instead])].join(' '),
  );
}

const whole = (statement: string) => `{"Version":"2012-10-17","Statement":[${statement}]}`;
const get = (more: string) => whole(`{"Effect":"Allow","Action":"s3:GetObject",${more}}`);
const statement = (more: Record<string, unknown>) => {
  const [one] = read(whole(JSON.stringify({ Effect: 'Allow', ...more }))).statements;
  assert.ok(one);
  return one;
};
const OBJECTS = '"Resource":"arn:aws:s3:::reports/*"';
const trust = (more: string) => whole(`{"Effect":"Allow","Action":"sts:AssumeRole",${more}}`);

describe('policy grammar', () => {
  const wrong: readonly (readonly [string, readonly string[], Purpose?])[] = [
    [`{"Statement":[{"Effect":"Allow","Action":"s3:GetObject",${OBJECTS}}]}`, ['missing-version "Statement"']],
    [
      '{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:username}/*"}}',
      ['variables-without-version "Statement"'],
    ],
    [
      `{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",${OBJECTS}}]}`,
      ['old-version 2008-10-17 → 2012-10-17'],
    ],
    [
      '{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringLike":{"s3:prefix":"${aws:username}/*"}}}}',
      ['variables-in-old-version 2008-10-17 → 2012-10-17'],
    ],
    [
      `{"Version":"2012-17-10","Statement":[{"Effect":"Allow","Action":"s3:GetObject",${OBJECTS}}]}`,
      ['invalid-version 2012-17-10 → 2012-10-17'],
    ],
    ['{"Version":"2012-10-17","Statment":[]}', ['unknown-element Statment → Statement']],
    ['{"Version":"2012-10-17"}', ['missing-statement {"Version":"2012-10-17"}']],
    [get('"resource":"arn:aws:s3:::reports/*"'), ['unknown-element resource → Resource']],
    [get(`${OBJECTS},"Comment":"none"`), ['unknown-element Comment']],
    [get('"Condition":{}'), ['missing-resource "Effect"', 'empty-element {}']],
    [whole(`{"Effect":"Allow",${OBJECTS}}`), ['missing-action "Effect"']],
    [whole(`{"Action":"s3:GetObject",${OBJECTS}}`), ['missing-effect "Action"']],
    [whole(`{"Effect":"DENY","Action":"s3:GetObject",${OBJECTS}}`), ['invalid-effect DENY → Deny']],
    [whole(`{"Effect":"permit","Action":"s3:GetObject",${OBJECTS}}`), ['invalid-effect permit']],
    [get(`${OBJECTS},"Effect":"Deny"`), ['duplicate-element Effect']],
    [get('"Resource":[]'), ['empty-element []']],
    [whole(`{"Effect":"Allow","Action":7,${OBJECTS}}`), ['wrong-kind 7']],
    [get(`${OBJECTS},"NotAction":"s3:PutObject"`), ['element-combination s3:PutObject']],
    [get(`${OBJECTS},"Sid":"read it"`), ['sid-characters read it → readit']],
    [get(`${OBJECTS},"Principal":"*"`), ['principal-in-identity-policy *']],
    [
      whole(
        '{"Sid":"A","Effect":"Allow","Action":"s3:ListBucket","Resource":"*"},{"Sid":"A","Effect":"Deny","Action":"s3:*","Resource":"*"}',
      ),
      ['duplicate-sid A'],
    ],
    [get('"Resource":["arn:aws:s3:::a/*","arn:aws:s3:::a/b"]'), ['redundant arn:aws:s3:::a/b']],
    [
      whole(`{"Effect":"Allow","Action":"s3:GetObject",${OBJECTS}},{"Effect":"Allow","Action":"s3:GetObject",${OBJECTS}}`),
      ['redundant s3:GetObject'],
    ],
    ...(
      [
        ['reports/*', 'arn-prefix'],
        ['arn:aws:s3:reports', 'arn-fields'],
        ['arn:aws:s3::reports', 'arn-fields'],
        ['arn:amazon:s3:::reports/*', 'arn-partition'],
        ['arn:aws:S3:::reports/*', 'arn-service'],
        ['arn:aws:dynamodbb:eu-west-1:111122223333:table/a', 'arn-service'],
        ['arn:aws:s3:eu-west-1::reports/*', 'arn-region'],
        ['arn:aws:iam:us-east-1:111122223333:role/a', 'arn-region'],
        ['arn:aws:sqs:europe:111122223333:a', 'arn-region'],
        ['arn:aws:sqs:eu-west-1:1111:a', 'arn-account'],
        ['arn:aws:s3:::${aws:username/*', 'policy-variable'],
        ['arn:aws:s3:::${}/*', 'policy-variable'],
        ['arn:aws:s3:::${ aws:username }/*', 'policy-variable'],
      ] as const
    ).map(([arn, code]) => [get(`"Resource":"${arn}"`), [`${code} ${arn}`]] as const),
    ...(
      [
        ['"StringEqual":{"aws:username":"a"}', 'unknown-operator StringEqual → StringEquals'],
        ['"ForAnyValues:StringLike":{"aws:TagKeys":"a"}', 'unknown-operator ForAnyValues:StringLike → ForAnyValue:StringLike'],
        ['"NullIfExists":{"aws:username":"true"}', 'null-qualifier "aws:username"'],
        ['"Bool":{"aws:SecureTransport":"on"}', 'value-kind on'],
        ['"NumericEquals":{"s3:max-keys":"ten"}', 'value-kind ten'],
        ['"DateGreaterThan":{"aws:CurrentTime":"1.1.2030"}', 'value-kind 1.1.2030'],
        ['"IpAddress":{"aws:SourceIp":"10.0.0.0/33"}', 'value-kind 10.0.0.0/33'],
        ['"ArnLike":{"aws:PrincipalArn":"admin"}', 'value-kind admin'],
        ['"Null":{"aws:username":"no"}', 'value-kind no'],
        ['"StringEquals":{"aws:username":[]}', 'empty-element []'],
        ['"StringEquals":{"aws:username":"a","AWS:UserName":"b"}', 'duplicate-element AWS:UserName'],
      ] as const
    ).map(([condition, issue]) => [get(`${OBJECTS},"Condition":{${condition}}`), [issue]] as const),
    ...(
      [
        ['"Principal":{"AWS":"lambda.amazonaws.com"}', 'principal-format lambda.amazonaws.com'],
        ['"Principal":{"Service":"lambda"}', 'principal-format lambda'],
        ['"Principal":{"AWS":"1111"}', 'principal-format 1111'],
        ['"Principal":{"AWS":"arn:aws:iam::111122223333:role/*"}', 'principal-wildcard arn:aws:iam::111122223333:role/*'],
        ['"Principal":{"AWS":"arn:aws:s3:::reports"}', 'principal-format arn:aws:s3:::reports'],
        ['"Principal":{"Federated":"111122223333"}', 'principal-format 111122223333'],
        ['"Principal":{"Svc":"lambda.amazonaws.com"}', 'principal-kind Svc'],
        ['"Principal":"arn:aws:iam::111122223333:root"', 'principal-format arn:aws:iam::111122223333:root'],
        ['"Sid":"NoPrincipal"', 'missing-principal "Effect"'],
        ['"Principal":{"AWS":"111122223333"},"Resource":"*"', 'resource-in-trust-policy *'],
      ] as const
    ).map(([principal, issue]) => [trust(principal), [issue], 'trust'] as const),
  ];

  it(`says what is wrong with ${wrong.length} documents, at the exact place`, () => {
    assert.ok(wrong.length > 50);
    for (const [text, expected, purpose] of wrong) assert.deepEqual(issues(text, purpose), expected, text);
  });

  const right: readonly (readonly [string, Purpose?])[] = [
    [get(OBJECTS)],
    [get(`${OBJECTS},"Sid":""`)],
    [
      get('"Resource":["arn:aws:s3:::a","arn:aws:s3:::a/*","arn:*:s3:::b","*"]')
        .replace('"arn:*', '"arn:aws-cn')
        .replace(',"*"', ''),
    ],
    [get(`${OBJECTS},"Sid":"Allow reading","Principal":"*"`), 'resource'],
    [
      get(`${OBJECTS},"Principal":{"AWS":["111122223333","AIDACKCEVSQ6C2EXAMPLE"],"CanonicalUser":"79a59df900b949e5"}`),
      'resource',
    ],
    [get(`${OBJECTS},"Principal":{"AWS":"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"}`), 'resource'],
    [trust('"Principal":{"Service":["lambda.amazonaws.com","ec2.amazonaws.com.cn","edgelambda.amazonaws.com"]}'), 'trust'],
    [trust('"Principal":{"Federated":["cognito-identity.amazonaws.com","accounts.google.com"]}'), 'trust'],
    [trust('"Principal":{"AWS":"arn:aws:sts::111122223333:assumed-role/ci/session"}'), 'trust'],
    [trust(`"Principal":{"AWS":"arn:aws:iam::${HOLE}:root","${HOLE}":"x"}`), 'trust'],
    [get(`"Resource":["arn:${HOLE}","${HOLE}/*","arn:aws:s3:::${HOLE}/*"]`)],
    [get(`${OBJECTS},"Condition":{"${HOLE}":{"aws:username":"a"},"Bool":{"${HOLE}":"${HOLE}"}}`)],
    [get(`${OBJECTS},"Condition":{"NumericLessThan":{"s3:max-keys":10},"Bool":{"aws:SecureTransport":true}}`)],
    [get(`${OBJECTS},"Condition":{"IpAddress":{"aws:SourceIp":["203.0.113.7","2001:db8::/32"]}}`)],
    [get(`${OBJECTS},"Condition":{"DateLessThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z","aws:EpochTime":"1893456000"}}`)],
    [whole('{"Effect":"Allow","Action":"ssm:GetDocument","Resource":"arn:aws:ssm:eu-west-1::document/AWS-RunShellScript"}')],
    [whole('{"Effect":"Allow","Action":"states:*","Resource":"arn:aws:states:*"}')],
    ['{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:a"}]}'],
    ['{"Statement":{"RateBasedStatement":{"Limit":100}}}'],
    ['{"StatementId":"a","Statement":{"Effect":"Allow","Action":"events:PutEvents","Resource":"*","Principal":"*"}}', 'resource'],
    ['{"Fn::If":["A",{"Statement":[]},{"Statement":[]}]}'],
    [whole('{"Fn::If":["A",{"Sid":"A","Effect":"Allow"},{"Sid":"A","Effect":"Deny"}]}')],
  ];

  it(`says nothing of ${right.length} documents that are in order or not known`, () => {
    for (const [text, purpose] of right) assert.deepEqual(issues(text, purpose), [], text);
  });

  it('counts what is certainly too long for AWS', () => {
    const long = (count: number) =>
      whole(
        `{"Effect":"Allow","Action":"sqs:SendMessage","Resource":[${Array.from({ length: count }, (_, i) => `"arn:aws:sqs:eu-west-1:111122223333:queue-${i}"`)}]}`,
      );
    assert.deepEqual(issues(long(150)), []);
    assert.deepEqual(issues(long(300)), ['too-long sqs:SendMessage']);
    assert.deepEqual(issues(long(300), 'unknown'), []);
  });

  it('leaves one of two equal values', () => {
    const [issue, ...more] = grammarOf(
      read(whole('{"Effect":"Allow","Action":["s3:ListBucket","s3:ListBucket"],"Resource":"*"}')),
      'identity',
    );
    assert.deepEqual([issue?.code, issue?.message.includes('more'), more], ['redundant', false, []]);
  });

  it('reads every operator in any case', () => {
    assert.equal(OPERATORS.length, 27);
    for (const name of OPERATORS) {
      assert.equal(operatorOf(`forallvalues:${name.toUpperCase()}IFEXISTS`)?.name, name);
      assert.equal(operatorOf(name)?.negated, name.includes('Not'));
    }
    for (const name of ['', 'Equals', 'StringEqualsIfExist', 'ForAll:Bool', 'constructor'])
      assert.equal(operatorOf(name), undefined);
  });

  it('ends on any text', () => {
    const next = randomOf(7);
    const base = get(`${OBJECTS},"Sid":"A","Principal":{"AWS":"*"},"Condition":{"StringEquals":{"aws:username":["a"]}}`);
    for (let i = 0; i < 2000; i++) {
      const [from, to] = [next.below(base.length), next.below(12)];
      const { value } = parseJson('policy.json', base.slice(0, from) + next.pick([...'"{[]}:,*$']) + base.slice(from + to));
      if (value) grammarOf(readDocument(value), 'trust');
    }
  });
});

describe('did you mean', () => {
  it('finds the one near word', () => {
    assert.equal(nearest('GetObjct', ['GetObject', 'PutObject']), 'GetObject');
    assert.equal(nearest('getobject', ['GetObject']), 'GetObject');
    assert.equal(nearest('GteObject', ['GetObject', 'GetObjectAcl']), 'GetObject');
    for (const word of ['', 'a', 'Frobnicate', 'x'.repeat(500)])
      assert.equal(nearest(word, ['GetObject', 'PutObject']), undefined);
    assert.equal(nearest('AutObject', ['GutObject', 'PutObject']), undefined);
    assert.equal(nearest('Aktoin', ['Action']), undefined);
    assert.equal(nearest('Acton', ['Action']), 'Action');
    assert.deepEqual([distance('abc', 'acb', 3), distance('abc', 'abc', 0), distance('abc', 'xyz', 2)], [1, 0, 3]);
  });

  const meant: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['s3:GetObjct', 'action', 's3:GetObject'],
    ['s3:ListObjectsV2', 'action', 's3:ListBucket'],
    ['lambda:Invoke', 'action', 'lambda:InvokeFunction'],
    ['ec2:DescribeTargetGroups', 'action', 'elasticloadbalancing:DescribeTargetGroups'],
    ['dynamobd:GetItem', 'service', 'dynamodb:GetItem'],
    ['elb:DescribeLoadBalancers', 'service', 'elasticloadbalancing:DescribeLoadBalancers'],
    ['ec2:Descrbe*', 'pattern', 'ec2:Describe*'],
    ['s3.GetObject', 'form', undefined],
    [' s3:GetObject', 'form', 's3:GetObject'],
    ['nosuchthing:Frobnicate', 'service', undefined],
    ['S3:GETOBJECT', undefined, undefined],
    ['s3:PutObjectVersion', 'action', undefined],
    ['lambda:UpdateFunction', 'action', undefined],
    ['sts:GetCallerIndentity', 'action', 'sts:GetCallerIdentity'],
    ['kms:ReEncrypt', 'action', 'kms:ReEncrypt*'],
    ['iam:AssumeRole', 'action', 'sts:AssumeRole'],
    ['mediaconnect:ManagedDescribeFlow', undefined, undefined],
    ['deepracer:Get*', undefined, undefined],
    ['<action>', undefined, undefined],
    ['*', undefined, undefined],
    ['*:*', undefined, undefined],
    ['sns:Receive', undefined, undefined],
    ['qldb:SendCommand', undefined, undefined],
    ['s3:${aws:x}', undefined, undefined],
  ];

  it('knows what an action should have been', () => {
    for (const [text, reason, instead] of meant) {
      const [term] = statement({ Action: text, Resource: '*' }).actions;
      assert.ok(term);
      const found = unknownAction(term);
      assert.deepEqual([found?.reason, found?.meant], [reason, instead], text);
    }
  });

  it('accepts every action of the table, in any case, and every beginning of one', () => {
    let count = 0;
    for (const action of expandAction('*')) {
      const name = nameOf(action);
      const [plain, pattern] = statement({ Action: [name.toUpperCase(), `${name.slice(0, -1)}*`], Resource: '*' }).actions;
      assert.ok(plain && pattern);
      assert.equal(unknownAction(plain), undefined, name);
      assert.equal(unknownAction(pattern), undefined, name);
      count++;
    }
    assert.ok(count > 20_000);
  });
});

describe('what fits together', () => {
  const keys = (more: Record<string, unknown>) =>
    keyMismatches(statement({ Resource: '*', ...more })).map((found) => found.reason);

  it('knows every key of every action for what it is', () => {
    for (const [Action, operator, key, value, reason] of [
      ['s3:ListBucket', 'StringLike', 's3:prefix', 'a/*', undefined],
      ['s3:GetObject', 'StringLike', 's3:prefix', 'a/*', 'unsupported'],
      ['s3:*', 'StringLike', 's3:prefix', 'a/*', undefined],
      ['*', 'StringLike', 's3:prefix', 'a/*', undefined],
      [['s3:GetObject', `s3:${HOLE}`], 'StringLike', 's3:prefix', 'a/*', undefined],
      ['sqs:SendMessage', 'StringLike', 's3:prefix', 'a/*', 'unsupported'],
      ['s3:GetObject', 'IpAddress', 'aws:SourceIp', '203.0.113.0/24', undefined],
      ['s3:GetObject', 'StringEquals', 'aws:SourceIp', '203.0.113.0/24', 'type'],
      ['s3:GetObject', 'IpAddress', 'aws:SourceIp', '10.0.0.0/8', 'private'],
      ['s3:GetObject', 'IpAddress', 'aws:SourceIP', '203.0.113.0/24', undefined],
      ['s3:GetObject', 'NumericEquals', 'aws:SecureTransport', '1', 'type'],
      ['s3:GetObject', 'ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*', undefined],
      ['s3:GetObject', 'StringEquals', 'aws:PrincipalOrgPaths', 'o-1/r-1/*', 'several'],
      ['s3:GetObject', 'ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-1/r-1/*', undefined],
      ['s3:GetObject', 'StringEquals', 'aws:PrincipalOrgIDs', 'o-1', 'unknown'],
      ['s3:GetObject', 'StringEquals', 'SourceAccount', '1', 'unknown'],
      ['ec2:RunInstances', 'StringEquals', 'aws:RequestTag', 'a', 'unknown'],
      ['s3:GetObject', 'StringEquals', 's3:ExistingObjectTag/team', 'a', undefined],
      ['s3:PutObject', 'StringEquals', 's3:RequestObjectTag/team', 'a', undefined],
      ['iot:Connect', 'StringEquals', 'iot:ClientId', 'a', undefined],
      ['events:PutEvents', 'StringEquals', 'events:source', 'shop', undefined],
      ['iot:Connect', 'StringEquals', 'iot:ClientIdent', 'a', 'unknown'],
      ['ec2:RunInstances', 'StringEquals', 'aws:RequestTag/a', 'b', undefined],
      ['sts:AssumeRoleWithWebIdentity', 'StringEquals', 'oidc.eks.eu-west-1.amazonaws.com/id/A:sub', 'a', undefined],
      ['sts:AssumeRoleWithSAML', 'StringEquals', 'SAML:aud', 'https://signin.aws.amazon.com/saml', undefined],
      ['s3:GetObject', 'Null', 'aws:MultiFactorAuthAge', 'true', undefined],
      ['s3:GetObject', `${HOLE}`, 'aws:SourceIp', '10.0.0.0/8', undefined],
    ] as const) {
      const found = keys({ Action, Condition: { [operator]: { [key]: value } } });
      assert.deepEqual(found, reason ? [reason] : [], `${String(Action)} ${operator} ${key}`);
    }
  });

  it('knows which resources an action has', () => {
    const useless = (Action: unknown, Resource: unknown) =>
      mismatches(statement({ Action, Resource })).map(({ term }) => term.text);
    assert.deepEqual(useless(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::a'), ['s3:GetObject']);
    assert.deepEqual(useless(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::a/*'), ['s3:ListBucket']);
    assert.deepEqual(useless(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::a', 'arn:aws:s3:::a/*']), []);
    assert.deepEqual(useless(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::a*'), []);
    assert.deepEqual(useless(['s3:GetObject'], `arn:aws:s3:::${HOLE}`), []);
    assert.deepEqual(useless(['s3:ListBucket'], `arn:aws:s3:::${HOLE}/*`), ['s3:ListBucket']);
    assert.deepEqual(useless(['s3:GetObject'], [`${HOLE}`, 'arn:aws:s3:::a']), []);
    assert.deepEqual(useless(['s3:*Object'], 'arn:aws:s3:::a'), ['s3:*Object']);
    assert.deepEqual(useless(['kms:Decrypt'], 'arn:aws:kms:eu-west-1:111122223333:alias/a'), ['kms:Decrypt']);
    assert.deepEqual(useless(['elasticloadbalancing:AddTags'], 'arn:aws:elasticloadbalancing:*:*:listener/app/*/*/*'), []);
    assert.deepEqual(useless(['ssm:SendCommand'], 'arn:aws:ssm:eu-west-1::document/AWS-RunShellScript'), []);
    assert.deepEqual(useless(['nosuch:Thing', '*'], 'arn:aws:s3:::a'), []);
    // A star at the end of a segment also stands for what is behind the colon.
    assert.deepEqual(useless(['logs:PutLogEvents'], 'arn:aws:logs:*:*:/aws-glue/*'), []);
    assert.deepEqual(useless(['secretsmanager:GetSecretValue'], 'arn:aws:secretsmanager:*:*:orders!*'), []);
    assert.deepEqual(useless(['secretsmanager:GetSecretValue'], 'arn:aws:secretsmanager:*:111122223333:orders!*').length, 1);
    assert.deepEqual(useless(['kms:Decrypt'], 'arn:aws:kms:*::*'), ['kms:Decrypt']);
    assert.deepEqual(useless(['sagemaker:CreateEndpoint'], 'arn:aws:sagemaker:*:*:orders*').length, 1);
    assert.deepEqual(useless(['glue:GetTags', 'glue:TagResource'], 'arn:aws:glue:*:*:schema/*'), []);
    assert.deepEqual(useless(['aws-marketplace:DescribeEntity'], 'arn:aws:aws-marketplace:*:*:AWSMarketplace/*'), []);
  });

  it('finds a resource for every action of the table in the ARNs of its own table', () => {
    let count = 0;
    for (const action of expandAction('*')) {
      const [arn] = action.resources;
      if (!arn) continue;
      const Resource = arn.replace(/\{[^{}]*\}/g, 'x');
      assert.deepEqual(mismatches(statement({ Action: nameOf(action), Resource })), [], nameOf(action));
      count++;
    }
    assert.ok(count > 10_000);
  });

  it('knows what is sensitive in a pattern', () => {
    const names = (pattern: string) => sensitiveIn(pattern).actions.map(nameOf);
    assert.ok(names('iam:Put*').includes('iam:PutRolePolicy'));
    assert.ok(names('s3:*Policy').includes('s3:PutBucketPolicy'));
    for (const pattern of ['s3:Get*', 's3:PutObject*', 'ec2:Describe*', 'logs:Put*', 'dynamodb:*Item', 'ssm:GetParameter*']) {
      assert.deepEqual(names(pattern), [], pattern);
    }
  });
});

describe('narrowing', () => {
  it('gives only actions of the pattern, of the wanted kind', () => {
    let terms = 0;
    for (const pattern of [
      's3:*',
      's3:Get*',
      's3:*Object*',
      'ec2:*',
      'dynamodb:*Table',
      'iam:*Role*',
      'kms:*',
      's3*:Get*',
      'lambda:?et*',
    ]) {
      const choices = narrowPattern(pattern);
      for (const { title, terms: list } of choices) {
        for (const term of list) {
          const covered = expandAction(term);
          assert.ok(covered.length > 0, term);
          for (const action of covered) {
            assert.ok(matchesAction(pattern, nameOf(action)), `${pattern} does not cover ${nameOf(action)} of ${term}`);
            assert.notEqual(action.access, 'permissions', term);
            if (/read-only|list/.test(title)) assert.match(action.access, /^(read|list)$/, term);
          }
          assert.ok(!sensitiveIn(term).reading || sensitiveIn(term).actions.length === 0, `${term} gives credentials`);
          terms++;
        }
      }
    }
    assert.ok(terms > 100, String(terms));
    assert.deepEqual(narrowPattern('*'), []);
    assert.deepEqual(narrowPattern('nosuch:*'), []);
    assert.match(narrowPattern('s3:*Object*')[0]?.title ?? '', /read-only/);
  });

  it('gives exactly what is needed', () => {
    assert.deepEqual(narrowTo('s3:*', ['s3:PutObject', 'S3:getobject', 'sqs:SendMessage', 's3:PutObject', 's3:Nothing']), [
      's3:GetObject',
      's3:PutObject',
    ]);
    assert.deepEqual(narrowTo('s3:*', ['sqs:SendMessage']), []);
    assert.deepEqual(narrowTo('*', ['sqs:SendMessage']), ['sqs:SendMessage']);
    assert.ok(actionOf('sqs:SendMessage'));
  });
});
