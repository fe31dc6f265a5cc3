/** The aws-iam rules over documents made by hand: every action of the table, purposes, conditions, and what is not known. */
import { strict as assert } from 'node:assert';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { buildGraph } from '../../server/src/engine/graph/build';
import { matchesWildcard } from '../../server/src/engine/iam/match';
import type { Purpose } from '../../server/src/engine/iam/model';
import { CREDENTIAL_ACTIONS, changesAccess, DATA_ACTIONS } from '../../server/src/engine/iam/rights/exposure';
import { readPolicy } from '../../server/src/engine/iam/statements';
import { expandAction, nameOf, onlySupportsStar } from '../../server/src/engine/iam/table/actions';
import { narrowPattern } from '../../server/src/engine/iam/table/narrow';
import { SELDOM_LIMITED } from '../../server/src/engine/rules/aws-iam-wildcard-resource/weigh';
import { rules } from '../../server/src/engine/rules/index';
import type { Hit } from '../../server/src/engine/rules/model';
import { parseJson } from '../../server/src/engine/syntax/data/json';
import { HOLE } from '../../server/src/engine/syntax/value';
import { usual } from '../support/analysis';

type Statements = Record<string, unknown> | readonly Record<string, unknown>[];

/** Runs one rule over documents of a purpose; the place of each finding is its text in the document. */
function run(id: string, purpose: Purpose, ...documents: Statements[]): (Hit & { text: string })[] {
  return runNamed('the policy', id, purpose, ...documents);
}

function runNamed(name: string, id: string, purpose: Purpose, ...documents: Statements[]): (Hit & { text: string })[] {
  const texts = documents.map((statement) => JSON.stringify({ Statement: statement }));
  const files = texts.map((text, i) => {
    const file = `${i}.json`;
    const { value } = parseJson(file, text);
    assert.ok(value);
    const statements = readPolicy(value);
    const policy = {
      key: file,
      name,
      purpose,
      form: 'file',
      statements,
      issues: [],
      holders: [],
      span: value.span,
    };
    return { ...emptyFacts(file, 'json'), policies: [policy] } as const;
  });
  const rule = rules.find((one) => one.id === id);
  assert.ok(rule?.scope === 'graph', id);
  const hits = rule.check(buildGraph(files as never), usual);
  return hits.map((hit) => ({
    ...hit,
    text: texts[Number.parseInt(hit.span.file, 10)]?.slice(hit.span.start, hit.span.end) ?? '',
  }));
}

const allow = (more: Record<string, unknown>) => ({ Effect: 'Allow', ...more });
const severities = (hits: readonly Hit[]) => hits.map(({ severity }) => severity);

