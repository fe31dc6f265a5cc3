/** What identities of a workspace may do, over every document, managed policy, group and boundary. */
import { strict as assert } from 'node:assert';
import { effectiveOn } from '../../server/src/engine/graph/holdings';
import type { IdentityGraph } from '../../server/src/engine/graph/model';
import { reachOf } from '../../server/src/engine/graph/reach';
import { becomersInWords, reachInWords } from '../../server/src/engine/graph/reach-words';
import { grantsOf, widestGrant } from '../../server/src/engine/iam/rights/effective';
import { analyze } from '../support/analysis';

async function findingsOf(text: string): Promise<string[]> {
  const { findings } = await analyze({ 'main.tf': text });
  return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('aws-iam'));
}

async function graphOf(files: Record<string, string> | string): Promise<IdentityGraph> {
  return (await analyze(typeof files === 'string' ? { 'main.tf': files } : files)).graph;
}

function ask(graph: IdentityGraph, name: string, action: string): string {
  const identity = graph.identities.find((one) => one.name === name);
  assert.ok(identity, `no identity ${name} among ${graph.identities.map((one) => one.name).join(', ')}`);
  const grant = widestGrant(effectiveOn(graph, identity), action);
  return grant ? `${grant.reach}${grant.certain ? '' : ' maybe'}` : 'none';
}

const TRUST = `jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })`;
const role = (name: string, more = '') => `
resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = ${TRUST}
  ${more}
}`;
const policy = (name: string, action: string, resource = '*') => `
resource "aws_iam_policy" "${name}" {
  name   = "${name}"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "${resource}" }] })
}`;
const attach = (to: string, what: string) => `
resource "aws_iam_role_policy_attachment" "${to}-${what.replace(/\W/g, '')}" {
  role       = aws_iam_role.${to}.name
  policy_arn = ${what}
}`;
const inline = (to: string, effect: string, action: string) => `
resource "aws_iam_role_policy" "${to}-${effect}-${action.replace(/\W/g, '')}" {
  role   = aws_iam_role.${to}.id
  policy = jsonencode({ Statement = [{ Effect = "${effect}", Action = "${action}", Resource = "*" }] })
}`;

