/** What the statements of one identity allow, after Deny statements and boundaries. */
import { strict as assert } from 'node:assert';
import { effectiveOf, grantsOf, widestGrant } from '../../server/src/engine/iam/effective';
import type { Statement } from '../../server/src/engine/iam/model';
import { readPolicy } from '../../server/src/engine/iam/statements';
import { parseJson } from '../../server/src/engine/syntax/data/json';

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
