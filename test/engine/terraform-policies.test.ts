/** Policies and attachments of Terraform files: every form, at its exact place. */
import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';
import { actionOf, only, read, STATEMENT } from './terraform-support';

describe('Terraform policies', () => {
  const forms: Record<string, string> = {
    'a quoted JSON string': `policy = ${JSON.stringify(`{"Statement": ${STATEMENT}}`)}`,
    'a heredoc': `policy = <<EOT\n{"Statement": [\n  ${STATEMENT}\n]}\nEOT`,
    'an indented heredoc': `policy = <<-EOT\n    {"Statement": [\n      ${STATEMENT}\n    ]}\n  EOT`,
    jsonencode: 'policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:Get*", Resource = "*" }] })',
    'a condition': 'policy = var.x ? jsonencode({ Statement = { Effect = "Allow", Action = "s3:Get*", Resource = "*" } }) : null',
  };
  for (const [form, argument] of Object.entries(forms)) {
    it(`reads ${form}`, () => {
      const found = read(`resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.app.id\n  ${argument}\n}\n`);
      const action = actionOf(found);
      assert.equal(action.text, 's3:Get*');
      assert.equal(found.at(action.span), 's3:Get*');
      assert.match(found.at(action.literal), /^\\?"s3:Get\*\\?"$/);
      const policy = only(found.facts.policies);
      assert.deepEqual(policy.holders, ['tf::aws_iam_role.app']);
      assert.equal(policy.purpose, 'identity');
      assert.equal(policy.key, 'tf::aws_iam_role_policy.p#policy');
    });
  }

  it('reads a policy behind a local, with the chain', () => {
    const found = read(
      `locals {\n  doc = jsonencode({ Statement = [{ Effect = "Allow", Action = ["s3:Get*"], Resource = "*" }] })\n}\n` +
        'resource "aws_sqs_queue_policy" "q" {\n  policy = local.doc\n}\n',
    );
    const action = actionOf(found);
    assert.equal(found.at(action.span), 's3:Get*');
    assert.deepEqual(action.span.via?.map(found.at), ['local.doc']);
    assert.equal(only(found.facts.policies).purpose, 'resource');
    assert.deepEqual(only(found.facts.policies).holders, ['tf::aws_sqs_queue_policy.q']);
  });

  it('reads trust policies, inline policies and service control policies', () => {
    const document = (action: string) => `jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}" }] })`;
    const { facts } = read(
      `resource "aws_iam_role" "app" {\n  assume_role_policy = ${document('sts:AssumeRole')}\n` +
        `  inline_policy {\n    policy = ${document('s3:*')}\n  }\n}\n` +
        `resource "aws_organizations_policy" "scp" {\n  content = ${document('*')}\n}\n` +
        `resource "aws_organizations_policy" "tags" {\n  type = "TAG_POLICY"\n  content = ${document('*')}\n}\n` +
        `resource "aws_iam_policy" "p" {\n  policy = ${document('s3:*')}\n}\n`,
    );
    assert.deepEqual(
      facts.policies.map(({ key, purpose }) => [key, purpose]),
      [
        ['tf::aws_iam_role.app#assume_role_policy', 'trust'],
        ['tf::aws_iam_role.app#inline_policy[0].policy', 'identity'],
        ['tf::aws_organizations_policy.scp#content', 'scp'],
        ['tf::aws_iam_policy.p', 'unknown'],
      ],
    );
  });

  it('reads policy documents with principals and conditions', () => {
    const found = read(`data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "One"
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::210987654321:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["&{aws:username}"]
    }
  }
  statement {
    effect        = "Deny"
    not_actions   = ["iam:*"]
    not_resources = [aws_s3_bucket.logs.arn]
  }
}
`);
    const policy = only(found.facts.policies);
    assert.equal(policy.key, 'tf::data.aws_iam_policy_document.trust');
    assert.equal(policy.purpose, 'unknown');
    const [first, second] = policy.statements;
    assert.equal(first?.sid, 'One');
    assert.equal(first?.effect, 'Allow');
    assert.equal(first?.partial, false);
    assert.deepEqual(
      first?.principals.map((one) => [one.type, found.at(one.span)]),
      [
        ['AWS', 'arn:aws:iam::123456789012:root'],
        ['AWS', 'arn:aws:iam::210987654321:root'],
      ],
    );
    const condition = only(first?.conditions ?? []);
    assert.deepEqual(
      [condition.operator, condition.key, condition.values[0]?.text],
      ['StringEquals', 'sts:ExternalId', '$\x7baws:username}'],
    );
    assert.equal(found.at(condition.values[0]?.literal ?? { start: 0, end: 0 }), '"&{aws:username}"');
    assert.equal(second?.effect, 'Deny');
    assert.equal(second?.notActions[0]?.text, 'iam:*');
    assert.equal(second?.notResources[0]?.reference, 'aws_s3_bucket.logs.arn');
    assert.ok(second && found.at(second.span).startsWith('statement {') && found.at(second.span).endsWith('}'));
  });

  it('says that dynamic and imported statements are not all of it', () => {
    const { facts } = read(`data "aws_iam_policy_document" "a" {
  dynamic "statement" {
    for_each = var.buckets
    content {
      actions   = ["s3:*"]
      resources = [statement.value]
    }
  }
}
data "aws_iam_policy_document" "b" {
  source_policy_documents   = compact([var.wide ? data.aws_iam_policy_document.a.json : "", data.aws_iam_policy_document.c.json])
  override_policy_documents = var.more
  statement {
    sid       = "own"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "c" {
  source_policy_documents = [data.aws_iam_policy_document.a.json]
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
resource "aws_s3_bucket_policy" "this" {
  bucket = "reports"
  policy = data.aws_iam_policy_document.b.json
}
`);
    assert.deepEqual(
      facts.policies.map(({ key, statements }) => [key, statements.map(({ sid, partial }) => `${sid ?? '-'} ${partial}`)]),
      [['tf::data.aws_iam_policy_document.b', ['- true', '- true', '- false', 'own true', '- true']]],
    );
    assert.deepEqual(
      facts.attachments.map(({ policy }) => policy),
      ['tf::data.aws_iam_policy_document.b'],
    );
    assert.equal(facts.policies[0]?.statements[0]?.resources[0]?.state, 'unknown');
    assert.equal(
      only(facts.unresolved).reason,
      'data.aws_iam_policy_document.b takes in policy documents that are not known (var.more)',
    );
  });

  it('calls a role by its label where an empty default leaves half a name', () => {
    const { facts } = read(`variable "stage" {
  default = ""
}
resource "aws_iam_role" "worker" {
  name = "\${var.stage}-worker"
}
`);
    assert.equal(only(facts.identities).name, 'worker');
  });

  it('counts a database account once, and the logins of other clouds', () => {
    const { facts } = read(`resource "aws_db_instance" "main" {
  username = "app"
}
resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.main.identifier
}
resource "azurerm_mssql_server" "billing" {
  administrator_login = "billing_admin"
}
`);
    assert.deepEqual(
      facts.identities.map(({ kind, name }) => [kind, name]),
      [
        ['database-account', 'app (main)'],
        ['database-account', 'billing_admin (billing)'],
      ],
    );
  });

  it('says where a policy that is not known comes from, and nothing about boundaries', () => {
    const { facts } = read(`resource "aws_iam_role" "app" {
  permissions_boundary = var.boundary
}
resource "aws_iam_role_policy_attachment" "more" {
  for_each   = { for k, v in var.policies : k => v if var.create }
  role       = aws_iam_role.app.name
  policy_arn = each.value
}
resource "aws_iam_role_policy_attachment" "own" {
  for_each   = { for k, v in { a = "arn:aws:iam::aws:policy/ReadOnlyAccess" } : k => v if var.create }
  role       = aws_iam_role.app.name
  policy_arn = each.value
}
`);
    assert.equal(only(facts.attachments).policy, 'managed-policy:ReadOnlyAccess');
    const { reason } = only(facts.unresolved);
    assert.equal(reason, 'policy that aws_iam_role_policy_attachment.more attaches is not known (var.policies)');
  });

  it('reads documents in arguments of modules', () => {
    const found = read(
      'module "bucket" {\n  source = "./bucket"\n  bucket_policy = jsonencode({ Statement = { Effect = "Allow", Action = "s3:*" } })\n' +
        '  policy_name = "{}"\n}\n',
    );
    assert.equal(only(found.facts.policies).purpose, 'unknown');
    assert.equal(found.at(actionOf(found).span), 's3:*');
    assert.deepEqual(found.facts.unresolved, []);
  });

  it('names what it could not resolve', () => {
    const found = read('resource "aws_iam_policy" "p" {\n  policy = file("p.txt")\n}\n');
    const unresolved = only(found.facts.unresolved);
    assert.equal(unresolved.reason, 'policy of aws_iam_policy.p could not be resolved (file())');
    assert.equal(found.at(unresolved.span), 'file("p.txt")');
  });

  it('turns a Lambda permission into a statement', () => {
    const found = read(
      'resource "aws_lambda_permission" "all" {\n  action = "lambda:InvokeFunction"\n  principal = "*"\n  source_account = "1"\n}\n',
    );
    const policy = only(found.facts.policies);
    const statement = only(policy.statements);
    assert.equal(policy.purpose, 'resource');
    assert.equal(found.at(only(statement.principals).literal), '"*"');
    assert.equal(only(statement.conditions).key, 'AWS:SourceAccount');
  });
});

