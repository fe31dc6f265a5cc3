/** Pulumi programs: identities, what they get, and what their documents are for. */
import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';
import { factsOf } from './source-support';

const TS = `import * as aws from "@pulumi/aws";
import * as gcp from "@pulumi/gcp";
const role = new aws.iam.Role("worker", {
  name: "shop-worker",
  assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }] }),
  managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
});
new aws.iam.RolePolicy("queue", { role: role.id, policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" }] }) });
new aws.iam.RolePolicyAttachment("admin", { role: role.name, policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" });
new aws.iam.UserPolicyAttachment("ci", { user: "ci", policyArn: "arn:aws:iam::aws:policy/PowerUserAccess" });
const account = new gcp.serviceaccount.Account("app", { accountId: "app" });
new gcp.projects.IAMMember("editor", { project: "shop", role: "roles/editor", member: account.member });
`;

const PY = `import json
import pulumi_aws as aws
import pulumi
role = aws.iam.Role("worker", assume_role_policy=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}))
aws.iam.RolePolicy("all", role=role.id, policy=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}))
aws.iam.RolePolicyAttachment("admin", role=role.name, policy_arn="arn:aws:iam::aws:policy/AdministratorAccess")
`;

describe('Pulumi programs', () => {
  it('gives documents to the roles of the program', async () => {
    const { facts } = await factsOf('infra/index.ts', TS);
    const role = facts.identities.find(({ name }) => name === 'shop-worker');
    assert.deepEqual(role?.aliases.slice(1), ['iam-role:shop-worker']);
    assert.deepEqual(
      facts.policies.map(({ name, purpose, holders }) => [name, purpose, holders]),
      [
        ['aws.iam.Role worker assume_role_policy', 'trust', [role?.aliases[0]]],
        ['aws.iam.RolePolicy queue policy', 'identity', [role?.aliases[0]]],
      ],
    );
    assert.deepEqual(
      facts.attachments.map(({ policy, identity }) => [policy, identity]),
      [
        ['managed-policy:AmazonS3ReadOnlyAccess', role?.aliases[0]],
        ['managed-policy:AdministratorAccess', role?.aliases[0]],
        ['managed-policy:PowerUserAccess', 'iam-user:ci'],
      ],
    );
  });

  it('reads Python alike, and joins what one role holds', async () => {
    const { findings, graph } = await analyze({ '__main__.py': PY });
    assert.deepEqual(
      findings.map(({ rule, span }) => [rule, PY.slice(span.start, span.end)]),
      [
        ['aws-iam-full-admin', '*'],
        ['aws-iam-admin-managed-policy', 'arn:aws:iam::aws:policy/AdministratorAccess'],
      ],
    );
    assert.equal(graph.identities.find(({ name }) => name === 'worker')?.grants.length, 2);
  });

  it("reads Google's resources like those of Terraform", async () => {
    const { facts } = await factsOf('infra/index.ts', TS);
    const [grant] = facts.cloudGrants;
    assert.deepEqual(
      [facts.cloudGrants.length, grant?.roleName, grant?.level, grant?.owner],
      [1, 'roles/editor', 'project', 'gcp.projects.IAMMember editor'],
    );
  });

  for (const [file, text] of [
    ['infra/index.ts', TS],
    ['infra/__main__.py', PY],
  ] as const)
    it(`never throws on ${file} half typed, and keeps what stands before`, async () => {
      const whole = (await factsOf(file, text)).facts.policies.length;
      assert.ok(whole > 0);
      let before = 0;
      for (let end = 0; end <= text.length; end += 10) {
        const { facts } = await factsOf(file, text.slice(0, end));
        before = Math.max(before, facts.policies.length);
        await factsOf(file, text.slice(0, end) + text.slice(end + 10));
      }
      assert.equal(before, whole);
    });
});
