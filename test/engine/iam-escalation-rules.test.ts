/** The rules about escalation over documents made by hand: who is named, which places take part, who speaks of which value, and what is offered. */
import { strict as assert } from 'node:assert';
import type { Finding } from '../../server/src/engine/rules/model';
import { analyze } from '../support/analysis';

type Written = Record<string, unknown>;

const allow = (actions: string | readonly string[], resource: unknown = '*', more: Written = {}): Written => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
  ...more,
});

const document = (statements: readonly Written[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

/** Findings of the rules whose id ends so, over files by name; a list of statements is a policy in JSON. */
async function run(files: Record<string, string | readonly Written[]>, ...ids: string[]) {
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? content : document(content)]),
  );
  const { findings } = await analyze(texts);
  const text = ({ span }: Pick<Finding, 'span'>) => texts[span.file]?.slice(span.start, span.end) ?? '';
  return findings
    .filter(({ rule }) => ids.some((id) => rule === `aws-iam-${id}`))
    .map((finding) => ({ ...finding, text: text(finding), places: finding.related.map(text) }));
}

const role = (name: string, more = '') => `resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })
  ${more}
}
`;
const inline = (name: string, of: string, statements: readonly Written[]) => `resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.${of}.id
  policy = <<EOT
${document(statements)}
EOT
}
`;

