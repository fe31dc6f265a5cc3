/**
 * Principals of resource policies and trust policies, decided as the AWS documentation says. Pages of the IAM User Guide:
 * PRINCIPAL, NOTPRINCIPAL "IAM JSON policy elements: …".
 */
import type { Caller } from '../../server/src/engine/iam/request/request';
import { allow, ask, ELSEWHERE, partly, judged as table, type Written } from '../support/policy-cases';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const KEY = `${BUCKET}/key`;
const BOB = 'arn:aws:iam::444455556666:user/Bob';
const ROOT = 'arn:aws:iam::444455556666:root';
const ROLE = 'arn:aws:iam::444455556666:role/cross-account-read-only-role';
const SESSION = 'arn:aws:sts::444455556666:assumed-role/cross-account-read-only-role/cross-account-audit-app';
const aws = (id: string): Caller => ({ type: 'AWS', id });
const service = (id: string): Caller => ({ type: 'Service', id });
const NOBODY: Caller = { type: 'anonymous', id: '' };

describe('policy principals', () => {
  const on = (Principal: unknown, more: Written = {}) => allow('s3:GetObject', '*', { Principal, ...more });
  const by = (principal: Caller) => ask('s3:GetObject', KEY, { principal });
  table('principals', [
    ['allow', on({ AWS: BOB }), by(aws(BOB))],
    ['deny', on({ AWS: BOB }), by(aws(BOB.replace('Bob', 'bob')))],
    ['deny', on({ AWS: BOB }), by(aws(ROLE))],
    // PRINCIPAL: an account by its ARN or its number, for everyone in it.
    ['allow', on({ AWS: ROOT }), by(aws(BOB))],
    ['allow', on({ AWS: '444455556666' }), by(aws(BOB))],
    ['allow', on({ AWS: '444455556666' }), by(aws(SESSION))],
    ['allow', on({ AWS: ['123456789012', '444455556666'] }), by(aws(ROOT))],
    ['deny', on({ AWS: ['123456789012', '555555555555'] }), by(aws(BOB))],
    // PRINCIPAL: a role stands for its sessions, a session for itself.
    ['allow', on({ AWS: ROLE }), by(aws(SESSION))],
    ['allow', on({ AWS: ROLE.replace('role/', 'role/path/') }), by(aws(SESSION))],
    ['allow', on({ AWS: SESSION }), by(aws(SESSION))],
    ['deny', on({ AWS: SESSION }), by(aws(`${SESSION}2`))],
    ['deny', on({ AWS: SESSION }), by(aws(ROLE))],
    // PRINCIPAL: no wildcard for a part of a name.
    ['deny', on({ AWS: 'arn:aws:iam::444455556666:user/*' }), by(aws(BOB))],
    ['deny', on({ AWS: 'arn:aws:sts::444455556666:assumed-role/cross-account-read-only-role/*' }), by(aws(SESSION))],
    ['allow', on('*'), by(aws(BOB))],
    ['allow', on('*'), by(NOBODY)],
    ['allow', on({ AWS: '*' }), by(NOBODY)],
    ['deny', on({ AWS: BOB }), by(NOBODY)],
    ['allow', on({ Service: ['ecs.amazonaws.com', 'elasticloadbalancing.amazonaws.com'] }), by(service('ecs.amazonaws.com'))],
    ['deny', on({ Service: 'ecs.amazonaws.com' }), by(service('ec2.amazonaws.com'))],
    ['deny', on({ Service: 'ecs.amazonaws.com' }), by(aws(BOB))],
    [
      'allow',
      on({ Federated: 'cognito-identity.amazonaws.com' }),
      by({ type: 'Federated', id: 'cognito-identity.amazonaws.com' }),
    ],
    ['deny', on({ Federated: 'graph.facebook.com' }), by({ type: 'Federated', id: 'accounts.google.com' })],
    ['allow', on({ AWS: '123456789012', CanonicalUser: '79a59df9' }), by({ type: 'CanonicalUser', id: '79a59df9' })],
    // Trust policies have no Resource: it is the role they are attached to.
    [
      'allow',
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ask('sts:AssumeRole', ROLE, { principal: service('ec2.amazonaws.com') }),
    ],
    [
      'deny',
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ask('sts:AssumeRole', ROLE, { principal: aws(BOB) }),
    ],
    ['unknown', on({ AWS: BOB }), ask('s3:GetObject', KEY)],
    ['unknown', on({ AWS: ELSEWHERE }), by(aws(BOB))],
    ['unknown', on({ AWS: partly('arn:aws:iam::…:user/Bob') }), by(aws(BOB))],
    ['deny', on({ AWS: partly('arn:aws:iam::…:user/Ann') }), by(aws(BOB))],
    ['unknown', on(ELSEWHERE), by(aws(BOB))],
  ]);

  const except = (NotPrincipal: unknown, Effect = 'Deny') => ({
    Effect,
    NotPrincipal,
    Action: 's3:*',
    Resource: [BUCKET, `${BUCKET}/*`],
  });
  const all = allow('s3:*', '*', { Principal: '*' });
  table('NotPrincipal', [
    // NOTPRINCIPAL: Bob and his account; the session, its role and its account.
    ['allow', [all, except({ AWS: [BOB, ROOT] })], by(aws(BOB))],
    ['deny', [all, except({ AWS: [BOB, ROOT] })], by(aws('arn:aws:iam::111122223333:user/Ann'))],
    ['deny', [all, except({ AWS: [BOB, ROOT] })], by(NOBODY)],
    ['allow', [all, except({ AWS: [SESSION, ROLE, ROOT] })], by(aws(SESSION))],
    ['deny', [all, except({ AWS: [SESSION, ROLE, ROOT] })], by(aws('arn:aws:iam::111122223333:role/x'))],
    // "the effect of the policy might be to explicitly deny access to the account that contains the user".
    ['unknown', [all, except({ AWS: BOB })], by(aws(BOB))],
    ['unknown', [all, except({ AWS: [SESSION, ROOT] })], by(aws(SESSION))],
    // With Allow it is everyone but the one named, anonymous callers too.
    ['allow', except({ AWS: BOB }, 'Allow'), by(NOBODY)],
    ['deny', except({ AWS: BOB }, 'Allow'), by(aws(BOB))],
    ['deny', [all, except({ Service: 'ec2.amazonaws.com' })], by(aws(BOB))],
    ['allow', [all, except({ Service: 'ec2.amazonaws.com' })], by(service('ec2.amazonaws.com'))],
  ]);
});