describe('what an identity of the graph may do', () => {
  it('joins every document it holds, in whatever files', async () => {
    const graph = await graphOf({
      'roles.tf': role('app') + attach('app', 'aws_iam_policy.s3.arn'),
      'policies.tf': policy('s3', 's3:*') + inline('app', 'Allow', 'iam:PassRole'),
    });
    assert.equal(ask(graph, 'app', 's3:GetObject'), 'anywhere');
    assert.equal(ask(graph, 'app', 'iam:PassRole'), 'anywhere');
    assert.equal(ask(graph, 'app', 'iam:CreateUser'), 'none');
  });

  it('lets a Deny of one document take what another gives', async () => {
    const graph = await graphOf(role('app') + inline('app', 'Allow', '*') + inline('app', 'Deny', 'iam:*'));
    assert.equal(ask(graph, 'app', 'iam:PassRole'), 'none');
    assert.equal(ask(graph, 'app', 's3:GetObject'), 'anywhere');
  });

  it('does not take a boundary for a grant, and lets it limit', async () => {
    const graph = await graphOf(
      policy('limit', 's3:*') +
        role('app', 'permissions_boundary = aws_iam_policy.limit.arn') +
        role('other', 'permissions_boundary = aws_iam_policy.limit.arn') +
        inline('app', 'Allow', '*'),
    );
    assert.equal(ask(graph, 'app', 's3:GetObject'), 'anywhere');
    assert.equal(ask(graph, 'app', 'iam:PassRole'), 'none');
    assert.equal(ask(graph, 'other', 's3:GetObject'), 'none');
  });

  it('knows a boundary in a document of its own, by the name of a managed policy, or not at all', async () => {
    const document = `
data "aws_iam_policy_document" "limit" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "limit" {
  name   = "limit"
  policy = data.aws_iam_policy_document.limit.json
}`;
    const graph = await graphOf(
      document +
        role('a', 'permissions_boundary = aws_iam_policy.limit.arn') +
        role('b', 'permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"') +
        role('c', 'permissions_boundary = "arn:aws:iam::111122223333:policy/elsewhere"') +
        ['a', 'b', 'c'].map((one) => inline(one, 'Allow', '*')).join(''),
    );
    assert.deepEqual(
      ['a', 'b', 'c'].map((one) => ask(graph, one, 'iam:PassRole')),
      ['none', 'none', 'anywhere maybe'],
    );
    assert.deepEqual(
      ['a', 'b', 'c'].map((one) => ask(graph, one, 's3:GetObject')),
      ['anywhere', 'anywhere', 'anywhere maybe'],
    );
  });

  it('holds a document that one role is granted and that bounds another apart', async () => {
    const graph = await graphOf(
      policy('both', 's3:*') +
        role('granted') +
        attach('granted', 'aws_iam_policy.both.arn') +
        role('bounded', 'permissions_boundary = aws_iam_policy.both.arn'),
    );
    assert.equal(ask(graph, 'granted', 's3:GetObject'), 'anywhere');
    assert.equal(ask(graph, 'bounded', 's3:GetObject'), 'none');
  });

  it('gives nobody a policy that is attached to nobody, nor a service control policy', async () => {
    const graph = await graphOf(
      `${policy('loose', '*') + role('app') + inline('app', 'Allow', 's3:GetObject')}
resource "aws_organizations_policy" "scp" {
  name    = "scp"
  content = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}`,
    );
    assert.equal(ask(graph, 'app', 'iam:PassRole'), 'none');
    assert.equal(ask(graph, 'app', 's3:GetObject'), 'anywhere');
  });

  it('reports a boundary and a service control policy as no grant, and a policy that is attached to nobody as one', async () => {
    const scp = `
resource "aws_organizations_policy" "scp" {
  name    = "scp"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}`;
    const versioned = (text: string) =>
      text.replaceAll('jsonencode({ Statement', 'jsonencode({ Version = "2012-10-17", Statement');
    assert.deepEqual(await findingsOf(scp), []);
    assert.deepEqual(
      await findingsOf(versioned(policy('limit', '*') + role('app', 'permissions_boundary = aws_iam_policy.limit.arn'))),
      [],
    );
    assert.deepEqual(await findingsOf(versioned(policy('loose', '*'))), ['aws-iam-full-admin']);
  });

  it('knows AWS managed policies by their names', async () => {
    const arn = (name: string) => `"arn:aws:iam::aws:policy/${name}"`;
    const graph = await graphOf(
      ['AdministratorAccess', 'PowerUserAccess', 'AmazonSQSFullAccess', 'ReadOnlyAccess', 'AWSLambda_FullAccess', 'Unheard']
        .map((name) => role(name) + attach(name, arn(name)))
        .join(''),
    );
    const asked = ['iam:PassRole', 'sqs:DeleteQueue', 's3:GetObject', 'secretsmanager:GetSecretValue'];
    const answers = (name: string) => asked.map((action) => ask(graph, name, action)).join(', ');
    assert.equal(answers('AdministratorAccess'), 'anywhere, anywhere, anywhere, anywhere');
    assert.equal(answers('PowerUserAccess'), 'none, anywhere, anywhere, anywhere');
    assert.equal(answers('AmazonSQSFullAccess'), 'none, anywhere, none, none');
    assert.equal(answers('ReadOnlyAccess'), 'none, none, anywhere, none');
    assert.equal(answers('Unheard'), 'none, none, none, none');
    const [lambda, unheard] = ['AWSLambda_FullAccess', 'Unheard'].map((name) => {
      const identity = graph.identities.find((one) => one.name === name);
      assert.ok(identity);
      return effectiveOn(graph, identity);
    });
    assert.ok(lambda && unheard);
    assert.deepEqual(
      grantsOf(lambda, 'iam:PassRole').map(({ conditions }) => conditions.map(({ key }) => key)),
      [['iam:PassedToService']],
    );
    assert.deepEqual([lambda.complete, unheard.complete], [true, false]);
  });

  it('gives a user what its group holds', async () => {
    const graph = await graphOf(`
resource "aws_iam_user" "ci" { name = "ci" }
resource "aws_iam_group" "ops" { name = "ops" }
resource "aws_iam_group_membership" "ops" {
  name  = "ops"
  group = aws_iam_group.ops.name
  users = [aws_iam_user.ci.name]
}
resource "aws_iam_group_policy" "ops" {
  group  = aws_iam_group.ops.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:*", Resource = "*" }] })
}`);
    assert.equal(ask(graph, 'ci', 'iam:PassRole'), 'anywhere');
  });

  it('remembers what an identity holds over edits elsewhere', async () => {
    const text = role('app') + inline('app', 'Allow', 's3:*');
    const graph = await graphOf(text);
    const [identity] = graph.identities.filter(({ name }) => name === 'app');
    assert.ok(identity);
    assert.equal(effectiveOn(graph, identity), effectiveOn(graph, { ...identity }));
  });
});

