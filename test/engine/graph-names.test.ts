import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { buildGraph } from '../../server/src/engine/graph/build';
import { unreadPolicies } from '../../server/src/engine/graph/policies';
import { testEngine } from '../support/analysis';

const role = (policy: string) => `resource "aws_iam_role" "app" {
  name = "app"
}
resource "aws_iam_role_policy_attachment" "app" {
  role       = "app"
  policy_arn = "arn:aws:iam::aws:policy/${policy}"
}
`;

function identities(files: Record<string, string>): string[] {
  const facts = Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, testEngine).facts);
  return buildGraph(facts).identities.map(({ id, declared, grants }) => {
    return `${id} declared ${declared.length}: ${grants.map(({ managed }) => managed).join(' ')}`;
  });
}

describe('names of identities', () => {
  it('mean one role each folder where several folders declare them', () => {
    assert.deepEqual(identities({ 'dev/main.tf': role('AdministratorAccess'), 'prod/main.tf': role('ReadOnlyAccess') }), [
      'tf:dev:aws_iam_role.app declared 1: AdministratorAccess',
      'tf:prod:aws_iam_role.app declared 1: ReadOnlyAccess',
    ]);
  });

  it('mean the one that is declared from everywhere else', () => {
    const attachment = role('ReadOnlyAccess').split('\n').slice(3).join('\n');
    assert.deepEqual(identities({ 'iam/main.tf': role('AdministratorAccess'), 'app/main.tf': attachment }), [
      'tf:iam:aws_iam_role.app declared 1: ReadOnlyAccess AdministratorAccess',
    ]);
  });
});

describe('policy documents in files of their own', () => {
  it('belong to what reads them', () => {
    const role = `resource "aws_iam_role" "app" {
  assume_role_policy = file("\${path.module}/trust.json")
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = file("\${path.module}/../policies/app.json")
}
`;
    const statement = (more: object) => JSON.stringify({ Statement: [{ Effect: 'Allow', ...more }] });
    const files = {
      'app/main.tf': role,
      'app/trust.json': statement({ Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      'policies/app.json': statement({ Action: 's3:GetObject', Resource: '*' }),
    };
    const facts = Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, testEngine).facts);
    const [app] = buildGraph(facts).identities;
    assert.deepEqual(
      app?.grants.map(({ policy }) => policy?.key),
      ['file:policies/app.json'],
    );
    assert.deepEqual(
      app?.trusts.map(({ key }) => key),
      ['file:app/trust.json'],
    );
    assert.deepEqual(
      facts.flatMap(({ unresolved }) => unresolved),
      [],
    );
    assert.deepEqual(unreadPolicies(buildGraph(facts)), []);
    const [missing] = unreadPolicies(buildGraph(facts.slice(0, 2)));
    assert.equal(missing?.reason, 'policy of aws_iam_role_policy.app could not be read (app.json)');
  });
});