describe('escalation rules', () => {
  it('name the identity, the path, and every place in the order of the steps', async () => {
    const [finding, ...more] = await run(
      {
        'b.tf': role('deploy') + inline('pass', 'deploy', [allow('iam:PassRole')]),
        'a.tf': inline('code', 'deploy', [allow(['lambda:InvokeFunction', 'lambda:CreateFunction'])]),
      },
      'privesc-combo',
    );
    assert.equal(more.length, 0);
    assert.equal(finding?.span.file, 'b.tf');
    assert.equal(finding?.text, 'iam:PassRole');
    assert.equal(finding?.severity, 'high');
    assert.match(
      finding?.message ?? '',
      /^Role deploy can pass a role to a new Lambda function and run code as it \(iam:PassRole with lambda:CreateFunction and lambda:InvokeFunction\)$/,
    );
    assert.deepEqual(finding?.places, ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']);
    assert.deepEqual(
      finding?.related.map(({ message }) => message.slice(0, 7)),
      ['Step 1:', 'Step 2:', 'Step 3:'],
    );
    assert.match(finding?.related[1]?.message ?? '', /creates a function that runs as the role \(aws_iam_role_policy\.code/);
    assert.match(finding?.identity ?? '', /aws_iam_role\.deploy$/);
  });

  it('name no identity where nobody holds the document', async () => {
    const [finding] = await run({ 'p.json': [allow(['iam:PassRole', 'ec2:RunInstances'])] }, 'privesc-combo');
    assert.equal(finding?.identity, undefined);
    assert.match(finding?.message ?? '', /^Whoever holds p\.json can /);
  });

  it('say many paths of one place once', async () => {
    const actions = ['iam:PassRole', 'ec2:RunInstances', 'ecs:RunTask', 'glue:CreateDevEndpoint', 'cloudformation:CreateStack'];
    const found = await run({ 'p.json': [allow(actions)] }, 'privesc-combo');
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /, and the like in 2 more ways$/);
    const single = await run(
      { 'p.json': [allow(['iam:CreateAccessKey', 'iam:PutUserPolicy', 'iam:UpdateLoginProfile'])] },
      'privesc-single-action',
    );
    assert.deepEqual(
      single.map(({ text }) => text),
      ['iam:PutUserPolicy'],
    );
    assert.match(
      single[0]?.message ?? '',
      /iam:PutUserPolicy is enough, and so are iam:CreateAccessKey and iam:UpdateLoginProfile$/,
    );
  });

  it('leave wildcards to the rules about wildcards, but say what only joining opens', async () => {
    const all = ['privesc-single-action', 'privesc-combo', 'data-exfiltration', 'credentials-exposure', 'permissions-management'];
    for (const actions of [
      '*',
      'iam:*',
      ['iam:Put*', 'iam:*AccessKey'],
      's3:*',
      'secretsmanager:Get*',
      'ec2:GetPassword*',
      's3:Put*',
    ])
      assert.deepEqual(await run({ 'p.json': [allow(actions)] }, ...all), [], `${actions}`);
    assert.deepEqual(await run({ 'p.json': [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] }, ...all), []);
    assert.deepEqual(await run({ 'p.json': [allow(['ec2:*', 'lambda:*'])] }, ...all), []);
    const own = 'arn:aws:iam::111122223333:role/app-*';
    const [joined] = await run({ 'p.json': [allow('iam:Put*', own), allow('sts:*', own)] }, 'privesc-combo');
    assert.equal(joined?.text, 'sts:*');
    const [plain] = await run({ 'p.json': [allow(['iam:PassRole', 'ec2:*'])] }, 'privesc-combo');
    assert.equal(plain?.text, 'iam:PassRole');
  });

  it('weigh conditions, services and what is gained', async () => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const severity = async (id: string, ...statements: Written[]) =>
      (await run({ 'p.json': statements }, id)).map((one) => one.severity);
    assert.deepEqual(await severity('privesc-single-action', allow('iam:CreateAccessKey')), ['high']);
    assert.deepEqual(await severity('privesc-single-action', allow('iam:CreateAccessKey', '*', mfa)), ['medium']);
    assert.deepEqual(await severity('privesc-single-action', allow('lambda:UpdateFunctionCode')), ['medium']);
    const toEc2 = { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } };
    assert.deepEqual(await severity('privesc-combo', allow('iam:PassRole', '*', toEc2), allow('ec2:RunInstances')), ['medium']);
    assert.deepEqual(await severity('privesc-combo', allow('iam:PassRole'), allow('ec2:RunInstances')), ['high']);
  });

  it('find who may lift its own boundary', async () => {
    const boundary = `resource "aws_iam_policy" "limit" {\n  name   = "limit"\n  policy = <<EOT\n${document([allow('*')])}\nEOT\n}\n`;
    const policy = inline('own', 'deploy', [allow('iam:DeleteRolePermissionsBoundary')]);
    const bounded = role('deploy', 'permissions_boundary = aws_iam_policy.limit.arn');
    assert.deepEqual(
      (await run({ 'm.tf': boundary + bounded + policy }, 'privesc-single-action')).map(({ text }) => text),
      ['iam:DeleteRolePermissionsBoundary'],
    );
    assert.deepEqual(await run({ 'm.tf': role('deploy') + policy }, 'privesc-single-action'), []);
  });

  it('offer a boundary where every action of the statement knows it', async () => {
    const remedies = async (...actions: string[]) =>
      (await run({ 'p.json': [allow(actions, '*')] }, 'privesc-single-action')).flatMap((one) =>
        one.remedies.map(({ type }) => type),
      );
    assert.deepEqual(await remedies('iam:PutRolePolicy', 'iam:AttachRolePolicy'), ['insert-condition', 'manual']);
    assert.deepEqual(await remedies('iam:PutRolePolicy', 'iam:ListRoles'), ['manual']);
    assert.deepEqual(await remedies('iam:CreateAccessKey'), ['manual']);
  });

  it('take the service of a passed role from its own trust policy', async () => {
    const pass = `resource "aws_iam_policy" "pass" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = aws_iam_role.node.arn }] })
}
`;
    const [finding] = await run({ 'a.tf': pass, 'b.tf': role('node') }, 'passrole-no-service-condition');
    assert.match(finding?.message ?? '', /: ec2\.amazonaws\.com by its trust policy$/);
    const [remedy] = finding?.remedies ?? [];
    assert.deepEqual(remedy?.type === 'insert-condition' && [remedy.key, remedy.values], [
      'iam:PassedToService',
      ['ec2.amazonaws.com'],
    ]);
    const [unknown] = await run({ 'a.tf': pass }, 'passrole-no-service-condition');
    assert.deepEqual(
      unknown?.remedies.map(({ type }) => type),
      ['manual'],
    );
  });

  it('judge again when a policy in another file changes', async () => {
    const files = {
      'b.tf': role('deploy') + inline('pass', 'deploy', [allow('iam:PassRole')]),
      'a.tf': inline('run', 'deploy', [allow('ec2:DescribeInstances')]),
    };
    assert.equal((await run(files, 'privesc-combo')).length, 0);
    assert.equal(
      (await run({ ...files, 'a.tf': inline('run', 'deploy', [allow('ec2:RunInstances')]) }, 'privesc-combo')).length,
      1,
    );
    assert.equal((await run(files, 'privesc-combo')).length, 0);
  });
});
