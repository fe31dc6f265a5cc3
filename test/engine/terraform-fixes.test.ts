/** Exact texts after fixes in Terraform that change more than one value. */
import { strict as assert } from 'node:assert';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import type { FixContext } from '../../server/src/engine/fixes/model';
import { analyze } from '../support/analysis';
import { fill } from '../support/planted';

const FILE = 'main.tf';

/** The file after the first fix of the rule's first finding whose id starts like this. */
async function fixed(rule: string, id: string, lines: readonly string[]): Promise<string[]> {
  const text = fill(lines.join('\n'));
  const workspace = await analyze({ [FILE]: text });
  const finding = workspace.findings.find((one) => one.rule === rule);
  assert.ok(finding, `${rule} finds something`);
  const context: FixContext = { read: (file) => (file === FILE ? text : undefined), files: [FILE], graph: workspace.graph };
  const fix = fixesFor(finding, context).find((one) => one.id.startsWith(id));
  assert.ok(fix, `${rule} offers ${id}`);
  return (applyFix(context.read, fix)?.get(FILE) ?? '').split('\n');
}

describe('Terraform fixes', () => {
  it('open the blocks that a switch stands in', async () => {
    const text = ['resource "aws_instance" "web" {', '  ami = "ami-1" # image', '', '  lifecycle {', '  } # end', '}'];
    assert.deepEqual(await fixed('tf-aws-imds-v1', 'set-attribute', text), [
      ...text.slice(0, 5),
      '',
      '  metadata_options {',
      '    http_tokens = "required"',
      '  }',
      '}',
    ]);
  });

  it('write into a block that is there, under its neighbours', async () => {
    const text = ['resource "aws_launch_template" "web" {', '  metadata_options {', '    http_endpoint = "enabled"', '  }', '}'];
    assert.deepEqual(await fixed('tf-aws-imds-v1', 'set-attribute', text), [
      ...text.slice(0, 3),
      '    http_tokens   = "required"',
      ...text.slice(3),
    ]);
  });

  it('put a switch in the place of an argument', async () => {
    const text = ['resource "aws_rds_cluster" "db" {', '  master_password = var.db_password', '}'];
    assert.deepEqual(await fixed('tf-secret-in-state', 'set-attribute', text), [
      text[0],
      '  manage_master_user_password = true',
      '}',
    ]);
  });

  it('take a resource out with the empty line before it', async () => {
    const text = ['resource "aws_iam_user" "ci" {', '  name = "ci"', '}', ''];
    const login = ['resource "aws_iam_user_login_profile" "ci" {', '  user = aws_iam_user.ci.name', '}', ''];
    assert.deepEqual(await fixed('tf-aws-console-login-for-machine', 'remove', [...text, ...login]), text);
  });

  it('let a start script read its password', async () => {
    const text = [
      'resource "aws_instance" "web" {',
      '  user_data = <<-EOF',
      '    #!/bin/bash',
      "    export DB_PASSWORD='{{password}}' # own",
      '  EOF',
      '}',
    ];
    assert.deepEqual((await fixed('tf-aws-compute-secret', 'vault-reference:aws', text)).slice(3, 4), [
      '    export DB_PASSWORD="$(aws secretsmanager get-secret-value --secret-id app/db --query SecretString --output text | jq -er .password)" # own',
    ]);
  });

  it('move an entry of a container to its secrets', async () => {
    const text = [
      'resource "aws_ecs_task_definition" "api" {',
      '  container_definitions = jsonencode([{',
      '    environment = [',
      '      { name = "DB_PASSWORD", value = "{{password}}" },',
      '      { name = "STAGE", value = "prod" },',
      '    ]',
      '  }])',
      '}',
    ];
    assert.deepEqual(await fixed('tf-aws-compute-secret', 'vault-reference:aws', text), [
      ...text.slice(0, 3),
      text[4],
      '    ]',
      '    secrets = [{ name = "DB_PASSWORD", valueFrom = "${data.aws_secretsmanager_secret.db.arn}:password::" }]',
      '  }])',
      '}',
      '',
      'data "aws_secretsmanager_secret" "db" {',
      '  name = "app/db"',
      '}',
      '',
    ]);
  });
});
