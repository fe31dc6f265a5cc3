/**
 * Elements of policies, decided as the AWS documentation says. Pages of the IAM User Guide: LOGIC "Policy evaluation logic",
 * ACTION, NOTACTION, RESOURCE, NOTRESOURCE "IAM JSON policy elements: …", ARNS "Identify Amazon
 * resources with ARNs", VARS "Variables and tags", BOUNDS "Permissions boundaries for IAM entities", EX "Example policies".
 */
import { strict as assert } from 'node:assert';
import { evaluate, evaluateWithin } from '../../server/src/engine/iam/request/evaluate';
import { HOLE } from '../../server/src/engine/syntax/value';
import { allow, ask, deny, ELSEWHERE, judged, partly, statementsOf } from '../support/policy-cases';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const KEY = `${BUCKET}/key`;
const QUEUE = 'arn:aws:sqs:us-east-2:123456789012:queue1';
const BOB = 'arn:aws:iam::444455556666:user/Bob';
const OPEN = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } };
let pairs = 0;
const table: typeof judged = (...given) => {
  const count = judged(...given);
  pairs += count;
  return count;
};

describe('policy elements', () => {
  table('actions', [
    // ACTION: prefix and name are not case sensitive; wildcards for all or part of a name.
    ['allow', allow('s3:GetObject', '*'), ask('s3:GetObject', KEY)],
    ['allow', allow('S3:getobject', '*'), ask('s3:GetObject', KEY)],
    ['allow', allow('iam:ListAccessKeys', '*'), ask('IAM:listaccesskeys')],
    ['deny', allow('s3:GetObject', '*'), ask('s3:PutObject', KEY)],
    ['allow', allow('s3:*', '*'), ask('s3:DeleteBucket', BUCKET)],
    ['deny', allow('s3:*', '*'), ask('s3-object-lambda:GetObject', KEY)],
    ['allow', allow('iam:*AccessKey*', '*'), ask('iam:CreateAccessKey')],
    ['allow', allow('iam:*AccessKey*', '*'), ask('iam:GetAccessKeyLastUsed')],
    ['deny', allow('iam:*AccessKey*', '*'), ask('iam:CreateUser')],
    ['allow', allow(['sqs:SendMessage', 'sqs:ReceiveMessage', 'ec2:StartInstances'], '*'), ask('ec2:StartInstances')],
    ['deny', allow(['sqs:SendMessage', 'sqs:ReceiveMessage'], '*'), ask('sqs:DeleteMessage', QUEUE)],
    ['allow', allow('*', '*'), ask('ec2:TerminateInstances')],
    ['allow', allow('*:*', '*'), ask('ec2:TerminateInstances')],
    ['allow', allow('sqs:?endMessage', '*'), ask('sqs:SendMessage', QUEUE)],
    ['deny', allow('sqs:Send?Message', '*'), ask('sqs:SendMessage', QUEUE)],
    ['allow', allow('s*:SendMessage', '*'), ask('sqs:SendMessage', QUEUE)],
    // VARS: variables stand in Resource and Condition only.
    ['deny', allow('s3:${aws:username}', '*'), ask('s3:GetObject', KEY, { context: { 'aws:username': ['GetObject'] } })],
  ]);

  table('NotAction', [
    // NOTACTION: all S3 actions on S3 resources but one; not ListAllMyBuckets, and not other services.
    ['allow', { Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }, ask('s3:GetObject', KEY)],
    ['deny', { Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }, ask('s3:DeleteBucket', BUCKET)],
    ['deny', { Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }, ask('s3:ListAllMyBuckets', '*')],
    ['deny', { Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }, ask('sqs:SendMessage', QUEUE)],
    ['allow', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, ask('ec2:RunInstances')],
    ['deny', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, ask('iam:CreateUser')],
    ['deny', { Effect: 'Allow', NotAction: ['IAM:*', 's3:Get*'], Resource: '*' }, ask('s3:getobject', KEY)],
    ...(['true', 'false', undefined] as const).flatMap((mfa) => {
      // NOTACTION: "DenyAllUsersNotUsingMFA", with an Allow beside it.
      const policy = [
        allow('*', '*'),
        {
          Effect: 'Deny',
          NotAction: 'iam:*',
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        },
      ];
      const context: Record<string, string[]> = mfa ? { 'aws:MultiFactorAuthPresent': [mfa] } : {};
      return [
        [mfa === 'true' ? 'allow' : 'deny', policy, ask('s3:GetObject', KEY, { context })],
        ['allow', policy, ask('iam:ListUsers', '*', { context })],
      ] as const;
    }),
    ['deny', [allow('*', '*'), { Effect: 'Deny', NotAction: ['s3:*', 'sqs:*'], Resource: '*' }], ask('iam:ListUsers')],
    ['allow', [allow('*', '*'), { Effect: 'Deny', NotAction: ['s3:*', 'sqs:*'], Resource: '*' }], ask('sqs:ListQueues')],
    ['deny', { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }, ask('iam:ListUsers')],
  ]);

  table('resources', [
    ['allow', allow('sqs:*', QUEUE), ask('sqs:SendMessage', QUEUE)],
    ['deny', allow('sqs:*', QUEUE), ask('sqs:SendMessage', `${QUEUE}2`)],
    // RESOURCE: names of users and the rest of an ARN are case sensitive.
    ['deny', allow('iam:*', BOB), ask('iam:GetUser', BOB.replace('Bob', 'bob'))],
    ['deny', allow('sqs:*', QUEUE), ask('sqs:SendMessage', QUEUE.replace('queue', 'Queue'))],
    ['allow', allow('iam:*', 'arn:aws:iam::1:user/accounting/*'), ask('iam:GetUser', 'arn:aws:iam::1:user/accounting/Ann')],
    ['deny', allow('iam:*', 'arn:aws:iam::1:user/accounting/*'), ask('iam:GetUser', 'arn:aws:iam::1:user/Ann')],
    // RESOURCE: "DOC-EXAMPLE-BUCKET/*/test/*", with what it matches and what not.
    ...[
      '1/test/object.jpg',
      '1/2/test/object.jpg',
      '1/2/test/3/object.jpg',
      '1///test///object.jpg',
      '1/test/.jpg',
      '/test/object.jpg',
      '1/test/',
    ].map((name) => ['allow', allow('s3:*', `${BUCKET}/*/test/*`), ask('s3:GetObject', `${BUCKET}/${name}`)] as const),
    ...['1-test/object.jpg', 'test/object.jpg', '1/2/test.jpg'].map(
      (name) => ['deny', allow('s3:*', `${BUCKET}/*/test/*`), ask('s3:GetObject', `${BUCKET}/${name}`)] as const,
    ),
    ['deny', allow('s3:*', BUCKET), ask('s3:GetObject', KEY)],
    ['allow', allow('s3:*', `${BUCKET}*`), ask('s3:GetObject', KEY)],
    ['deny', allow('s3:*', `${BUCKET}/*`), ask('s3:ListBucket', BUCKET)],
    ['allow', allow('s3:*', 'arn:aws:s3:::amzn-s3-demo-bucke?/key'), ask('s3:GetObject', KEY)],
    // RESOURCE: several resources.
    [
      'allow',
      allow('dynamodb:*', ['arn:aws:dynamodb:us-east-2:1:table/a', 'arn:aws:dynamodb:us-east-2:1:table/b']),
      ask('dynamodb:GetItem', 'arn:aws:dynamodb:us-east-2:1:table/b'),
    ],
    // RESOURCE: a star that ends a segment goes beyond colons, another does not.
    ['allow', allow('sqs:*', 'arn:aws:sqs:*'), ask('sqs:SendMessage', QUEUE)],
    ['allow', allow('sqs:*', 'arn:aws:sqs:*:*:queue1'), ask('sqs:SendMessage', QUEUE)],
    ['allow', allow('sqs:*', 'arn:aws:sqs:us-*-2:123456789012:queue1'), ask('sqs:SendMessage', QUEUE)],
    ['deny', allow('sqs:*', 'arn:aws:sqs:us-*-2:999999999999:queue1'), ask('sqs:SendMessage', QUEUE)],
    ['deny', allow('sqs:*', 'arn:aws:sqs:u*x:1:q'), ask('sqs:SendMessage', 'arn:aws:sqs:us:x:1:q')],
    [
      'allow',
      allow('logs:*', 'arn:aws:logs:*:*:log-group:/aws/*'),
      ask('logs:GetLogEvents', 'arn:aws:logs:us-east-1:1:log-group:/aws/a:log-stream:b'),
    ],
    // ARNS: an ARN with fewer than six fields has stars for the rest.
    ['allow', allow('sqs:*', 'arn:aws:sqs'), ask('sqs:SendMessage', QUEUE)],
    ['deny', allow('sqs:*', 'arn:aws:sns'), ask('sqs:SendMessage', QUEUE)],
    ['deny', allow('sqs:*', 'arn:aws:sqs:us-west-1'), ask('sqs:SendMessage', QUEUE)],
    ['deny', allow('s3:*', 'arn:aws-cn:s3:::*'), ask('s3:GetObject', KEY)],
    // Actions that take no resource are asked with `*`.
    ['allow', allow('ec2:DescribeInstances', '*'), ask('ec2:DescribeInstances', '*')],
    ['deny', allow('ec2:DescribeInstances', 'arn:aws:ec2:*:*:instance/*'), ask('ec2:DescribeInstances', '*')],
  ]);

  table('NotResource', [
    // NOTRESOURCE: the HRPayroll group, with an Allow beside it.
    ...[
      ['allow', 'arn:aws:s3:::HRBucket/Payroll/march'],
      ['allow', 'arn:aws:s3:::HRBucket/Payroll'],
      ['deny', 'arn:aws:s3:::HRBucket/Other'],
      ['deny', 'arn:aws:s3:::OtherBucket/Payroll/x'],
    ].map(([verdict, resource]) => {
      const NotResource = ['arn:aws:s3:::HRBucket/Payroll', 'arn:aws:s3:::HRBucket/Payroll/*'];
      return [
        verdict as 'allow',
        [allow('s3:*', '*'), { Effect: 'Deny', Action: 's3:*', NotResource }],
        ask('s3:GetObject', resource),
      ] as const;
    }),
    // NOTRESOURCE: the statement never to be written.
    ['allow', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::HRBucket' }, ask('iam:PutUserPolicy', BOB)],
    [
      'deny',
      { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::HRBucket' },
      ask('s3:ListBucket', 'arn:aws:s3:::HRBucket'),
    ],
    [
      'allow',
      { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::HRBucket' },
      ask('s3:GetObject', 'arn:aws:s3:::HRBucket/a'),
    ],
    ['allow', [allow('*', '*'), { Effect: 'Deny', Action: 's3:*', NotResource: BUCKET }], ask('ec2:RunInstances')],
  ]);

  const user = { context: { 'aws:username': ['David'], 'aws:PrincipalTag/department': ['hr'] } };
  table('variables in resources', [
    // VARS: home folders, own access keys, own queues, a department's bucket, defaults, no value.
    ['allow', allow('s3:*', `${BUCKET}/\${aws:username}/*`), ask('s3:GetObject', `${BUCKET}/David/x`, user)],
    ['deny', allow('s3:*', `${BUCKET}/\${aws:username}/*`), ask('s3:GetObject', `${BUCKET}/Ann/x`, user)],
    ['deny', allow('s3:*', `${BUCKET}/\${aws:username}/*`), ask('s3:GetObject', `${BUCKET}//x`)],
    [
      'allow',
      allow('iam:*AccessKey*', 'arn:aws:iam::1:user/${aws:username}'),
      ask('iam:CreateAccessKey', 'arn:aws:iam::1:user/David', user),
    ],
    [
      'allow',
      allow('sqs:*', 'arn:aws:sqs:us-east-2:*:${aws:username}-queue'),
      ask('sqs:SendMessage', 'arn:aws:sqs:us-east-2:1:David-queue', user),
    ],
    [
      'allow',
      allow('s3:*', 'arn:aws:s3:::bucket/${aws:PrincipalTag/department}'),
      ask('s3:GetObject', 'arn:aws:s3:::bucket/hr', user),
    ],
    ['deny', allow('s3:*', 'arn:aws:s3:::bucket/${aws:PrincipalTag/none}'), ask('s3:GetObject', 'arn:aws:s3:::bucket/', user)],
    [
      'allow',
      allow('s3:*', "arn:aws:s3:::b-${aws:PrincipalTag/team, 'company-wide'}"),
      ask('s3:ListBucket', 'arn:aws:s3:::b-company-wide', user),
    ],
    [
      'deny',
      allow('s3:*', "arn:aws:s3:::b-${aws:PrincipalTag/department, 'company-wide'}"),
      ask('s3:ListBucket', 'arn:aws:s3:::b-company-wide', user),
    ],
    [
      'allow',
      allow('s3:*', "arn:aws:s3:::b-${aws:PrincipalTag/department, 'company-wide'}"),
      ask('s3:ListBucket', 'arn:aws:s3:::b-hr', user),
    ],
    ['deny', [allow('s3:*', '*'), deny('s3:*', `${BUCKET}/\${aws:username}/*`)], ask('s3:GetObject', `${BUCKET}/David/x`, user)],
    ['allow', [allow('s3:*', '*'), deny('s3:*', `${BUCKET}/\${aws:username}/*`)], ask('s3:GetObject', `${BUCKET}/David/x`)],
    [
      'deny',
      [allow('s3:*', '*'), { Effect: 'Deny', Action: 's3:*', NotResource: `${BUCKET}/\${aws:username}/*` }],
      ask('s3:GetObject', `${BUCKET}/David/x`),
    ],
    ['unknown', allow('s3:*', `${BUCKET}/\${aws:username}/*`), ask('s3:GetObject', `${BUCKET}/x/y`, { openContext: true })],
    ['deny', allow('s3:*', `${BUCKET}/\${aws:username}/*`), ask('s3:GetObject', 'arn:aws:s3:::other/x', { openContext: true })],
    [
      'unknown',
      allow('sqs:*', 'arn:aws:sqs:us-east-2:${aws:PrincipalAccount}:q'),
      ask('sqs:SendMessage', 'arn:aws:sqs:us-east-2:1:q', { context: { 'aws:PrincipalAccount': ['1'] } }),
    ],
  ]);

  table('evaluation', [
    // LOGIC: nothing is allowed by default; an explicit deny wins, in any order.
    ['deny', [], ask('s3:GetObject', KEY)],
    ['deny', deny('s3:PutObject', '*'), ask('s3:GetObject', KEY)],
    ['deny', [allow('s3:*', '*'), deny('s3:*', KEY)], ask('s3:GetObject', KEY)],
    ['deny', [deny('s3:*', KEY), allow('s3:*', '*')], ask('s3:GetObject', KEY)],
    ['allow', [allow('s3:*', '*'), deny('s3:*', KEY)], ask('s3:GetObject', `${KEY}2`)],
    ['allow', [allow('ec2:*', '*'), allow('s3:Get*', KEY)], ask('s3:GetObject', KEY)],
    // LOGIC, "Example evaluation": Carlos may save to his logs, and nobody may see the secret bucket without MFA.
    ...[
      ['allow', 's3:PutObject', 'arn:aws:s3:::carlossalazar/x', {}],
      ['allow', 's3:ListBucket', 'arn:aws:s3:::carlossalazar', {}],
      ['deny', 's3:GetObject', 'arn:aws:s3:::carlossalazar-logs/x', {}],
      ['deny', 's3:PutObject', 'arn:aws:s3:::other/x', {}],
    ].map(([verdict, action, resource]) => {
      const policy = [
        allow(['s3:GetBucketLocation', 's3:ListAllMyBuckets'], 'arn:aws:s3:::*'),
        allow('s3:*', ['arn:aws:s3:::carlossalazar', 'arn:aws:s3:::carlossalazar/*']),
        deny('s3:*', 'arn:aws:s3:::*log*'),
      ];
      return [verdict as 'allow', policy, ask(action as string, resource as string)] as const;
    }),
    // Several conditions are an AND; MULTI's own block of two operators.
    ...[
      ['allow', 'Finance', 'audit', '123456789012'],
      ['deny', 'sales', 'audit', '123456789012'],
      ['deny', 'hr', 'build', '123456789012'],
      ['deny', 'hr', 'security', '999999999999'],
    ].map(([verdict, department = '', role = '', account = '']) => {
      const Condition = {
        StringEqualsIgnoreCase: {
          'aws:PrincipalTag/department': ['finance', 'hr', 'legal'],
          'aws:PrincipalTag/role': ['audit', 'security'],
        },
        StringEquals: { 'aws:PrincipalAccount': '123456789012' },
      };
      const context = {
        'aws:principaltag/Department': [department],
        'aws:PrincipalTag/role': [role],
        'aws:PrincipalAccount': [account],
      };
      return [verdict as 'allow', allow('s3:*', '*', { Condition }), ask('s3:GetObject', KEY, { context })] as const;
    }),
    // EX: deny outside of regions, but for global services.
    ...[
      ['allow', 'ec2:RunInstances', 'eu-central-1'],
      ['deny', 'ec2:RunInstances', 'us-east-1'],
      ['allow', 'iam:CreateUser', 'us-east-1'],
    ].map(([verdict, action = '', region = '']) => {
      const Condition = { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } };
      const policy = [
        allow('*', '*'),
        { Effect: 'Deny', NotAction: ['cloudfront:*', 'iam:*', 'route53:*', 'support:*'], Resource: '*', Condition },
      ];
      return [verdict as 'allow', policy, ask(action, '*', { context: { 'aws:RequestedRegion': [region] } })] as const;
    }),
  ]);

  table('statements that are not known', [
    ['unknown', allow(ELSEWHERE, '*'), ask('s3:GetObject', KEY)],
    ['unknown', allow(partly('s3:…'), '*'), ask('s3:GetObject', KEY)],
    ['deny', allow(partly('sqs:…'), '*'), ask('s3:GetObject', KEY)],
    ['allow', allow([ELSEWHERE, 's3:GetObject'], '*'), ask('s3:GetObject', KEY)],
    ['unknown', allow('s3:GetObject', ELSEWHERE), ask('s3:GetObject', KEY)],
    ['unknown', allow('s3:GetObject', partly('arn:aws:s3:::…/*')), ask('s3:GetObject', KEY)],
    ['deny', allow('s3:GetObject', partly('arn:aws:sqs:…')), ask('s3:GetObject', KEY)],
    ['allow', allow('s3:GetObject', [ELSEWHERE, KEY]), ask('s3:GetObject', KEY)],
    ['deny', allow('s3:PutObject', ELSEWHERE), ask('s3:GetObject', KEY)],
    ['unknown', allow('s3:GetObject', KEY), ask('s3:GetObject', `${BUCKET}/${HOLE}`)],
    ['allow', allow('s3:GetObject', `${BUCKET}/*`), ask('s3:GetObject', `${BUCKET}/${HOLE}`)],
    ['deny', allow('s3:GetObject', 'arn:aws:s3:::other/*'), ask('s3:GetObject', `${BUCKET}/${HOLE}`)],
    ['unknown', [allow('*', '*'), deny('s3:*', ELSEWHERE)], ask('s3:GetObject', KEY)],
    ['unknown', [allow('*', '*'), deny(ELSEWHERE, '*')], ask('s3:GetObject', KEY)],
    ['deny', [allow('*', '*'), deny(ELSEWHERE, '*'), deny('s3:*', '*')], ask('s3:GetObject', KEY)],
    ['deny', [deny('s3:*', ELSEWHERE)], ask('s3:GetObject', KEY)],
    ['allow', [allow('*', '*'), deny('sqs:*', ELSEWHERE)], ask('s3:GetObject', KEY)],
    ['deny', { Effect: 'Deny', NotAction: ELSEWHERE, Resource: '*' }, ask('s3:GetObject', KEY)],
    ['unknown', { Effect: 'Allow', NotAction: [ELSEWHERE, 'iam:*'], Resource: '*' }, ask('s3:GetObject', KEY)],
    ['deny', { Effect: 'Allow', NotAction: [ELSEWHERE, 's3:*'], Resource: '*' }, ask('s3:GetObject', KEY)],
    ['unknown', { Effect: 'Allow', Action: '*', NotResource: ELSEWHERE }, ask('s3:GetObject', KEY)],
    ['unknown', { Effect: ELSEWHERE, Action: '*', Resource: '*' }, ask('s3:GetObject', KEY)],
    ['unknown', [allow('*', '*'), { Effect: ELSEWHERE, Action: 's3:*', Resource: '*' }], ask('s3:GetObject', KEY)],
    ['allow', [allow('*', '*'), { Effect: ELSEWHERE, Action: 'sqs:*', Resource: '*' }], ask('s3:GetObject', KEY)],
    // A condition that is not in the file.
    ['unknown', allow('s3:*', '*', { Condition: ELSEWHERE }), ask('s3:GetObject', KEY)],
    ['deny', allow('sqs:*', '*', { Condition: ELSEWHERE }), ask('s3:GetObject', KEY)],
    ['unknown', [allow('*', '*'), deny('s3:*', '*', { Condition: ELSEWHERE })], ask('s3:GetObject', KEY)],
    ['deny', allow('s3:*', '*', { Condition: { ...ELSEWHERE, ...OPEN.Condition } }), ask('s3:GetObject', KEY)],
    // A context of which not everything is known.
    ['deny', allow('s3:*', '*', OPEN), ask('s3:GetObject', KEY)],
    ['unknown', allow('s3:*', '*', OPEN), ask('s3:GetObject', KEY, { openContext: true })],
    ['allow', [allow('s3:*', '*', OPEN), allow('s3:Get*', '*')], ask('s3:GetObject', KEY, { openContext: true })],
    ['unknown', [allow('*', '*'), deny('*', '*', OPEN)], ask('s3:GetObject', KEY, { openContext: true })],
    ['unknown', [ELSEWHERE], ask('s3:GetObject', KEY)],
    ['unknown', [allow('*', '*'), ELSEWHERE], ask('s3:GetObject', KEY)],
  ]);

  it('lets boundaries and service control policies only take away', () => {
    // BOUNDS: ShirleyRodriguez may what both her policy and her boundary allow; an SCP limits likewise (LOGIC).
    const boundary = statementsOf(allow(['s3:*', 'cloudwatch:*', 'ec2:*'], '*'));
    const shirley = statementsOf(allow('iam:CreateUser', '*'));
    const verdict = (statements: typeof boundary, limits: (typeof boundary)[], action: string) =>
      evaluateWithin(statements, limits, ask(action)).verdict;
    assert.equal(verdict(shirley, [boundary], 'iam:CreateUser'), 'deny');
    assert.equal(verdict(shirley, [boundary], 's3:ListAllMyBuckets'), 'deny');
    assert.equal(verdict([...shirley, ...boundary], [boundary], 's3:ListAllMyBuckets'), 'allow');
    assert.equal(verdict(boundary, [boundary, statementsOf(deny('ec2:*', '*'))], 'ec2:RunInstances'), 'deny');
    assert.equal(verdict(boundary, [statementsOf([allow('*', '*'), deny('ec2:*', '*')])], 's3:ListAllMyBuckets'), 'allow');
    assert.equal(verdict(boundary, [statementsOf(allow('*', '*', { Condition: ELSEWHERE }))], 'ec2:RunInstances'), 'unknown');
    assert.equal(verdict([], [boundary], 'ec2:RunInstances'), 'deny');
    pairs += 7;
  });

  it('names the statement that decides', () => {
    const policy = statementsOf([
      allow('s3:*', '*', { Sid: 'A' }),
      deny('s3:Put*', '*', { Sid: 'B' }),
      deny('s3:Get*', ELSEWHERE, { Sid: 'C' }),
    ]);
    const sid = (action: string) => evaluate(policy, ask(action, KEY)).statement?.sid;
    assert.deepEqual(
      [sid('s3:PutObject'), sid('s3:DeleteObject'), sid('s3:GetObject'), sid('ec2:RunInstances')],
      ['B', 'A', 'C', undefined],
    );
  });

  it('is a table of some size', () => assert.ok(pairs >= 130, `${pairs} pairs`));
});