type Given = readonly [effect: string, actions: readonly string[], resources?: readonly string[]];

/** `reads s3; …` of a role with these inline statements. */
async function words(...given: readonly Given[]) {
  const written = given.map(([Effect, Action, Resource = ['*']]) => ({ Effect, Action, Resource }));
  const graph = await graphOf({
    'main.tf': role('app'),
    'policy.tf': `resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.app.id
  policy = jsonencode(${JSON.stringify({ Statement: written })})
}`,
  });
  const identity = graph.identities.find(({ name }) => name === 'app');
  assert.ok(identity);
  return { text: reachInWords(reachOf(graph, identity)), reach: reachOf(graph, identity), identity, graph };
}

describe('the reach of an identity', () => {
  it('says in one line what it may do', async () => {
    const cases: readonly (readonly [string, ...Given[]])[] = [
      ['may do everything: every action on every resource', ['Allow', ['*']]],
      ['reads s3', ['Allow', ['s3:GetObject', 's3:ListBucket']]],
      ['reads s3 (named resources)', ['Allow', ['s3:GetObject'], ['arn:aws:s3:::b/*']]],
      ['writes sqs; reads s3', ['Allow', ['s3:GetObject', 'sqs:SendMessage']]],
      ['reads and writes sqs; manages permissions of sqs', ['Allow', ['sqs:*']]],
      [
        'reads and writes s3',
        ['Allow', ['s3:*']],
        ['Deny', ['s3:*Policy*', 's3:*Acl*', 's3:*Access*', 's3:*Ownership*', 's3:*Object*', 's3:*Replicat*']],
      ],
      ['reads and writes 4', ['Allow', ['*']], ['Deny', ['iam:*']]],
      ['writes sqs', ['Allow', ['sqs:TagQueue']]],
      ['can pass any role', ['Allow', ['iam:PassRole']]],
      ['may do nothing that this workspace shows', ['Deny', ['*']]],
      ['can assume named roles', ['Allow', ['sts:AssumeRole'], ['arn:aws:iam::111122223333:role/x']]],
    ];
    for (const [expected, ...given] of cases) {
      const { text } = await words(...given);
      assert.ok(text.startsWith(expected), `${text}, not ${expected}`);
    }
  });

  it('counts by level and names what is dangerous, the gravest first', async () => {
    const { reach } = await words([
      'Allow',
      ['iam:Get*', 'iam:PassRole', 'iam:AttachRolePolicy', 'sqs:SendMessage', 'secretsmanager:*'],
    ]);
    assert.ok(reach.actions.read > 10 && reach.actions.list > 0 && reach.actions.write > 5, JSON.stringify(reach.actions));
    assert.equal(reach.admin, false);
    assert.deepEqual(reach.dangerous.slice(0, 2), ['iam:AttachRolePolicy', 'secretsmanager:GetSecretValue']);
    assert.deepEqual(reach.services.map(({ service }) => service).sort(), ['iam', 'secretsmanager', 'sqs']);
  });

  it('says who may become it', async () => {
    const trusts = (principal: string, more = '') => `
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = ${principal}, Action = "sts:AssumeRole"${more} }] })
}`;
    const of = async (...given: Parameters<typeof trusts>) => {
      const { identities } = await graphOf(trusts(...given));
      const identity = identities.find(({ name }) => name === 'app');
      assert.ok(identity);
      return becomersInWords(identity);
    };
    assert.equal(
      await of('{ Service = ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"] }'),
      'ec2.amazonaws.com, ecs-tasks.amazonaws.com',
    );
    assert.equal(await of('{ AWS = "arn:aws:iam::111122223333:root" }'), 'account 111122223333');
    assert.equal(await of('{ AWS = "*" }'), 'anyone');
    assert.equal(await of('{ AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }'), 'an account');
    assert.equal(await of('{ AWS = "arn:aws:iam::111122223333:role/ci" }'), 'role ci');
    assert.equal(
      await of(
        '{ Federated = "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com" }',
        ', Condition = { StringLike = { "x:sub" = "a" } }',
      ),
      'token.actions.githubusercontent.com under conditions',
    );
  });

  it('is counted, even with everything but some', async () => {
    const graph = await graphOf(`${role('app')}${attach('app', '"arn:aws:iam::aws:policy/PowerUserAccess"')}`);
    const identity = graph.identities.find(({ name }) => name === 'app');
    assert.ok(identity);
    const reach = reachOf(graph, identity);
    assert.ok(reach.services.length > 300 && !reach.admin && !reach.services.some(({ service }) => service === 'iam'));
  });

  it('answers for a thousand policies at once', async () => {
    const services = ['s3', 'sqs', 'sns', 'ec2', 'lambda', 'dynamodb', 'kms', 'logs', 'iam', 'ssm'];
    const files: Record<string, string> = {};
    for (let at = 0; at < 1000; at++) {
      const service = services[at % services.length];
      const statements = [
        {
          Effect: 'Allow',
          Action: [`${service}:Get*`, `${service}:*${at % 7}*`, `${service}:Put*`],
          Resource: [`arn:aws:${service}:*:*:name-${at}/*`, '*'],
        },
        { Effect: 'Deny', Action: ['iam:*'], Resource: '*' },
      ];
      files[`r${at}.tf`] = `${role(`r${at}`)}
resource "aws_iam_role_policy" "p${at}" {
  role   = aws_iam_role.r${at}.id
  policy = jsonencode(${JSON.stringify({ Statement: statements })})
}`;
    }
    const graph = await graphOf(files);
    const roles = graph.identities.filter(({ kind }) => kind === 'iam-role');
    assert.equal(roles.length, 1000);
    const asked = services.flatMap((service) =>
      ['GetX', 'PutY', 'CreateZ', 'DeleteRole', 'PassRole'].map((name) => `${service}:${name}`),
    );
    const timed = (run: () => void) => {
      const from = performance.now();
      run();
      return performance.now() - from;
    };
    const asking = () => {
      for (const one of roles) for (const action of asked) grantsOf(effectiveOn(graph, one), action);
    };
    const figures = {
      first: timed(asking),
      again: timed(asking),
      reach: timed(() => roles.map((one) => reachOf(graph, one))),
    };
    assert.ok(figures.first < 3000 && figures.again < 500 && figures.reach < 5000, JSON.stringify(figures));
    if (process.env.FIGURES) console.log(figures, asked.length);
  });
});