describe('Terraform attachments', () => {
  it('follows a document through a managed policy to its holder, over files', async () => {
    const { graph } = await analyze({
      'iam/data.tf': 'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:*"]\n  }\n}\n',
      'iam/policy.tf': 'resource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n',
      'iam/role.tf': 'resource "aws_iam_role" "app" {\n  name = "app"\n}\n',
      'iam/attach.tf':
        'resource "aws_iam_role_policy_attachment" "a" {\n  role = aws_iam_role.app.name\n  policy_arn = aws_iam_policy.p.arn\n}\n',
    });
    const policy = only(graph.policies);
    assert.equal(policy.purpose, 'identity');
    assert.deepEqual(policy.holders, ['tf:iam:aws_iam_role.app']);
    assert.equal(graph.byAlias.get('iam-role:app')?.grants.length, 1);
  });

  it('names AWS managed policies at the ARN itself', () => {
    const found = read(`resource "aws_iam_role" "app" {
  name                 = "app"
  managed_policy_arns  = ["arn:aws:iam::aws:policy/service-role/One", "arn:\${data.aws_partition.p.partition}:iam::aws:policy/Two"]
  permissions_boundary = "arn:aws:iam::123456789012:policy/limit"
}
data "aws_iam_policy" "three" {
  name = "Three"
}
resource "aws_iam_user_policy_attachment" "three" {
  user       = "ci"
  policy_arn = data.aws_iam_policy.three.arn
}
resource "aws_iam_group_policy_attachment" "each" {
  for_each   = toset(["arn:aws:iam::aws:policy/Four"])
  group      = aws_iam_group.ops.name
  policy_arn = each.value
}
`);
    assert.deepEqual(
      found.facts.attachments.map(({ policy, identity, type, span }) => [policy, identity, type, found.at(span)]),
      [
        ['managed-policy:One', 'tf::aws_iam_role.app', 'grant', 'arn:aws:iam::aws:policy/service-role/One'],
        ['managed-policy:Two', 'tf::aws_iam_role.app', 'grant', 'arn:$\x7bdata.aws_partition.p.partition}:iam::aws:policy/Two'],
        ['arn:aws:iam::123456789012:policy/limit', 'tf::aws_iam_role.app', 'boundary', 'arn:aws:iam::123456789012:policy/limit'],
        ['managed-policy:Three', 'iam-user:ci', 'grant', 'data.aws_iam_policy.three.arn'],
        ['managed-policy:Four', 'tf::aws_iam_group.ops', 'grant', 'arn:aws:iam::aws:policy/Four'],
      ],
    );
  });

  it('says what a document is used for', () => {
    const { facts } = read(`resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs[0].json
}
`);
    assert.deepEqual(
      facts.attachments.map(({ policy, identity, type }) => [policy, identity, type]),
      [
        ['tf::data.aws_iam_policy_document.trust', 'tf::aws_iam_role.app', 'trust'],
        ['tf::data.aws_iam_policy_document.logs', 'tf::aws_s3_bucket_policy.logs', 'resource'],
      ],
    );
  });
});
