/** Identities, references and credentials of Terraform files, also of half-typed ones, at their exact place. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { analyze, testEngine } from '../support/analysis';
import { fill, planted } from '../support/planted';
import { read } from './terraform-support';

describe('Terraform identities and references', () => {
  it('names the one resource of a module after its folder', () => {
    const named = (text: string, file: string) => read(text, file).facts.identities.map(({ name }) => name);
    assert.deepEqual(named('resource "aws_iam_role" "this" {\n  name = var.n\n}\n', 'modules/queue-worker/main.tf'), [
      'queue-worker (this)',
    ]);
    assert.deepEqual(named('resource "aws_iam_role" "this" {\n}\n', 'main.tf'), ['this']);
    assert.deepEqual(named('resource "aws_iam_role" "worker" {\n}\n', 'modules/queue/main.tf'), ['worker']);
    assert.deepEqual(named('resource "aws_iam_role" "this" {\n  name = "queue"\n}\n', 'modules/queue/main.tf'), ['queue']);
  });

  it('knows identities by address, name and folder', () => {
    const { facts } = read(
      `resource "aws_iam_role" "app" {\n  name = "app"\n  tags = { owner = "team-a", count = 2 }\n}\n` +
        'variable "n" {\n  default = "suggested"\n}\nresource "aws_iam_user" "u" {\n  name = var.n\n}\n' +
        'resource "kubernetes_service_account_v1" "s" {\n  metadata {\n    name = "web"\n    namespace = "shop"\n  }\n}\n' +
        'resource "constructor" "x" {\n}\n',
      'infra/prod/main.tf',
    );
    assert.deepEqual(
      facts.identities.map(({ kind, name, aliases, tags }) => [kind, name, aliases, tags]),
      [
        ['iam-role', 'app', ['tf:infra/prod:aws_iam_role.app', 'iam-role:app'], { owner: 'team-a', count: '2' }],
        ['iam-user', 'suggested', ['tf:infra/prod:aws_iam_user.u'], undefined],
        ['k8s-service-account', 'web', ['tf:infra/prod:kubernetes_service_account_v1.s', 'k8s-sa:shop/web'], undefined],
      ],
    );
  });

  it('knows those that another root looks up by their names', async () => {
    const { graph } = await analyze({
      'app/main.tf':
        'resource "aws_iam_user" "u" {\n  name = "uploader"\n}\nresource "aws_iam_role" "r" {\n  name = "builder"\n}\n',
      'queue/main.tf':
        'data "aws_iam_user" "producer" {\n  user_name = "uploader"\n}\ndata "aws_iam_role" "consumer" {\n  name = "builder"\n}\n',
    });
    assert.deepEqual(graph.identities.map(({ name }) => name).sort(), ['builder', 'uploader']);
  });

  it('knows the role of a module that is not here by the name it is given, with the policies it is given', async () => {
    const module = (source: string) => `module "nuke" {
  source      = "${source}"
  role_name   = "nuke"
  policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}
`;
    const named = async (source: string) =>
      (await analyze({ 'main.tf': module(source) })).graph.identities.map(({ name, grants }) => [name, grants.length]);
    assert.deepEqual(await named('github.com/shop/terraform-github-oidc-role?ref=1f0d'), [['nuke', 1]]);
    assert.deepEqual(await named('terraform-aws-modules/iam/aws//modules/iam-assumable-role'), [['nuke', 1]]);
    assert.deepEqual(await named('github.com/shop/terraform-postgresql-role?ref=1f0d'), []);
  });

  it('finds every use of a role', async () => {
    const { graph } = await analyze({
      'main.tf': `resource "aws_iam_role" "app" {}
resource "aws_iam_instance_profile" "p" {
  role = aws_iam_role.app.name
}
resource "aws_lambda_function" "f" {
  role = aws_iam_role.app.arn
}
module "task" {
  source = "./task"
  roles  = { task = aws_iam_role.app.arn }
}
resource "aws_iam_role_policy" "p" {
  role = aws_iam_role.app.id
}
resource "aws_s3_bucket_policy" "b" {
  policy = jsonencode({ Statement = { Effect = "Allow", Principal = { AWS = aws_iam_role.app.arn }, Action = "s3:*" } })
}
output "role" {
  value = aws_iam_role.app.arn
}
provider "aws" {
  assume_role {
    role_arn = aws_iam_role.app.arn
  }
}
`,
      'web.tf': 'resource "aws_instance" "web" {\n  iam_instance_profile = aws_iam_instance_profile.p.name\n}\n',
    });
    const role = graph.byAlias.get('tf::aws_iam_role.app');
    assert.deepEqual(role?.references.map(({ from, type }) => `${type} ${from}`).sort(), [
      'assumes provider.aws',
      'uses aws_iam_instance_profile.p',
      'uses aws_instance.web',
      'uses aws_lambda_function.f',
      'uses module.task',
    ]);
  });
});

describe('Terraform credentials', () => {
  it('never keeps a value, and hashes equal values equally', () => {
    const { facts } = read(
      'resource "aws_db_instance" "a" {\n  password = "{{password}}"\n}\nlocals {\n  db_password = "{{password}}"\n}\n',
    );
    assert.equal(facts.credentials.length, 2);
    assert.equal(new Set(facts.credentials.map(({ fingerprint }) => fingerprint)).size, 1);
    assert.ok(!JSON.stringify(facts).includes(planted('password')));
  });

  it('finds the environment of compute, in every form', () => {
    const found = read(`resource "aws_lambda_function" "f" {
  environment {
    variables = {
      DB_PASSWORD = "{{password}}"
      STAGE       = "prod"
    }
  }
}
resource "aws_ecs_task_definition" "t" {
  container_definitions = <<-JSON
    [{"name": "web", "environment": [{"name": "DB_PASSWORD", "value": "{{password}}"}],
      "secrets": [{"name": "API_KEY", "valueFrom": "arn:aws:ssm:eu-west-1:1:parameter/key"}]}]
  JSON
}
resource "aws_ecs_task_definition" "u" {
  container_definitions = jsonencode([{ name = "web", environment = [{ name = "DB_PASSWORD", value = "{{password}}" }] }])
}
resource "aws_codebuild_project" "b" {
  environment {
    environment_variable {
      name  = "DB_PASSWORD"
      value = "{{password}}"
    }
    environment_variable {
      name  = "API_TOKEN"
      value = "/app/token-8f3kd93"
      type  = "PARAMETER_STORE"
    }
  }
}
resource "aws_instance" "i" {
  user_data = base64encode(<<-SH
    #!/bin/sh
    export DB_PASSWORD="{{password}}"
  SH
  )
}
`);
    const credentials = found.facts.credentials;
    assert.equal(credentials.length, 5);
    for (const { slot, span } of credentials) {
      assert.deepEqual([slot.kind, slot.name, found.at(span)], ['tf-compute-environment', 'DB_PASSWORD', planted('password')]);
    }
    assert.deepEqual(
      found.facts.vaultReferences.map(({ vault, path }) => [vault, path]),
      [
        ['aws-ssm', 'arn:aws:ssm:eu-west-1:1:parameter/key'],
        ['aws-ssm', '/app/token-8f3kd93'],
      ],
    );
  });

  it('shows credentials that come from a vault or from outside', () => {
    const { facts } = read(`data "aws_secretsmanager_secret_version" "db" {
  secret_id = "app/db"
}
resource "aws_db_instance" "a" {
  password = data.aws_secretsmanager_secret_version.db.secret_string
}
resource "aws_db_instance" "b" {
  password = var.db_password
}
resource "aws_db_instance" "c" {
  manage_master_user_password = true
}
`);
    assert.deepEqual(
      facts.credentials.map(({ storage, source, identity }) => [storage, source, identity]).sort(),
      [
        ['environment', 'TF_VAR_db_password', 'tf::aws_db_instance.b'],
        ['vault', 'data.aws_secretsmanager_secret_version.db', 'tf::aws_db_instance.a'],
        ['vault', undefined, 'tf::aws_db_instance.c'],
      ].sort(),
    );
    assert.deepEqual(
      facts.vaultReferences.map(({ from, path }) => [from, path]),
      [
        ['data.aws_secretsmanager_secret_version.db', 'app/db'],
        ['aws_db_instance.c', undefined],
      ],
    );
  });

  it('knows variables with secret names, whether they are masked, and who prints them', () => {
    const found = read(`variable "db_password" {
  sensitive = true
}
variable "api_token" {}
variable "region" {}
output "token" {
  value = var.api_token
}
`);
    assert.deepEqual(
      found.facts.parameters.map(({ name, masked, span, echoes }) => [name, masked, found.at(span), echoes.map(found.at)]),
      [
        ['db_password', true, 'db_password', []],
        ['api_token', false, 'api_token', ['var.api_token']],
      ],
    );
  });

  it('keeps the rest of a half-typed file', () => {
    const whole = [
      'resource "aws_iam_role" "app" {',
      '  name = "app"',
      '}',
      'resource "aws_db_instance" "a" {',
      '  password = "{{password}}"',
      '}',
    ];
    for (const broken of ['resource "aws_', 'resource "aws_s3_bucket" "x" {', 'locals {\n  a = ', '}', 'x = "${', '%%']) {
      const { facts } = read([...whole, broken].join('\n'));
      assert.equal(facts.identities.length, 2, broken);
      assert.equal(facts.credentials.length, 1, broken);
    }
  });

  it('survives any cut of a file', () => {
    const text = fill(`data "aws_iam_policy_document" "d" {
  statement {
    actions = ["s3:*", "\${local.x}"]
    condition {
      test = "StringEquals"
    }
  }
}
resource "aws_iam_role" "app" {
  assume_role_policy = <<-EOT
    {"Statement": [{"Effect": "Allow", "Action": "\${var.a}"}]}
  EOT
  password = var.x ? jsonencode({ a = [for s in var.l : s], (b) = "{{password}}" }) : null
}
`);
    for (let end = 0; end <= text.length; end++) analyzeFile({ file: 'main.tf', text: text.slice(0, end) }, testEngine);
    for (let start = 0; start <= text.length; start += 3) analyzeFile({ file: 'main.tf', text: text.slice(start) }, testEngine);
  });
});
