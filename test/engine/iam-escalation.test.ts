/** Escalation paths: each by the smallest policy that opens it, and none by a policy that lacks one action. */
import { strict as assert } from 'node:assert';
import { COMBINED_PATHS, SINGLE_PATHS } from '../../server/src/engine/iam/escalation/index';
import { combinedMatches, everyCombination, singleMatches } from '../../server/src/engine/iam/escalation/match';
import { type EscalationPath, PASS_ROLE } from '../../server/src/engine/iam/escalation/model';
import { type Effective, effectiveOf } from '../../server/src/engine/iam/rights/effective';
import { readPolicy } from '../../server/src/engine/iam/statements';
import { actionOf, nameOf } from '../../server/src/engine/iam/table/actions';
import { parseJson } from '../../server/src/engine/syntax/data/json';

type Written = Record<string, unknown>;

function effective(statements: readonly Written[], boundary?: readonly Written[]): Effective {
  const read = (list: readonly Written[]) => {
    const { value } = parseJson('p.json', JSON.stringify({ Version: '2012-10-17', Statement: list }));
    assert.ok(value);
    return readPolicy(value);
  };
  return effectiveOf(read(statements), boundary ? [read(boundary)] : []);
}

const allow = (actions: readonly string[], more: Written = {}) => ({ Effect: 'Allow', Action: actions, Resource: '*', ...more });
const deny = (actions: readonly string[], more: Written = {}) => ({ ...allow(actions, more), Effect: 'Deny' });
const single = (...statements: Written[]) => singleMatches(effective(statements)).map(({ path }) => path.id);
const combined = (...statements: Written[]) => combinedMatches(effective(statements)).map(({ path }) => path.id);
const firsts = ({ needs }: EscalationPath) => needs.map(({ actions }) => actions[0] ?? '');
const passedTo = (service: string | readonly string[], operator = 'StringEquals') => ({
  Condition: { [operator]: { 'iam:PassedToService': service } },
});

describe('escalation paths', () => {
  const all = [...SINGLE_PATHS, ...COMBINED_PATHS];

  it('are at least 59, each with an id of its own, words, a page and actions that AWS has', () => {
    assert.ok(all.length >= 59, `${all.length}`);
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { id, title, needs, link, passedTo: services } of all) {
      assert.match(title, /^[a-z].*[^.]$/, id);
      assert.match(link, /^https:\/\//, id);
      assert.equal(services.length > 0, needs[0] === PASS_ROLE, id);
      for (const { actions, step } of needs) {
        assert.ok(step, id);
        for (const action of actions) assert.equal(nameOf(actionOf(action) ?? assert.fail(`${id}: ${action}`)), action);
      }
    }
    for (const { id, needs } of SINGLE_PATHS) assert.equal(needs.length, 1, id);
    for (const { id, needs } of COMBINED_PATHS) assert.ok(needs.length > 1, id);
  });

  for (const path of SINGLE_PATHS) {
    it(`${path.id} is opened by its one action`, () => {
      const [action = ''] = firsts(path);
      assert.deepEqual(single(allow([action])), [path.id]);
      assert.deepEqual(combined(allow([action])), []);
      assert.deepEqual(single(allow([`${action}s`])), []);
      assert.deepEqual(single(allow([action]), deny([action])), []);
    });
  }

  for (const path of COMBINED_PATHS) {
    it(`${path.id} is opened by all of its actions together`, () => {
      for (const alternative of [0, 1]) {
        const actions = path.needs.map((need) => need.actions[alternative] ?? need.actions[0] ?? '');
        const open = everyCombination(effective(actions.map((action) => allow([action]))));
        // Where another path is open too, it needs nothing else.
        for (const match of open) for (const { action } of match.steps) assert.ok(actions.includes(action), match.path.id);
        assert.ok(
          open.some((match) => match.path.id === path.id),
          `${actions}`,
        );
      }
    });

    it(`${path.id} is not opened when one action is missing`, () => {
      for (const missing of firsts(path)) {
        const left = firsts(path).filter((action) => action !== missing);
        const opened = (...statements: Written[]) => everyCombination(effective(statements)).map((match) => match.path.id);
        assert.ok(!opened(allow(left)).includes(path.id), missing);
        assert.ok(!opened(allow(firsts(path)), deny([missing])).includes(path.id), `Deny ${missing}`);
      }
    });
  }
});

