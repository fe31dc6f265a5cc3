/** What the statements of one identity allow, after Deny statements and boundaries. */
import { strict as assert } from 'node:assert';
import type { Statement } from '../../server/src/engine/iam/model';
import { evaluateWithin } from '../../server/src/engine/iam/request/evaluate';
import { effectiveOf, grantsOf, widestGrant } from '../../server/src/engine/iam/rights/effective';
import { readPolicy } from '../../server/src/engine/iam/statements';
import { parseJson } from '../../server/src/engine/syntax/data/json';
import { randomOf } from '../support/random';

type Written = Readonly<Record<string, unknown>>;

function statements(...written: readonly Written[]): Statement[] {
  const { value } = parseJson('policy.json', JSON.stringify({ Statement: written }));
  assert.ok(value);
  return readPolicy(value);
}

const allow = (Action: unknown, Resource: unknown, more: Written = {}) => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown, more: Written = {}) => ({ Effect: 'Deny', Action, Resource, ...more });
const POLICY = 'arn:aws:iam::111122223333:policy/app';

/** `anywhere`, `some (maybe)`, `none`, …: how an action is granted, in a word. */
function verdict(action: string, written: readonly Written[], ...limits: readonly (readonly Written[] | 'unknown')[]): string {
  const effective = effectiveOf(
    statements(...written),
    limits.map((one) => (one === 'unknown' ? one : statements(...one))),
  );
  const grant = widestGrant(effective, action);
  if (!grant) return 'none';
  const marks = [
    ...(grant.conditions.length > 0 ? ['if'] : []),
    ...(grant.denies.length > 0 ? ['but'] : []),
    ...(grant.certain ? [] : ['maybe']),
  ];
  return [grant.reach, ...marks].join(' ');
}

