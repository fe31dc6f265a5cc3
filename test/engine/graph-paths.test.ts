/** Who can become or control whom, over every file of a workspace. */
import { strict as assert } from 'node:assert';
import type { IdentityGraph } from '../../server/src/engine/graph/model';
import { outsidersInto, pathsToAdmin, reachableFrom, reaching } from '../../server/src/engine/graph/paths/index';
import { analyze } from '../support/analysis';

async function graphOf(files: Record<string, string>): Promise<IdentityGraph> {
  return (await analyze(files)).graph;
}

function find(graph: IdentityGraph, name: string) {
  const identity = graph.identities.find((one) => one.name === name);
  assert.ok(identity, `no identity ${name} among ${graph.identities.map((one) => one.name).join(', ')}`);
  return identity;
}

const textAt = (files: Record<string, string>, { file, start, end }: { file: string; start: number; end: number }) =>
  files[file]?.slice(start, end);

/** What it reaches by one step. */
const reached = (graph: IdentityGraph, name: string) =>
  reachableFrom(graph, find(graph, name))
    .filter(({ steps }) => steps.length === 1)
    .map(({ identity }) => identity.name)
    .sort();
const words = (graph: IdentityGraph, name: string) =>
  pathsToAdmin(graph, find(graph, name)).flatMap(({ steps, administration }) => [
    ...steps.map((step) => step.words),
    administration.words,
  ]);

const trust = (principal: string, condition = '') =>
  `jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal}${condition} }] })`;
const role = (name: string, principal = '{ Service = "lambda.amazonaws.com" }', condition = '') => `
resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = ${trust(principal, condition)}
}`;
const allow = (name: string, actions: string[], resource: string, kind = 'role') => `
resource "aws_iam_${kind}_policy" "${name}-${actions.join('').replace(/\W/g, '')}" {
  ${kind}   = aws_iam_${kind}.${name}.${kind === 'role' ? 'id' : 'name'}
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${JSON.stringify(actions)}, Resource = ${resource} }] })
}`;
const admin = (name: string) => `
resource "aws_iam_role_policy_attachment" "${name}" {
  role       = aws_iam_role.${name}.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`;
const ACCOUNT = '{ AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }';
const CALLER = 'data "aws_caller_identity" "current" {}';

describe('paths between identities of AWS', () => {
  it('assumes a role by name where its trust lets the account in', async () => {
    const files = {
      'app.tf': role('app') + allow('app', ['sts:AssumeRole'], 'aws_iam_role.deploy.arn'),
      'deploy.tf': CALLER + role('deploy', ACCOUNT) + admin('deploy'),
    };
    const graph = await graphOf(files);
    assert.deepEqual(words(graph, 'app'), ['role app may assume role deploy', 'may do everything in its account']);
    const [path] = pathsToAdmin(graph, find(graph, 'app'));
    assert.equal(textAt(files, path?.steps[0]?.span as never), 'aws_iam_role.deploy.arn');
    assert.deepEqual(
      reaching(graph, find(graph, 'deploy')).map(({ identity }) => identity?.name),
      ['app'],
    );
  });

  it('needs no grant where the trust names the caller, and no trust of another is enough', async () => {
    const graph = await graphOf({
      'main.tf':
        role('app') +
        role('named', '{ AWS = aws_iam_role.app.arn }') +
        role('closed') +
        allow('app', ['sts:AssumeRole'], 'aws_iam_role.closed.arn'),
    });
    assert.deepEqual(reached(graph, 'app'), ['named']);
  });

  it('hands a role to a service that the role trusts, where the service can be made to use it', async () => {
    const graph = await graphOf({
      'main.tf':
        role('ci', '{ Service = "codebuild.amazonaws.com" }') +
        allow('ci', ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], '"*"') +
        role('worker') +
        role('host', '{ Service = "ec2.amazonaws.com" }') +
        allow('worker', ['iam:*'], '"*"'),
    });
    assert.deepEqual(
      reachableFrom(graph, find(graph, 'ci')).map(({ identity, steps }) => `${identity.name} ${steps.length}`),
      ['worker 1', 'host 2'],
    );
    assert.deepEqual(words(graph, 'ci'), [
      'role ci may hand role worker to lambda and run code as it (iam:PassRole with lambda:CreateFunction and lambda:InvokeFunction)',
      'may give itself any right (iam:AttachRolePolicy)',
    ]);
  });

  it('puts code into a function that runs as a role', async () => {
    const graph = await graphOf({
      'main.tf':
        role('ci', '{ Service = "codebuild.amazonaws.com" }') +
        allow('ci', ['lambda:UpdateFunctionCode'], 'aws_lambda_function.worker.arn') +
        role('worker') +
        admin('worker') +
        '\nresource "aws_lambda_function" "worker" {\n  function_name = "worker"\n  role = aws_iam_role.worker.arn\n}\nresource "aws_lambda_function" "other" {\n  function_name = "other"\n  role = aws_iam_role.other.arn\n}\n' +
        role('other'),
    });
    assert.deepEqual(reached(graph, 'ci'), ['worker']);
  });

  it('stops at a Deny, at a boundary and at conditions', async () => {
    const graph = await graphOf({
      'main.tf':
        CALLER +
        role('deploy', ACCOUNT) +
        admin('deploy') +
        ['a', 'b', 'c'].map((name) => role(name) + allow(name, ['sts:AssumeRole'], 'aws_iam_role.deploy.arn')).join('') +
        '\nresource "aws_iam_role_policy" "deny" {\n  role = aws_iam_role.a.id\n  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "sts:*", Resource = "*" }] })\n}\n' +
        role('mfa', ACCOUNT, ', Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }') +
        allow('c', ['sts:assumerole'], 'aws_iam_role.mfa.arn'),
    });
    assert.deepEqual(reached(graph, 'a'), []);
    assert.deepEqual(reached(graph, 'b'), ['deploy']);
    assert.deepEqual(reached(graph, 'c'), ['deploy', 'mfa']);
    assert.deepEqual(
      reachableFrom(graph, find(graph, 'mfa')).map(({ identity }) => identity.name),
      [],
    );
    assert.deepEqual(
      reachableFrom(graph, find(graph, 'c')).find(({ identity }) => identity.name === 'mfa')?.steps[0]?.under,
      'a login with a second factor',
    );
  });

  it('follows several steps, the shortest way first', async () => {
    const graph = await graphOf({
      'a.tf': CALLER + role('a') + allow('a', ['sts:AssumeRole'], 'aws_iam_role.b.arn'),
      'b.tf': role('b', ACCOUNT) + allow('b', ['iam:UpdateAssumeRolePolicy'], 'aws_iam_role.c.arn'),
      'c.tf': role('c', '{ Service = "ec2.amazonaws.com" }') + admin('c'),
    });
    assert.equal(pathsToAdmin(graph, find(graph, 'a'))[0]?.steps.length, 2);
    assert.equal(pathsToAdmin(graph, find(graph, 'c'))[0]?.steps.length, 0);
  });

  it('lets outsiders in', async () => {
    const graph = await graphOf({
      'main.tf':
        role('open', '{ AWS = "*" }') +
        role('next', '{ AWS = aws_iam_role.open.arn }') +
        role('own', '{ AWS = "*" }', ', Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abc1234567" } }'),
    });
    assert.deepEqual(
      outsidersInto(graph, find(graph, 'next')).map(({ outsider, steps }) => [outsider.name, steps.length]),
      [['any AWS account', 2]],
    );
    assert.deepEqual(outsidersInto(graph, find(graph, 'own')), []);
  });
});