describe('escalation by wildcards and NotAction', () => {
  it('counts a pattern as each action that it covers', () => {
    assert.deepEqual(single(allow(['iam:Put*Policy'])), ['iam-005', 'iam-007', 'iam-011']);
    assert.deepEqual(combined(allow(['iam:Pass*', 'lambda:Create*', 'lambda:Invoke*'])), ['lambda-001', 'lambda-002']);
    assert.ok(
      combined(allow(['iam:Put*'], { Resource: 'arn:aws:iam::*:role/app-*' }), allow(['sts:AssumeRole'])).includes('iam-017'),
    );
  });

  it('counts what NotAction leaves open', () => {
    const left = { Effect: 'Allow', NotAction: ['s3:*'], Resource: '*' };
    assert.ok(combined(left).includes('ec2-001'));
    const power = { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' };
    assert.ok(!combined(power).includes('ec2-001'));
    assert.ok(combined(power, allow(['iam:PassRole'])).includes('ec2-001'));
  });

  it('takes an action that is not in the file for none', () => {
    assert.deepEqual(combined(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:Invok'])), []);
  });
});

describe('escalation by passed roles', () => {
  const run = allow(['ec2:RunInstances', 'lambda:CreateFunction', 'lambda:InvokeFunction']);
  const pass = (more: Written = {}) => allow(['iam:PassRole'], more);

  it('needs a service that the path uses', () => {
    assert.deepEqual(combined(run, pass()), ['lambda-001', 'ec2-001']);
    assert.deepEqual(combined(run, pass(passedTo('lambda.amazonaws.com'))), ['lambda-001']);
    assert.deepEqual(combined(run, pass(passedTo(['ecs-tasks.amazonaws.com', 'states.amazonaws.com']))), []);
    assert.deepEqual(combined(run, pass(passedTo('ec2.*', 'StringLike'))), ['ec2-001']);
    assert.deepEqual(combined(run, pass(passedTo('ec2.amazonaws.com.cn', 'StringEqualsIfExists'))), ['ec2-001']);
    assert.deepEqual(combined(run, pass(passedTo('ec2.amazonaws.com', 'StringNotEquals'))), ['lambda-001']);
  });

  it('needs a service that no Deny takes away', () => {
    const only = deny(['iam:PassRole'], passedTo('lambda.amazonaws.com', 'StringNotEquals'));
    assert.deepEqual(combined(run, pass(), only), ['lambda-001']);
    const but = deny(['iam:PassRole'], passedTo('lambda.amazonaws.com'));
    assert.deepEqual(combined(run, pass(), but), ['ec2-001']);
  });

  it('is no escalation with named roles', () => {
    assert.deepEqual(combined(run, pass({ Resource: 'arn:aws:iam::111122223333:role/app' })), []);
    assert.deepEqual(combined(run, pass({ Resource: 'arn:aws:iam::111122223333:role/service/*' })), []);
    assert.deepEqual(combined(run, pass({ Resource: 'arn:aws:iam::*:role/*' })), ['lambda-001', 'ec2-001']);
    assert.deepEqual(combined(run, pass({ Resource: 'arn:aws:s3:::bucket/*' })), []);
  });

  it('gives other actions nothing where the condition is on the service', () => {
    assert.deepEqual(combined(allow(['iam:PassRole', 'ec2:RunInstances'], passedTo('ec2.amazonaws.com'))), []);
  });
});

describe('escalation under conditions, Deny and boundaries', () => {
  const attach = (more: Written = {}) => allow(['iam:AttachRolePolicy'], more);

  it('is none where what is attached, or how far it goes, is decided', () => {
    const unless = (key: string) => attach({ Condition: { ArnEquals: { [key]: 'arn:aws:iam::111122223333:policy/app' } } });
    assert.deepEqual(single(unless('iam:PermissionsBoundary')), []);
    assert.deepEqual(single(unless('iam:PolicyARN')), []);
    const admin = { ArnEquals: { 'iam:PolicyARN': ['arn:aws:iam::aws:policy/AdministratorAccess'] } };
    assert.deepEqual(single(attach({ Condition: admin })), ['iam-009']);
    const outside = { StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/app' } };
    assert.deepEqual(single(attach(), deny(['iam:Attach*'], { Condition: outside })), []);
  });

  it('is lowered by MFA, and untouched by a region', () => {
    const [mfa] = singleMatches(effective([attach({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })]));
    assert.equal(mfa?.guarded, true);
    const [region] = singleMatches(effective([attach({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } })]));
    assert.equal(region?.guarded, false);
  });

  it('is none outside of the boundary', () => {
    assert.deepEqual(singleMatches(effective([attach()], [allow(['s3:*'])])), []);
    assert.equal(singleMatches(effective([attach()], [allow(['*'])])).length, 1);
  });

  it('is none on named resources, where the powerful one need not be among them', () => {
    const user = { Resource: 'arn:aws:iam::111122223333:user/app' };
    assert.deepEqual(single(allow(['iam:CreateAccessKey', 'iam:PutUserPolicy'], user)), []);
    const self = singleMatches(effective([allow(['iam:CreateAccessKey', 'iam:PutUserPolicy'], user)]), () => true);
    assert.deepEqual(
      self.map(({ path }) => path.id),
      ['iam-007'],
    );
    const instance = { Resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0' };
    const restart = allow(['ec2:StopInstances', 'ec2:StartInstances']);
    assert.deepEqual(combined(allow(['ec2:ModifyInstanceAttribute'], instance), restart), []);
    assert.deepEqual(combined(allow(['ec2:ModifyInstanceAttribute']), restart), ['ec2-002']);
    // Any role to one service, one role to any: neither is any role to the service of the path.
    const toLambda = allow(['iam:PassRole'], passedTo('lambda.amazonaws.com'));
    const oneRole = allow(['iam:PassRole'], { Resource: 'arn:aws:iam::111122223333:role/app' });
    assert.deepEqual(combined(toLambda, oneRole, allow(['ec2:RunInstances'])), []);
  });

  it('needs a role that both steps reach', () => {
    const on = (action: string, role: string) => allow([action], { Resource: `arn:aws:iam::111122223333:role/${role}` });
    assert.deepEqual(combined(on('iam:PutRolePolicy', 'app-*'), on('iam:UpdateAssumeRolePolicy', 'app-worker')), ['iam-021']);
    assert.deepEqual(combined(on('iam:PutRolePolicy', 'app-*'), on('iam:UpdateAssumeRolePolicy', 'web-*')), []);
  });
});