const CASES: readonly (readonly [what: string, expected: string, action: string, written: readonly Written[]])[] = [
  ['a plain grant on everything', 'anywhere', 'iam:PassRole', [allow('iam:PassRole', '*')]],
  ['any case, a wildcard, a list', 'anywhere', 'iam:passrole', [allow(['s3:*', 'IAM:Pass*'], ['*'])]],
  ['another action', 'none', 'iam:PassRole', [allow('iam:Get*', '*')]],
  ['one resource', 'some', 'iam:CreatePolicyVersion', [allow('iam:*', POLICY)]],
  ['every resource of the type', 'anywhere', 'iam:CreatePolicyVersion', [allow('iam:*', 'arn:aws:iam::111122223333:policy/*')]],
  ['resources of another type only', 'none', 'iam:CreatePolicyVersion', [allow('iam:*', 'arn:aws:iam::111122223333:role/*')]],
  ['resources of another service only', 'none', 'iam:PassRole', [allow(['s3:*', 'iam:*'], 'arn:aws:s3:::b/*')]],
  ['an ARN that ends early', 'anywhere', 'iam:PassRole', [allow('iam:*', 'arn:aws:iam')]],
  ['a star over account and name', 'anywhere', 'iam:PassRole', [allow('iam:*', 'arn:aws:iam::*')]],
  ['an action that takes * only, on something', 'none', 's3:ListAllMyBuckets', [allow('s3:*', 'arn:aws:s3:::b')]],
  ['NotAction', 'anywhere', 'ec2:RunInstances', [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }]],
  ['NotAction leaves out', 'none', 'iam:PassRole', [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }]],
  [
    'NotResource',
    'anywhere',
    'iam:PassRole',
    [{ Effect: 'Allow', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/a' }],
  ],
  [
    'NotResource leaves all out',
    'none',
    'iam:PassRole',
    [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:iam::*:role/*' }],
  ],
  ['Deny on everything', 'none', 'iam:PassRole', [allow('*', '*'), deny('iam:*', '*')]],
  ['Deny of every resource of the type', 'none', 'iam:PassRole', [allow('*', '*'), deny('iam:*', 'arn:aws:iam::*:role/*')]],
  ['Deny of the same resource', 'none', 'iam:CreatePolicyVersion', [allow('iam:*', POLICY), deny('iam:Create*', POLICY)]],
  ['Deny of a wider pattern', 'none', 'iam:CreatePolicyVersion', [allow('iam:*', POLICY), deny('iam:*', `${POLICY}*`)]],
  ['Deny of one among all', 'anywhere but', 'iam:CreatePolicyVersion', [allow('iam:*', '*'), deny('iam:*', POLICY)]],
  ['Deny of another', 'some', 'iam:CreatePolicyVersion', [allow('iam:*', POLICY), deny('iam:*', 'arn:aws:iam::1:policy/x')]],
  ['Deny with NotAction', 'none', 'iam:PassRole', [allow('*', '*'), { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }]],
  [
    'Deny with NotResource',
    'some but',
    'iam:CreatePolicyVersion',
    [allow('*', '*'), { Effect: 'Deny', Action: '*', NotResource: POLICY }],
  ],
  [
    'Deny under a condition',
    'anywhere but',
    'iam:PassRole',
    [allow('*', '*'), deny('*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
  ],
  [
    'a condition',
    'anywhere if',
    'iam:PassRole',
    [allow('*', '*', { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } })],
  ],
  [
    'a condition that always holds',
    'anywhere',
    'iam:PassRole',
    [allow('*', '*', { Condition: { StringLike: { 'iam:PassedToService': '*' } } })],
  ],
  ['nothing but Deny', 'none', 'iam:PassRole', [deny('*', '*')]],
  ['nothing', 'none', 'iam:PassRole', []],
  ['the wider of two', 'anywhere', 'iam:CreatePolicyVersion', [allow('iam:*', POLICY), allow('iam:CreatePolicy*', '*')]],
  ['an effect that is not known', 'none', 'iam:PassRole', [{ Effect: 'x', Action: '*', Resource: '*' }]],
  ['a Deny that may be there', 'anywhere maybe', 'iam:PassRole', [allow('*', '*'), { Effect: 'x', Action: '*', Resource: '*' }]],
];

describe('what an identity may do', () => {
  for (const [what, expected, action, written] of CASES) it(what, () => assert.equal(verdict(action, written), expected));

  it('lists every statement that gives the action, with its term', () => {
    const effective = effectiveOf(
      statements(allow('iam:Pass*', POLICY.replace('policy', 'role')), allow(['s3:*', 'iam:*'], '*')),
    );
    const grants = grantsOf(effective, 'iam:PassRole');
    assert.deepEqual(
      grants.map(({ term, reach }) => [term.text, reach]),
      [
        ['iam:Pass*', 'some'],
        ['iam:*', 'anywhere'],
      ],
    );
    assert.equal(grantsOf(effective, 'IAM:PASSROLE'), grants);
  });

  it('is limited by a boundary', () => {
    const admin = [allow('*', '*')];
    assert.equal(verdict('iam:PassRole', admin, admin), 'anywhere');
    assert.equal(verdict('iam:PassRole', admin, [allow('s3:*', '*')]), 'none');
    assert.equal(verdict('iam:PassRole', admin, [allow('*', '*'), deny('iam:*', '*')]), 'none');
    assert.equal(verdict('iam:CreatePolicyVersion', admin, [allow('iam:*', POLICY)]), 'some');
    assert.equal(verdict('iam:PassRole', admin, 'unknown'), 'anywhere maybe');
    assert.equal(verdict('iam:PassRole', [], admin), 'none');
  });
});

/** Concrete resources of each action, of the type that it takes. */
const CONCRETE: Readonly<Record<string, readonly string[]>> = {
  's3:GetObject': ['arn:aws:s3:::a/x', 'arn:aws:s3:::a/y/z', 'arn:aws:s3:::b/x'],
  's3:ListBucket': ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
  's3:ListAllMyBuckets': ['*'],
  'sqs:SendMessage': ['arn:aws:sqs:eu-west-1:1:a', 'arn:aws:sqs:us-east-1:1:b'],
  'iam:PassRole': ['arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/path/b'],
  'iam:CreatePolicyVersion': ['arn:aws:iam::1:policy/a'],
};
const ACTIONS = [
  '*',
  's3:*',
  's3:Get*',
  's3:List*',
  'iam:*',
  'iam:Pass*',
  'sqs:SendMessage',
  '*:*e',
  's3:?et*',
  ...Object.keys(CONCRETE),
];
const RESOURCES = [
  '*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::a/*',
  'arn:aws:s3:::a*',
  'arn:aws:iam::*:role/*',
  'arn:aws:sqs:*',
  'arn:aws:iam',
  '*a',
  'arn:aws:s3:::?',
  'arn:aws:iam:*:role/a',
  'arn:aws:*',
  'arn:*:*:*:*:a',
  '*:role/*',
  'arn:aws:s3:*',
  'arn:aws:iam::1:*',
  'a*',
  ...Object.values(CONCRETE).flat(),
];

describe('what an identity may do, and what is decided of single requests', () => {
  it('never differ', () => {
    const random = randomOf(20_261_122);
    const some = (list: readonly string[]) => Array.from({ length: 1 + random.below(2) }, () => random.pick(list));
    const written = (): Written => ({
      Effect: random.below(10) < 6 ? 'Allow' : 'Deny',
      [random.below(20) < 17 ? 'Action' : 'NotAction']: some(ACTIONS),
      [random.below(20) < 17 ? 'Resource' : 'NotResource']: some(RESOURCES),
    });
    const policy = (most: number) => Array.from({ length: 1 + random.below(most) }, written);
    let allowed = 0;
    let denied = 0;
    for (let round = 0; round < 3000; round++) {
      const own = statements(...policy(4));
      const limits =
        random.below(10) < 3 ? [statements({ Effect: 'Allow', Action: some(ACTIONS), Resource: '*' }, ...policy(2))] : [];
      const effective = effectiveOf(own, limits);
      for (const [action, resources] of Object.entries(CONCRETE)) {
        const grants = grantsOf(effective, action);
        const everywhere = grants.some(
          ({ reach, denies, statement }) => reach === 'anywhere' && denies.length === 0 && statement.notResources.length === 0,
        );
        for (const resource of resources) {
          const { verdict } = evaluateWithin(own, limits, { action, resource });
          const shown = () => JSON.stringify([own, ...limits].flat().map(plainly));
          if (verdict === 'allow') {
            allowed++;
            assert.ok(grants.length > 0, `${action} on ${resource} is allowed, and not granted: ${shown()}`);
          } else denied++;
          if (everywhere && limits.length === 0)
            assert.equal(verdict, 'allow', `${action} on ${resource} is granted everywhere, and denied: ${shown()}`);
        }
      }
    }
    assert.ok(allowed > 2000 && denied > 2000, `${allowed} allowed, ${denied} denied`);
  });
});

function plainly({ effect, actions, notActions, resources, notResources }: Statement): object {
  const texts = (terms: Statement['actions']) => terms.map(({ text }) => text).join();
  return {
    effect,
    actions: texts(actions),
    notActions: texts(notActions),
    resources: texts(resources),
    notResources: texts(notResources),
  };
}