describe('aws-iam rules', () => {
  it('knows of every action whether a wildcard resource can be narrowed', () => {
    // iam:PassRole, and what gives away data, credentials or access, have rules of their own; a few others need the wildcard for most of
    // what they do although they take ARNs.
    const seldom = [...SELDOM_LIMITED];
    const own = [...DATA_ACTIONS, ...CREDENTIAL_ACTIONS].filter((name) => name !== 'kms:Decrypt');
    const apart = ['iam:PassRole', ...seldom, ...own, ...expandAction('*').map(nameOf).filter(changesAccess)];
    assert.equal(run('aws-iam-wildcard-resource', 'identity', allow({ Action: own, Resource: '*' })).length, 0);
    assert.deepEqual(
      seldom.filter((name) => expandAction(name).length !== 1),
      [],
    );
    const actions = expandAction('*').filter((action) => !apart.includes(nameOf(action)));
    assert.equal(run('aws-iam-wildcard-resource', 'identity', allow({ Action: seldom, Resource: '*' })).length, 0);
    const documents = actions.map((action) => allow({ Action: nameOf(action), Resource: '*' }));
    const hits = run('aws-iam-wildcard-resource', 'identity', ...documents);
    const hit = new Set(hits.map(({ span }) => Number.parseInt(span.file, 10)));
    assert.equal(hits.length, hit.size);
    let [quiet, loud] = [0, 0];
    actions.forEach((action, i) => {
      assert.equal(hit.has(i), !onlySupportsStar(action), nameOf(action));
      if (hit.has(i)) loud++;
      else quiet++;
    });
    assert.ok(quiet > 5000 && loud > 10_000);
    assert.equal(run('aws-iam-passrole-wildcard', 'identity', allow({ Action: 'iam:passrole', Resource: '*' })).length, 1);
  });

  it('reports a statement once, by its widest meaning', () => {
    const admin = allow({ Action: '*', Resource: '*' });
    assert.equal(run('aws-iam-full-admin', 'identity', admin).length, 1);
    for (const id of ['wildcard-action', 'service-wildcard', 'wildcard-resource', 'passrole-wildcard']) {
      assert.equal(run(`aws-iam-${id}`, 'identity', admin).length, 0, id);
    }
    const iam = allow({ Action: 'iam:*', Resource: '*' });
    assert.equal(run('aws-iam-service-wildcard', 'identity', iam)[0]?.severity, 'critical');
    assert.equal(run('aws-iam-passrole-wildcard', 'identity', iam).length, 1);
    assert.equal(run('aws-iam-wildcard-resource', 'identity', iam).length, 0);
    const mixed = run(
      'aws-iam-wildcard-resource',
      'identity',
      allow({ Action: ['iam:PassRole', 's3:GetObject', 's3:PutObject'], Resource: '*' }),
    );
    assert.match(mixed[0]?.message ?? '', /for s3:PutObject,/);
    assert.doesNotMatch(mixed[0]?.message ?? '', /PassRole/);
  });

  it('weighs what only another service or the own account can do', () => {
    const Condition = { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } };
    const admin = allow({ Action: '*', Resource: '*' });
    assert.deepEqual(severities(run('aws-iam-full-admin', 'identity', { ...admin, Condition }, admin)), ['high', 'critical']);
    const balancer = allow({ Principal: { Service: 'elasticloadbalancing.amazonaws.com' }, Action: 'lambda:InvokeFunction' });
    const topic = allow({ Principal: { Service: 'sns.amazonaws.com' }, Action: 'lambda:InvokeFunction' });
    assert.deepEqual(severities(run('cfn-lambda-permission-wildcard', 'resource', balancer, topic)), ['low', 'medium']);
  });

  it('says once of a statement that several services may act for any account', () => {
    const Service = ['cloudtrail.amazonaws.com', 'config.amazonaws.com', 'ec2.amazonaws.com'];
    const hits = (Resource: string) =>
      run('aws-iam-confused-deputy', 'resource', allow({ Principal: { Service }, Action: 's3:PutObject', Resource }));
    const [hit, ...others] = hits('arn:aws:s3:::files/AWSLogs/*');
    assert.equal(others.length, 0);
    assert.match(hit?.message ?? '', /^cloudtrail\.amazonaws\.com and config\.amazonaws\.com may act/);
    assert.equal(hit?.related?.length, 1);
    assert.equal(hits('arn:aws:s3:::files/AWSLogs/111122223333/*').length, 0);
  });

  it('takes boundaries and SCPs for what they are', () => {
    const wide = [
      allow({ Action: ['*', 's3:*'], Resource: '*' }),
      allow({ Action: ['s3:GetObject', 'iam:PassRole'], Resource: '*' }),
    ];
    for (const id of ['full-admin', 'wildcard-action', 'service-wildcard', 'wildcard-resource', 'passrole-wildcard']) {
      assert.equal(run(`aws-iam-${id}`, 'boundary', wide).length, 0, id);
      assert.equal(run(`aws-iam-${id}`, 'scp', wide).length, 0, id);
    }
    assert.equal(run('aws-iam-full-admin', 'unknown', wide).length, 1);
  });

  it('reads a document nobody refers to by its principals', () => {
    const trust = allow({ Principal: { AWS: '*' }, Action: 'sts:AssumeRole' });
    const bucket = allow({ Principal: { AWS: '*' }, Action: 's3:GetObject', Resource: '*' });
    assert.equal(run('aws-iam-trust-any-principal', 'unknown', trust).length, 1);
    assert.equal(run('aws-iam-trust-any-principal', 'unknown', bucket).length, 0);
    assert.equal(run('aws-iam-wildcard-resource', 'unknown', bucket).length, 0);
  });

  it('leaves the customary wildcards of resource policies alone', () => {
    const root = allow({ Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' });
    const everyone = allow({ Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::reports/*' });
    const inside = { ...everyone, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } } };
    assert.equal(run('aws-iam-service-wildcard', 'resource', root, inside).length, 0);
    assert.deepEqual(severities(run('aws-iam-service-wildcard', 'resource', everyone)), ['high']);
    assert.deepEqual(severities(run('aws-iam-service-wildcard', 'identity', allow({ Action: 'ssmmessages:*', Resource: '*' }))), [
      'low',
    ]);
    assert.equal(run('aws-iam-wildcard-action', 'resource', allow({ Principal: '*', Action: '*', Resource: '*' })).length, 1);
    assert.equal(run('aws-iam-wildcard-action', 'trust', allow({ Principal: { Service: 'x' }, Action: ['*'] })).length, 1);
    assert.deepEqual(
      severities(run('aws-iam-service-wildcard', 'trust', allow({ Principal: { Service: 'x' }, Action: 'sts:*' }))),
      ['medium'],
    );
  });

  it('weighs a wildcard by what is within reach', () => {
    const resource = (...Action: string[]) =>
      severities(run('aws-iam-wildcard-resource', 'identity', allow({ Action, Resource: '*' })));
    assert.deepEqual(resource('logs:CreateLogStream', 'logs:PutLogEvents', 'eks:DescribeNodegroup'), ['low']);
    assert.deepEqual(resource('logs:PutLogEvents', 'sqs:SendMessage'), ['medium']);
    assert.deepEqual(resource('iam:GetRole', 's3:GetBucketLocation', 'ec2:RunInstances', 'bedrock:InvokeModel'), ['low']);
    assert.deepEqual(resource('dynamodb:GetItem'), ['medium']);
    assert.deepEqual(resource('sts:AssumeRole'), ['high']);
    assert.deepEqual(resource('s3:GetObject', 'iam:AttachRolePolicy'), ['high']);
    const service = (Action: string, Resource: string) =>
      severities(run('aws-iam-service-wildcard', 'identity', allow({ Action, Resource })));
    assert.deepEqual(service('s3:*', '*'), ['high']);
    assert.deepEqual(service('s3:*', 'arn:aws:s3:::*'), ['high']);
    assert.deepEqual(service('s3:*', 'arn:aws:s3:::reports/*'), ['medium']);
    assert.deepEqual(service('dynamodb:*', 'arn:aws:dynamodb:eu-west-1:*:table/*'), ['high']);
    assert.deepEqual(service('dynamodb:*', 'arn:aws:dynamodb:eu-west-1:*:table/orders'), ['medium']);
    assert.deepEqual(service('logs:*', '*'), ['medium']);
    assert.deepEqual(service('iam:*', 'arn:aws:iam::111122223333:role/app'), ['critical']);
  });

  it('says once of a list of services that it is one', () => {
    const services = ['s3', 'sqs', 'sns', 'ec2', 'rds', 'ecs'].map((service) => `${service}:*`);
    const list = (...Action: string[]) => run('aws-iam-service-wildcard', 'identity', allow({ Action, Resource: '*' }));
    assert.equal(list(...services.slice(0, 5)).length, 5);
    const [hit, ...others] = list(...services);
    assert.equal(others.length, 0);
    assert.match(hit?.message ?? '', /of s3, sqs, sns and 3 more is/);
    assert.equal(hit?.related?.length, 5);
    assert.deepEqual(severities(list('iam:*', ...services)), ['critical', 'high']);
  });

  it('takes a document that is called a boundary for one', () => {
    const wide = allow({ Action: ['s3:*'], Resource: '*' });
    assert.equal(run('aws-iam-service-wildcard', 'unknown', wide).length, 1);
    assert.equal(runNamed('aws_iam_policy.boundary', 'aws-iam-service-wildcard', 'unknown', wide).length, 0);
  });

  it('names the terms as they are written', () => {
    const [hit] = run('aws-iam-wildcard-resource', 'identity', allow({ Action: ['s3:*', 'sqs:*'], Resource: '*' }));
    assert.match(hit?.message ?? '', /for s3:\* and sqs:\*,/);
  });

  it('weighs conditions', () => {
    const s3 = (Condition: unknown) => allow({ Action: 's3:PutObject', Resource: '*', Condition });
    const weigh = (Condition: unknown) => severities(run('aws-iam-wildcard-resource', 'identity', s3(Condition)));
    assert.deepEqual(weigh({ StringEquals: { 'aws:ResourceTag/team': 'a' } }), []);
    assert.deepEqual(weigh({ StringEquals: { 's3:ResourceAccount': '111122223333' } }), ['low']);
    assert.deepEqual(weigh({ StringEquals: { 'aws:ResourceAccount': '111122223333' } }), ['low']);
    assert.deepEqual(weigh({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }), ['medium']);
    assert.deepEqual(weigh({ StringLike: { 'aws:ResourceTag/team': '*' } }), ['medium']);
    assert.deepEqual(weigh({ StringNotEquals: { 'aws:ResourceTag/team': 'a' } }), ['medium']);
    assert.deepEqual(weigh({ Null: { 'aws:ResourceTag/team': 'false' } }), []);
    assert.deepEqual(weigh({ Null: { 'aws:ResourceTag/team': 'true' } }), ['medium']);
    const pass = (Condition: unknown) =>
      severities(run('aws-iam-passrole-wildcard', 'identity', allow({ Action: 'iam:PassRole', Resource: '*', Condition })));
    assert.deepEqual(pass({}), ['high']);
    assert.deepEqual(pass({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }), ['medium']);
    const trust = (Condition: unknown) =>
      severities(run('aws-iam-trust-any-principal', 'trust', allow({ Principal: '*', Action: 'sts:AssumeRole', Condition })));
    assert.deepEqual(trust({}), ['critical']);
    assert.deepEqual(trust({ StringEquals: { 'sts:ExternalId': 'x' } }), ['high']);
    const paths = { 'aws:PrincipalOrgPaths': `${HOLE}/*/${HOLE}/*` };
    assert.deepEqual(trust({ 'ForAnyValue:StringLike': paths }), ['low']);
    assert.deepEqual(trust({ StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } }), ['low']);
    assert.deepEqual(trust({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }), ['critical']);
    // The operator has the finding, of aws-iam-condition-void.
    assert.deepEqual(trust({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }), []);
    assert.deepEqual(trust({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }), ['critical']);
  });

  it('never takes what is not known for a wildcard', () => {
    const holes = allow({ Action: [HOLE, `s3:${HOLE}`, `${HOLE}:*`], Resource: HOLE, Principal: { AWS: HOLE } });
    for (const rule of rules.filter(({ group }) => group === 'aws-iam')) {
      for (const purpose of ['identity', 'trust', 'resource', 'unknown'] as const) {
        assert.equal(run(rule.id, purpose, holes).length, 0, `${rule.id} in ${purpose}`);
      }
    }
    const star = run('aws-iam-wildcard-action', 'identity', allow({ Action: '*', Resource: HOLE }));
    assert.deepEqual(
      star.map(({ text }) => text),
      ['*'],
    );
  });

  it('proves no missing subject where a part could not be read', () => {
    const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
    const trust = (Condition: unknown) =>
      run(
        'aws-iam-trust-oidc-missing-subject',
        'trust',
        allow({ Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithWebIdentity', Condition }),
      ).map(({ text }) => text);
    assert.deepEqual(trust({}), [provider]);
    assert.deepEqual(trust({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } }), [provider]);
    assert.deepEqual(trust({ StringNotLike: { 'token.actions.githubusercontent.com:sub': ['repo:a/b:*'] } }), [provider]);
    // The value has the finding, of aws-iam-trust-oidc-subject-wildcard.
    assert.deepEqual(trust({ StringLike: { 'token.actions.githubusercontent.com:sub': ['*'] } }), []);
    assert.deepEqual(trust({ 'Fn::If': ['A', {}, {}] }), []);
    assert.deepEqual(trust({ StringEquals: { [`${HOLE}:sub`]: 'repo:a/b:ref:refs/heads/main' } }), []);
    assert.deepEqual(trust({ StringEquals: { [HOLE]: 'x' } }), []);
    assert.deepEqual(trust({ 'ForAllValues:StringLike': { 'token.actions.githubusercontent.com:sub': 'repo:a/b:*' } }), []);
  });

  it('offers only real actions of the wanted kind', () => {
    let terms = 0;
    for (const service of ['s3', 'sqs', 'iam', 'ec2', 'kms', 'lambda', 'dynamodb', 'logs']) {
      const choices = narrowPattern(`${service}:*`);
      assert.ok(choices.length >= 2, service);
      for (const choice of choices) {
        for (const term of choice.terms) {
          const covered = expandAction(term);
          assert.ok(covered.length > 0, term);
          for (const action of covered) {
            assert.notEqual(action.access, 'permissions', term);
            assert.doesNotMatch(action.name, /^Delete/, term);
            if (/read-only|list/.test(choice.title)) assert.match(action.access, /^(read|list)$/, term);
          }
          assert.ok(!choice.terms.some((other) => other !== term && matchesWildcard(other, term)), `${term} is said twice`);
          terms++;
        }
      }
    }
    assert.ok(terms > 100);
    const [hit] = run('aws-iam-service-wildcard', 'identity', allow({ Action: 's3:*', Resource: 'arn:aws:s3:::reports/*' }));
    const [remedy] = hit?.remedies ?? [];
    assert.ok(remedy?.type === 'narrow-action');
    assert.equal(remedy.inList, false);
    assert.ok(narrowPattern('s3:*')[0]?.terms.includes('s3:Get*'));
    // Of objects only what acts on objects: no list of buckets.
    const ofObjects = narrowPattern('s3:*', remedy.scope)[0]?.terms ?? [];
    assert.ok(ofObjects.includes('s3:GetObject') && !ofObjects.some((term) => /Bucket/.test(term)), ofObjects.join());
    assert.equal(
      run('aws-iam-service-wildcard', 'identity', allow({ Action: 'nosuch:*', Resource: '*' }))[0]?.remedies?.[0]?.type,
      'manual',
    );
  });
});
